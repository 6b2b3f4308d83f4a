"""Makes text that anyone may have written safe in a comment on GitHub: it shows as it is, and calls nobody."""

import re

from build_tools.reporters._printable import printable_text
from build_tools.reporters._summary import escaped_markdown

APART = "&#8203;"
"""A space of no width: GitHub looks for names, numbers and signs in what is already rendered."""
CALLS = re.compile(
    r"(?<=\bgh)(?=-[0-9])"  # GH-12 is a link to an issue
    r"|(?<=:)(?=[a-z0-9_+-]+:)"  # :octocat: is a picture
    r"|(?<=\b[0-9a-f]{20})(?=[0-9a-f]{20}\b)",  # the name of a commit becomes a link to it
    re.IGNORECASE,
)
BEGINS = re.compile(r"^(?:[-+=>#]|[0-9]+[.)])")
"""What begins a list, a heading or a quotation, where it stands at the head of a line."""
PLAIN = re.compile(r"[A-Za-z0-9_.:/-]+")
LONGEST_RUN = re.compile(r"`+")


def shown(text: str, length_max: int = 1000) -> str:
    """Return text of others as Markdown that shows it as it is, on one line."""
    escaped = CALLS.sub(APART, escaped_markdown(printable_text(" ".join(text.split()), length_max)))
    return BEGINS.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", escaped)


def named(text: str) -> str:
    """Return an id, an address or a path as code; as text where it holds what no id may."""
    return f"`{text}`" if PLAIN.fullmatch(text) else shown(text)


def fenced(lines: list[str]) -> list[str]:
    """Return lines of a difference, which begin with their sign, as code: nothing in it is read as Markdown."""
    longest = max((len(run) for line in lines for run in LONGEST_RUN.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}diff", *lines, fence]
