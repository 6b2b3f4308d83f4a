"""The body of an issue to its headings with the text under each: it is only text from outside, whatever it says."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from build_tools.corpus.names import plain

HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(\S.*)")
BOLD_LINE = re.compile(r"(?:\*\*|__)([^*_].*?)(?:\*\*|__):?")
BOLD_MAX = 200
"""Characters of a bold line that may be a heading."""
BOX = re.compile(r"\s*[-*+]\s+\[([ xX])\]\s+(.*)")
BULLET = re.compile(r"^[ \t]*[-*+][ \t]+", re.MULTILINE)
NOTHING = frozenset(["", "no response", "none", "n a", "na", "no", "unknown", "aucun", "ninguno", "нет", "无", "لا"])
"""Answers that say that there is none."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the text under it; `heading` is empty for what stands before the first, `line` is the heading's.

    `opening` is the line of the heading as it was written.
    """

    heading: str
    line: int
    text: str
    opening: str = ""


def has_sections(text: str) -> bool:
    """Tell whether a text has headings, as the body of an issue form has."""
    return any(HEADING.fullmatch(line) for line in without_comments(text).split("\n"))


def without_comments(text: str) -> str:
    """Return a text without HTML comments, its lines kept; one that is never closed is text."""
    kept: list[str] = []
    place = 0
    while (opening := text.find("<!--", place)) >= 0 and (closing := text.find("-->", opening)) >= 0:
        kept += [text[place:opening], "\n" * text.count("\n", opening, closing)]
        place = closing + len("-->")
    return "".join([*kept, text[place:]])


def sections(text: str, is_known: Callable[[str], object]) -> Iterator[Section]:
    """Yield what stands before the first heading and then every section, empty ones too.

    A Markdown heading is one; a bold line is one where `is_known` says that its words ask something.
    """
    opening = Section("", 1, "")
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        heading = _heading(line, is_known)
        if not heading:
            lines.append(line)
            continue
        yield Section(opening.heading, opening.line, "\n".join(lines), opening.opening)
        opening, lines = Section(heading, number, "", line), []
    yield Section(opening.heading, opening.line, "\n".join(lines), opening.opening)


def _heading(line: str, is_known: Callable[[str], object]) -> str:
    if found := HEADING.fullmatch(line):
        return found[1].rstrip("# \t").strip()
    bold = BOLD_LINE.fullmatch(line.strip()) if len(line) <= BOLD_MAX else None
    return bold[1] if bold and is_known(bold[1]) else ""


def answer_in(text: str, *, is_list: bool) -> str:
    """Return the text of a section as an answer: boxes that were ticked, nothing for “No response”."""
    lines = text.split("\n")
    boxes = [found for found in map(BOX.fullmatch, lines) if found]
    if boxes and is_list:
        ticked = [found[2].strip() for found in boxes if found[1] != " "]
        written = [line.strip() for line in lines if line.strip() and not BOX.fullmatch(line)]
        return "\n".join([*ticked, *written])
    text = BULLET.sub("", text) if is_list else text
    return "" if plain(text) in NOTHING else text.strip()
