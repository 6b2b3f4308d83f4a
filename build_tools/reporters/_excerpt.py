"""Cuts the piece of a source line that a finding speaks of, as a terminal will show it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wcwidth import iter_graphemes, wcswidth

from build_tools.reporters._printable import printable_text

TAB = "    "
LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""The line breaks of YAML 1.2; `str.splitlines` knows seven more, and would count the lines wrongly."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What to print of a line; `caret` is the number of cells before the place."""

    text: str
    caret: int


def source_lines(text: str | None) -> list[str]:
    """Return the lines of a file without their breaks; none where there is no text to show."""
    return LINE_BREAK.split(text) if text is not None else []


def excerpt(line: str, column: int, room: int) -> Excerpt:
    """Return the piece of a line around a column (in characters, from 1) that fits in a number of cells.

    Tabs become four blanks and unsafe characters are spelt out; `…` stands in one more cell at each end that was cut.
    """
    place = min(max(column - 1, 0), len(line))
    before = _cells(line[max(0, place - room) : place])
    after = _cells(line[place : place + room])
    left = _fitting(reversed(before), max(room // 2, room - _width(after)))[::-1]
    right = _fitting(after, room - _width(left))
    opening = "…" if place > room or len(left) < len(before) else ""
    closing = "…" if len(line) > place + room or len(right) < len(after) else ""
    return Excerpt(f"{opening}{''.join(left)}{''.join(right)}{closing}", _width([opening, *left]))


def _cells(text: str) -> list[str]:
    """Split text into what a terminal shows as one character each: a letter with its accents, an emoji in parts."""
    return [TAB if grapheme == "\t" else printable_text(grapheme) for grapheme in iter_graphemes(text)]


def _width(cells: Iterable[str]) -> int:
    return sum(max(0, wcswidth(cell)) for cell in cells)


def _fitting(cells: Iterable[str], room: int) -> list[str]:
    kept: list[str] = []
    for cell in cells:
        room -= max(0, wcswidth(cell))
        if room < 0:
            break
        kept.append(cell)
    return kept
