"""The body of a Word document to blocks, in the order in which they are read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from build_tools.doors._docx_blocks import Block, Cell, Paragraph, Seen, Table
from build_tools.doors._docx_marks import FIXED, fixed_tag
from build_tools.doors._docx_package import Package
from build_tools.doors._docx_runs import Runs, child_of, name_of, shows_prompt, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

HEADING_STYLE = re.compile(r"heading (\d)")
NOT_A_LEVEL = 9
"""The outline level of body text."""
SPAN_LIMIT = 100
"""Columns that one cell may go over."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its English name in small letters, the level of its headings, whether it is one of lists."""

    name: str
    level: int = 0
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """What a document says, and what of it answers do not carry."""

    blocks: tuple[Block, ...]
    seen: Seen
    around: tuple[str, ...]
    """The texts of headers and footers."""


def read_body(package: Package) -> Body:
    """Return the blocks of a document."""
    reader = _Reader(package, dict(_notes(package)), _styles(package.parts.get("styles")))
    blocks = tuple(reader.blocks(package.body, ()))
    around = [part for name, part in sorted(package.parts.items()) if name.startswith(("header ", "footer "))]
    texts = [" ".join("".join(str(text.text or "") for text in part.iter("{*}t")).split()) for part in around]
    return Body(blocks, reader.seen, tuple(dict.fromkeys(filter(None, texts))))


def _notes(package: Package) -> Iterator[tuple[tuple[str, str], str]]:
    for kind in ("footnote", "endnote"):
        for note in package.parts.get(f"{kind}s", ()):
            text = " ".join("".join(str(text.text or "") for text in note.iter("{*}t")).split())
            if text:
                yield (kind, value_of(note, "id")), text


def _styles(part: "Element | None") -> dict[str, Style]:
    """Return the styles by id; the ids of a French Word are French, the names behind them are not."""
    raw = {value_of(one, "styleId"): one for one in part if name_of(one) == "style"} if part is not None else {}
    return {style_id: _style(style_id, raw) for style_id in raw}


def _style(style_id: str, raw: Mapping[str, "Element"]) -> Style:
    name = value_of(child_of(raw[style_id], "name")).lower()
    level, is_list, seen = 0, False, set[str]()
    while style_id in raw and style_id not in seen:
        seen.add(style_id)
        one = raw[style_id]
        level = level or _named_level(value_of(child_of(one, "name")).lower()) or _outline(child_of(one, "pPr"))
        is_list = is_list or child_of(one, "pPr", "numPr") is not None
        style_id = value_of(child_of(one, "basedOn"))
    return Style(name, level, is_list and not level)


def _named_level(name: str) -> int:
    found = HEADING_STYLE.fullmatch(name)
    return int(found[1]) if found else 0


def _outline(properties: "Element | None") -> int:
    told = value_of(child_of(properties, "outlineLvl"))
    return int(told) + 1 if told.isdecimal() and int(told) < NOT_A_LEVEL else 0


@dataclass(slots=True)
class _Reader:
    package: Package
    notes: Mapping[tuple[str, str], str]
    styles: Mapping[str, Style]
    seen: Seen = field(default_factory=Seen)

    def blocks(self, element: "Element", tags: tuple[str, ...]) -> Iterator[Block]:
        """Yield the blocks in an element; a paragraph whose mark is deleted goes on in the next."""
        begun: Paragraph | None = None
        for block, goes_on in self._raw(element, tags):
            if begun is not None and isinstance(block, Paragraph):
                block = replace(block, pieces=begun.pieces + block.pieces, level=begun.level, style=begun.style)  # noqa: PLW2901 - the joined paragraph takes its place
            elif begun is not None:
                yield begun
            begun = block if goes_on and isinstance(block, Paragraph) else None
            if begun is None:
                yield block
        if begun is not None:
            yield begun

    def _raw(self, element: "Element", tags: tuple[str, ...]) -> Iterator[tuple[Block, bool]]:
        for child in element:
            match name_of(child):
                case "p":
                    yield from self._paragraph(child, tags)
                case "tbl":
                    yield Table(tuple(self._rows(child)), tags), False
                case "sdt":
                    yield from ((block, False) for block in self._control(child, tags))
                case "AlternateContent":
                    chosen = child_of(child, "Choice")
                    yield from self._raw(child if chosen is None else chosen, tags)
                case "altChunk":
                    self.seen.embedded += 1
                case "customXml" | "ins" | "moveTo" | "Fallback":
                    yield from self._raw(child, tags)
                case "del" | "moveFrom":
                    self.seen.deletions += 1
                case _:
                    pass

    def _control(self, control: "Element", tags: tuple[str, ...]) -> Iterator[Block]:
        properties, content = child_of(control, "sdtPr"), child_of(control, "sdtContent")
        if content is None:
            return
        tag = value_of(child_of(properties, "tag"))
        if tag.startswith(f"{FIXED}:"):
            inside = list(self.blocks(content, tags))
            if fixed_tag(" ".join(text_of(block) for block in inside)) != tag:
                yield from (
                    replace(block, is_changed=True) if isinstance(block, Paragraph) else block for block in inside
                )
        elif not shows_prompt(properties, content, self.seen):
            yield from self.blocks(content, (*tags, tag))
        else:
            yield Paragraph((), tags=(*tags, tag))

    def _paragraph(self, element: "Element", tags: tuple[str, ...]) -> Iterator[tuple[Block, bool]]:
        runs = Runs(self.package, self.notes, self.seen)
        runs.read(element)
        properties = child_of(element, "pPr")
        marks = child_of(properties, "rPr")
        self.seen.insertions += child_of(marks, "ins") is not None
        self.seen.deletions += child_of(marks, "del") is not None
        style = self.styles.get(value_of(child_of(properties, "pStyle")), Style(""))
        number = child_of(properties, "numPr", "numId")
        paragraph = Paragraph(
            pieces=tuple(runs.pieces),
            style=style.name,
            level=_outline(properties) or style.level,
            is_item=value_of(number) != "0" if number is not None else style.is_list,
            tags=(*tags, *runs.tags),
            notes=tuple(runs.notes),
        )
        yield paragraph, child_of(marks, "del") is not None
        for frame in runs.frames:
            self.seen.boxes += 1
            yield from ((block, False) for block in self.blocks(frame, tags))

    def _rows(self, table: "Element") -> Iterator[tuple[Cell, ...]]:
        above: tuple[Cell, ...] = ()
        for row in _inner(table, "tr"):
            properties = child_of(row, "trPr")
            if child_of(properties, "del") is not None:
                self.seen.deletions += 1
                continue
            self.seen.insertions += child_of(properties, "ins") is not None
            skipped = value_of(child_of(properties, "gridBefore"))
            cells = [Cell(())] * (min(int(skipped), SPAN_LIMIT) if skipped.isdecimal() else 0)
            for cell in _inner(row, "tc"):
                cells += self._cells(cell, above[len(cells)] if len(cells) < len(above) else Cell(()))
            above = tuple(cells)
            yield above

    def _cells(self, element: "Element", above: Cell) -> list[Cell]:
        """Return a cell, and an empty one for each further column that it goes over."""
        properties = child_of(element, "tcPr")
        merged = child_of(properties, "vMerge")
        if merged is not None and value_of(merged) != "restart":
            return [Cell(above.paragraphs, is_merged=True)]
        paragraphs = tuple(self._flat(self.blocks(element, ())))
        told = value_of(child_of(properties, "gridSpan"))
        span = min(int(told), SPAN_LIMIT) if told.isdecimal() else 1
        return [Cell(paragraphs, is_merged=span > 1), *[Cell((), is_merged=True)] * (span - 1)]

    def _flat(self, blocks: Iterator[Block]) -> Iterator[Paragraph]:
        for block in blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                yield from (paragraph for row in block.rows for cell in row for paragraph in cell.paragraphs)


def _inner(element: "Element", name: str) -> Iterator["Element"]:
    """Yield rows or cells, those in controls too, as repeating sections hold them."""
    for child in element:
        if name_of(child) == name:
            yield child
        elif name_of(child) in ("sdt", "sdtContent", "customXml"):
            yield from _inner(child, name)


def text_of(block: Block) -> str:
    """Return the text of a block, the cells of a row parted by bars."""
    if isinstance(block, Paragraph):
        return block.text
    return "\n".join(" | ".join(cell.text for cell in row) for row in block.rows)
