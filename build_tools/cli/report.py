"""`commons report`: what a proposed change does, as the comment on it says."""

import re
from pathlib import Path

import click

from build_tools.cli._group import Project
from build_tools.cli._progress import engine_of
from build_tools.cli._terminal import wants_colour, width
from build_tools.cli.check import write_report
from build_tools.errors import UsageError
from build_tools.reporters import Output
from build_tools.reporters._summary import STEP_SUMMARY_BYTES

FORMATS = ("text", "markdown", "json", "html")
ADDRESS = re.compile(r"https://[\w.:-]+/[\w./#-]*")
"""What may stand in a link of the comment."""
COLOURS = {"- ": "red", "+ ": "green", "@@": "cyan"}
"""Of the lines of a difference, by what they begin with."""


@click.command(name="report")
@click.option("--base", metavar="REV", default="", help="What to compare with: a branch, tag or commit of Git.")
@click.option("--head", metavar="REV", default="", help="What is proposed; by default the files here.")
@click.option("--read", "told", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False, exists=True),
              help="In place of --base: a report that was written as JSON, or an archive with it.")  # fmt: skip
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True,
              help="How to print; markdown is the comment on a pull request.")  # fmt: skip
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file.")
@click.option("--preview", metavar="DIR", type=click.Path(path_type=Path),
              help="Write the changed pages as they will look; a name that ends in .zip becomes one file.")  # fmt: skip
@click.option("--whole", metavar="ADDRESS", default="", help="Where readers of the comment find report and preview.")
@click.pass_obj
def report(
    project: Project,
    *,
    base: str,
    head: str,
    told: Path | None,
    format_name: str,
    output: Path | None,
    preview: Path | None,
    whole: str,
) -> int:
    """Tell what a change does: what to mend, what changed, before and after of pages, links that come and go.

    A change is what was done since the work left REV, with what is not committed yet. Nothing in the folder is touched,
    and findings are no reason to fail: `commons check --changed-since` is there for that. In a job of GitHub Actions
    the comment also becomes the summary of the job.
    """
    if whole and not ADDRESS.fullmatch(whole):
        message = f"--whole is no web address that a comment may link to: {whole!r}. Begin it with https://."
        raise UsageError(message)
    if bool(base) == bool(told) or (told and (head or preview)):
        message = "Say with --base REV what to compare with, or with --read FILE alone which report to show."
        raise UsageError(message)
    # Half a second that only this command needs.
    from build_tools.feedback.as_json import read_feedback  # noqa: PLC0415 - see above
    from build_tools.feedback.as_markdown import comment  # noqa: PLC0415 - see above
    from build_tools.feedback.telling import gather, printed  # noqa: PLC0415 - see above

    config = project.config()
    if told:
        feedback, summary = read_feedback(told), None
    else:
        with engine_of(config) as engine:
            feedback = gather(config, engine, base, head, preview)
        summary = comment(feedback, whole, STEP_SUMMARY_BYTES)
    text = printed(feedback, config, format_name, whole, width())
    write_report(Output(text if output or format_name != "text" else _painted(text), summary), config, output)
    return 0


def _painted(text: str) -> str:
    """Return lines with colours where a person sees them: what went, what came, and the names of records."""
    if not wants_colour():
        return text
    return "\n".join(_painted_line(line) for line in text.split("\n"))


def _painted_line(line: str) -> str:
    sign = line.strip()[:2]
    if sign in COLOURS:
        return click.style(line, fg=COLOURS[sign])
    return click.style(line, bold=True) if line and not line.startswith(" ") else line


COMMAND = report
