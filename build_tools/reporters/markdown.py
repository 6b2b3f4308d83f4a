"""Prints findings as a Markdown document that fits in a comment on a pull request."""

from build_tools.reporters._base import Output, Report, Reporter
from build_tools.reporters._summary import COMMENT_BYTES, summary_document


def render_markdown(report: Report) -> Output:
    """Return the counts and a table of the findings, the worst first."""
    return Output(summary_document(report, COMMENT_BYTES))


REPORTER = Reporter(name="markdown", render=render_markdown)
