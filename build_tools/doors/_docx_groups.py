"""The tables and lines of a group, such as the sources, to its entries."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from build_tools.corpus.names import Names, plain
from build_tools.doors._base import Answer, Given
from build_tools.doors._docx_asked import spellings
from build_tools.doors._docx_blocks import Cell, Paragraph, Table
from build_tools.doors._docx_notes import Notes
from build_tools.doors._docx_parts import Column, columns_of
from build_tools.doors._docx_runs import is_bracketed
from build_tools.doors._docx_ticks import ticked
from build_tools.forms import Question

ALSO = {
    "name": "name, organisation, organization, nom, nombre, organisme",
    "type": "type, kind, type of organisation, type of organization",
    "url": "url, link, address, website, web page, lien, enlace",
    "title": "title, titre, título, name of the source",
    "publisher": "published by, author, éditeur",
    "accessed": "accessed, seen on, date accessed",
    "statement": "statement, result, results",
    "basis": "basis, how known, evidence base",
}
WEB_ADDRESS = re.compile(r"https?://[^\s<>“”\"]+")
LINE = re.compile(r"\s*([^:\uff1a]{1,60})[:\uff1a]\s*(.+)", re.DOTALL)
"""“Publisher: IOM”."""


@dataclass(frozen=True)
class Groups:
    """Reads the entries of one question that has parts."""

    question: Question
    place: str
    notes: Notes

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns that its table has in the template."""
        return columns_of(self.question)

    @cached_property
    def _names(self) -> Names:
        named = [(column.label, position) for position, column in enumerate(self.columns)]
        taken = {plain(label) for label, _ in named}
        for position, column in enumerate(self.columns):
            others = [column.question.label, column.steps[-1], *ALSO.get(column.steps[-1], "").split(", ")]
            named += [(name, position) for name in others if name and plain(name) not in taken]
        return Names([(name, str(position)) for name, position in named])

    def column(self, heading: str) -> Column | None:
        """Return the column that a heading names, spelt a little otherwise perhaps."""
        for text in spellings(heading):
            if found := self._names.exact(text) or self._names.near(text):
                return self.columns[int(found[0])]
        return None

    def fits(self, table: Table) -> bool:
        """Tell whether a table is one of this group, by its first row or by its first column."""
        return bool(self._across(table) or self._down(table))

    def _across(self, table: Table) -> list[Column | None]:
        """Return the column of each cell of the first row; nothing where they are no headings."""
        found = [self.column(cell.text) if cell.text else None for cell in table.rows[0]] if table.rows else []
        filled = sum(bool(cell.text) for cell in table.rows[0]) if table.rows else 0
        return found if filled and sum(one is not None for one in found) * 2 >= filled else []

    def _down(self, table: Table) -> list[Column | None]:
        found = [self.column(row[0].text) if row and row[0].text else None for row in table.rows]
        return found if len(found) > 1 and sum(one is not None for one in found) * 2 >= len(found) else []

    def entries(self, table: Table, before: Sequence[Column | None] = ()) -> tuple[list[Answer], list[Column | None]]:
        """Return the entries of a table, and its columns for one that goes on without headings."""
        across, down = self._across(table), self._down(table)
        if down and sum(map(bool, down)) > sum(map(bool, across)):
            width = max(map(len, table.rows))
            place = f"the table under {self.place}"
            return [self._entry(down, _beside(table, number), place) for number in range(1, width)], []
        columns: list[Column | None] = across or list(before)
        rows = list(table.rows[1:] if across else table.rows)
        if not columns and rows and len(rows[0]) == len(self.columns):
            columns = list(self.columns)
            message = f"The table under {self.place} has no row of headings; its columns were read in their order."
            self.notes.doubtful.append((message, f"They are: {'; '.join(column.label for column in self.columns)}."))
        first = 2 if across else 1
        found = []
        for number, row in enumerate(rows, first):
            place = f"row {number} of the table under {self.place}"
            if not columns:
                self._unread(place, " | ".join(cell.text for cell in row))
            elif not self._is_heading(row):
                found.append(self._entry(columns, row, place))
        return found, columns

    def _is_heading(self, row: Sequence[Cell]) -> bool:
        """Tell whether a row repeats the headings, as a table that was copied twice has them."""
        texts = [cell.text for cell in row if cell.text]
        exact = {plain(column.label) for column in self.columns}
        return len(texts) > 1 and all(plain(text.rstrip(" *")) in exact for text in texts)

    def _entry(self, columns: Sequence[Column | None], row: Sequence[Cell], place: str) -> Answer:
        """Return the entry of a row as an answer of one, or of none where the row is empty."""
        entry: dict[str, Any] = {}
        for number, cell in enumerate(row):
            column = columns[number] if number < len(columns) else None
            if cell.is_merged and cell.text:
                self.notes.merged.append(place)
            if column is None:
                self._unread(f"{place}, column {number + 1}", cell.text)
                continue
            given = self._cell(column.question, cell, f"{place}, column “{column.label}”")
            if given:
                _put(entry, column.steps, given)
        return (_named(self.question, entry),) if entry else ()

    def _unread(self, place: str, text: str) -> None:
        if text.strip(" |\n"):
            self.notes.unread.append((place, text))

    def _cell(self, question: Question, cell: Cell, place: str) -> tuple[Given, ...]:
        said = [paragraph for paragraph in cell.paragraphs if paragraph.text or _has_box(paragraph)]
        for paragraph in said:
            if is_bracketed(paragraph.text):
                self.notes.bracketed.append(paragraph.text)
        said = [paragraph for paragraph in said if not is_bracketed(paragraph.text)]
        for paragraph in said:
            self.notes.unread += [(f"{place}, a footnote", note) for note in paragraph.notes]
        if question.kind == "term" and any(_has_box(paragraph) for paragraph in said):
            read = [ticked(paragraph) for paragraph in said]
            return tuple(Given(text, place) for one in read for text in (*one.terms, *one.written))
        texts = [written(question, paragraph) for paragraph in said]
        if question.is_many:
            return tuple(Given(text, place, is_one=question.kind in ("line", "text")) for text in texts)
        return (Given(("\n\n" if question.kind == "text" else " ").join(texts), place),) if texts else ()

    def lines(self, paragraphs: Sequence[Paragraph]) -> Iterator[Answer]:
        """Yield the entries that are written in lines and not in a table."""
        entry: dict[str, Any] = {}
        place = self.place
        for paragraph in paragraphs:
            column, text = self._told(paragraph)
            if column is None or column.steps[-1] in entry:
                if entry:
                    yield (_named(self.question, entry),)
                entry = {}
            if column is not None:
                _put(entry, column.steps, (Given(text, place),))
            else:
                yield from self._line(paragraph)
        if entry:
            yield (_named(self.question, entry),)

    def _told(self, paragraph: Paragraph) -> tuple[Column | None, str]:
        """Return the column and the answer of “Publisher: IOM”."""
        found = LINE.fullmatch(paragraph.text)
        exact = self._names.exact(found[1]) if found else ()
        return (self.columns[int(exact[0])], found[2].strip()) if found and exact else (None, "")

    def _line(self, paragraph: Paragraph) -> Iterator[Answer]:
        """Yield the entry of a line: its address, and the rest as the first part that must be answered."""
        if self.question.kind == "organisation":
            yield (Given(paragraph.text, self.place),)
            return
        parts = self.question.parts
        needed = next((part for part in parts if part.is_needed and part.kind in ("line", "text")), None)
        address = next((part for part in parts if part.kind == "address" and part.is_needed), None)
        entry: dict[str, Any] = {}
        rest, found = paragraph.text, WEB_ADDRESS.search(paragraph.text)
        if address and not found:
            self._unread(self.place, rest)
            return
        if address and found:
            entry[address.name] = (Given(found[0].rstrip(").,;"), self.place),)
            rest = " ".join(rest.replace(found[0].rstrip(").,;"), " ").split()).strip(" ()\u2013-,;:")
        if needed and rest:
            entry[needed.name] = (Given(rest, self.place),)
        elif rest:
            self._unread(self.place, rest)
        if entry:
            yield (entry,)


def _beside(table: Table, number: int) -> list[Cell]:
    return [row[number] if number < len(row) else Cell(()) for row in table.rows]


def written(question: Question, paragraph: Paragraph) -> str:
    """Return what a paragraph says to a question; a link stands for its address where an address is asked."""
    if question.kind == "address":
        link = next((piece.address for piece in paragraph.pieces if piece.address), "")
        return paragraph.bare if not link or WEB_ADDRESS.search(paragraph.bare) else link
    return paragraph.text


def _has_box(paragraph: Paragraph) -> bool:
    return any(piece.box for piece in paragraph.pieces)


def _put(entry: dict[str, Any], steps: tuple[str, ...], given: tuple[Given, ...]) -> None:
    """Put an answer where its steps lead, through the groups on the way."""
    if len(steps) == 1:
        entry[steps[0]] = (*entry.get(steps[0], ()), *given)
        return
    inner = dict(entry[steps[0]][0]) if steps[0] in entry else {}
    _put(inner, steps[1:], given)
    entry[steps[0]] = (inner,)


def _named(question: Question, entry: Mapping[str, Any]) -> Given | Mapping[str, Answer]:
    """Return an entry, with an organisation of which the name only is given as that name: it may be an id."""
    named = {part.name: part for part in question.parts if part.kind == "organisation" and not part.is_many}
    inside = {
        name: (_named(named[name], answer[0]),) if name in named and isinstance(answer[0], Mapping) else answer
        for name, answer in entry.items()
    }
    if question.kind == "organisation" and list(inside) == ["name"] and len(inside["name"]) == 1:
        return inside["name"][0]
    return inside
