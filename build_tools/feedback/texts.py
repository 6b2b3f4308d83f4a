"""The words of a page as lines, and the passages in which two pages differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser

from build_tools.feedback._base import Passage

BLOCKS = frozenset((
    *("address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption"),
    *("figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre"),
    *("section", "summary", "table", "td", "th", "tr", "ul"),
))  # fmt: skip
HEADING = "h2"
COMPARED = 2_000
"""Lines of a page, or words of a line: a comparison takes time with the square of their number."""
UNSAID = frozenset(("nav", "script", "style", "svg", "template"))

Line = tuple[str, str]
"""(heading that it stands under, words)."""


class _Reader(HTMLParser):
    """Collects the words of a page of ours, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._heading = ""
        self._unsaid = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as the base has it
        if tag in BLOCKS or tag == "br":
            self.end_line()
        self._unsaid += tag in UNSAID

    def handle_endtag(self, tag: str) -> None:
        self._unsaid -= tag in UNSAID
        if tag == HEADING:
            self._heading = " ".join("".join(self._words).split())
            self._words.clear()
        elif tag in BLOCKS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self._unsaid:
            self._words.append(data)

    def end_line(self) -> None:
        words = " ".join("".join(self._words).split())
        self._words.clear()
        if words:
            self.lines.append((self._heading, words))


def lines_of(html: str) -> list[Line]:
    """Return the words of a page that we rendered, line by line; title and summary stand under no heading."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return reader.lines


@dataclass(frozen=True, slots=True)
class Row:
    """Lines of two pages that stand side by side: the same, or those that gave way and those that came."""

    is_same: bool
    before: Sequence[Line]
    after: Sequence[Line]


def aligned(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Row]:
    """Yield the lines of two pages in the order of the page; lines that only changed their heading are the same."""
    for kind, begin, end, start, stop in opcodes([words for _, words in before], [words for _, words in after]):
        yield Row(kind == "equal", before[begin:end], after[start:stop])


def opcodes(before: Sequence[str], after: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """Return how one sequence becomes another, as difflib tells it; of very long ones only what both begin with."""
    if max(len(before), len(after)) <= COMPARED:
        return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    pairs = enumerate(zip(before, after, strict=False))
    same = next((place for place, (one, other) in pairs if one != other), min(len(before), len(after)))
    found = (("equal", 0, same, 0, same), ("replace", same, len(before), same, len(after)))
    return [told for told in found if told[2] > told[1] or told[4] > told[3]]


def passages(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Passage]:
    """Yield what gave way to what, below each heading."""
    for row in aligned(before, after):
        if not row.is_same:
            for heading in dict.fromkeys(heading for heading, _ in (*row.before, *row.after)):
                yield Passage(heading, _below(heading, row.before), _below(heading, row.after))


def _below(heading: str, lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(words for own, words in lines if own == heading)
