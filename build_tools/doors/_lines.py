"""The lines of an answer to groups: “Title | Publisher | address”, and other ways in which people write the same."""

import re
from collections.abc import Iterator, Sequence

from build_tools.forms import Question
from build_tools.intake.filled import Answer, Given

BULLET = re.compile(r"^[ \t]*(?:[-*+\u2022]|\d{1,2}[.)])[ \t]+")
RULE_OF_TABLE = re.compile(r"[|\s:-]*-[|\s:-]*")
LINK = re.compile(r"!?\[([^\[\]\n]*)\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)>?[^()\n]*\)")
"""A Markdown link, its address with brackets in pairs: “[Title](https://en.wikipedia.org/wiki/A_(b))”."""
LINE_MAX = 5_000
"""Characters of a line in which links are looked for; in a longer one nobody wrote any."""
ADDRESS = re.compile(r"<?(https?://[^\s<>]+)>?", re.IGNORECASE)
ADDRESS_AT_END = re.compile(r"(.+?)[\s,;:(\u2013\u2014-]+<?(https?://[^\s<>]+?)>?[).,;\s]*", re.IGNORECASE)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield (number from 1, line without its bullet) for every line that holds something but the rule of a table."""
    for number, line in enumerate(text.split("\n"), 1):
        bare = BULLET.sub("", line, count=1).strip()
        if bare and not RULE_OF_TABLE.fullmatch(bare):
            yield number, bare


def cells_of(line: str) -> list[list[str]]:
    """Return the ways to part a line, the likeliest first: a mark at its end can be of a table or of an empty cell."""
    is_short = len(line) <= LINE_MAX
    line = LINK.sub(r"\1 | \2", line) if is_short else line
    cells = [_bare(part) for part in (line.split("|") if "|" in line else line.split("\t"))]
    at_end = ADDRESS_AT_END.fullmatch(cells[0]) if len(cells) == 1 and is_short else None
    if at_end:
        return [[at_end[1].strip(), at_end[2]]]
    inner = [_bare(part) for part in line.strip("|").split("|")]
    if not line.startswith("|") or len(inner) == len(cells):
        return [cells]
    return [inner, cells] if line.endswith("|") else [cells, inner]


def _bare(part: str) -> str:
    return ADDRESS.sub(r"\1", part.strip()) if ADDRESS.fullmatch(part.strip()) else part.strip()


def group_of(question: Question, ways: Sequence[Sequence[str]], place: str) -> tuple[dict[str, Answer], list[str]]:
    """Return the answers to the parts of a question, and the cells that are one too many.

    Where each cell can be the part in its place, it is; else addresses and days find theirs, and the others keep their
    order.
    """
    parts = question.parts
    for cells in ways:
        if len(cells) <= len(parts) and all(map(_fits, parts, cells)):
            return _told(zip(parts, cells, strict=False), place), []
    waiting = list(parts)
    pairs: list[tuple[Question, str]] = []
    over: list[str] = []
    for cell in filter(None, ways[0]):
        part = next((one for one in waiting if _fits(one, cell)), None)
        if part is None:
            over.append(cell)
            continue
        waiting.remove(part)
        pairs.append((part, cell))
    return _told(pairs, place), over


def _fits(part: Question, cell: str) -> bool:
    """Tell whether a cell looks like the answer to a part: an address where one is asked, and only there."""
    if not cell:
        return True
    if part.kind == "day" or (part.kind == "term" and DAY.fullmatch(cell)):
        return part.kind == "day" and DAY.fullmatch(cell) is not None
    if part.kind == "number" and not any(map(str.isdigit, cell)):
        return False
    return (part.kind == "address") == (ADDRESS.fullmatch(cell) is not None)


def _told(pairs: Iterator[tuple[Question, str]] | list[tuple[Question, str]], place: str) -> dict[str, Answer]:
    return {part.name: (Given(cell, place),) for part, cell in pairs if cell}
