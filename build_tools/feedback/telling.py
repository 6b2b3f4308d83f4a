"""A report from its revisions, or from the file of another run, in the form that is asked for."""

from pathlib import Path

from build_tools.config import Config
from build_tools.engine import Engine
from build_tools.feedback._base import Feedback
from build_tools.feedback.as_html import index_html
from build_tools.feedback.as_json import feedback_json
from build_tools.feedback.as_markdown import comment
from build_tools.feedback.as_text import text_of
from build_tools.feedback.gathering import Gathered
from build_tools.feedback.preview import write_preview
from build_tools.feedback.sides import open_sides
from build_tools.pages.rendering import open_templates
from build_tools.publish.build import known_house

FORMATS = ("text", "markdown", "json", "html")


def gather(config: Config, engine: Engine, base: str, head: str, preview: Path | None) -> Feedback:
    """Return what is told of a change, and write its preview where one is asked for.

    Raises:
        UsageError: Git does not know a revision, or something else stands in the place of the preview.
        SourceError: there is no Git, or the content cannot be read.
        BuildError: MkDocs refuses its configuration or a page.
    """
    with open_sides(config, engine, base, head) as sides:
        gathered = Gathered(sides)
        feedback = gathered.feedback(config)
        if preview:
            write_preview(gathered, feedback, known_house(sides.after.config, engine), preview)
    return feedback


def printed(feedback: Feedback, config: Config, format_name: str, whole: str, width: int) -> str:
    """Return feedback in one of the forms."""
    if format_name == "markdown":
        return comment(feedback, whole)
    if format_name == "json":
        return f"{feedback_json(feedback)}\n"
    if format_name == "html":
        return index_html(open_templates(config.templates, config.strings), feedback)
    return f"{text_of(feedback, width)}\n"
