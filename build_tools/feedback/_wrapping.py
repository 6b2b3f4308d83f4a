"""What gave way to what on a page, as lines with signs that are short enough to be read."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from build_tools.feedback._base import Passage
from build_tools.reporters._printable import printable_text
from build_tools.versions.fields import ABSENT, Absent, FieldChange
from build_tools.versions.telling import before_and_after

WIDTH = 96
"""Characters of a line; code does not wrap on GitHub."""
LONGEST = 1_000
"""Characters of one line of the page."""


def difference_lines(passages: Iterable[Passage], width: int = WIDTH) -> Iterator[str]:
    """Yield passages as a difference: the heading, then what stood (-) and what stands (+), wrapped."""
    heading = ""
    for passage in passages:
        if passage.heading != heading:
            heading = passage.heading
            yield f"@@ {_flat(heading)} @@"
        for before, after in _pairs(passage.before, passage.after):
            for sign, words in before_and_after(FieldChange("", before, after)):
                yield from _wrapped(sign, words, width)


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str | Absent, str | Absent]]:
    """Yield lines that changed: one by one where both sides have as many, else all that went before all that came."""
    if len(before) == len(after):
        yield from zip(before, after, strict=True)
    else:
        yield from ((words, ABSENT) for words in before)
        yield from ((ABSENT, words) for words in after)


def _wrapped(sign: str, words: str, width: int) -> Iterator[str]:
    lines = textwrap.wrap(_flat(words), width - 2, break_on_hyphens=False) or [""]
    yield from (f"{sign} {line}" for line in lines)


def _flat(words: str) -> str:
    return printable_text(" ".join(words.split()), LONGEST)
