"""A Markdown record in two: the fields between its two lines of dashes, and the narrative under them."""

from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

from build_tools.parse import codes
from build_tools.parse.problems import ReadingProblem

BOUNDARY = YAMLHandler.FM_BOUNDARY
EXAMPLE = "Begin the file with a line “---”, then the fields, then a line “---”, then the narrative."


@dataclass(frozen=True, slots=True)
class Halves:
    """The two halves of a Markdown record and the lines (from 1) on which they begin."""

    fields: str
    fields_line: int
    body: str
    body_line: int


def split_front_matter(text: str) -> Halves:
    """Return the halves of a text.

    Raises:
        ReadingProblem: there is no front matter, or it has no end.
    """
    opening = BOUNDARY.match(text)
    if not opening:
        raise ReadingProblem(codes.NO_FRONT_MATTER, "The file does not begin with front matter.", EXAMPLE, 1, 1)
    closing = BOUNDARY.search(text, opening.end())
    if not closing:
        message = "The front matter that begins here is not closed."
        raise ReadingProblem(codes.UNCLOSED_FRONT_MATTER, message, "Add a line “---” after the last field.", 1, 1)
    body = text[closing.end() :]
    stripped = body.lstrip("\n")
    body_start = len(text) - len(stripped)
    return Halves(
        fields=text[opening.end() : closing.start()],
        fields_line=text.count("\n", 0, opening.end()) + 1,
        body=stripped.rstrip(),
        body_line=text.count("\n", 0, body_start) + 1,
    )
