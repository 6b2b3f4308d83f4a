"""The sheets of a workbook as rows of text, with what a reader could not see: formulas, joined and hidden cells."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from openpyxl import load_workbook

from build_tools.diagnostics import Diagnostic
from build_tools.doors._sniffing import refuse_other
from build_tools.doors._tables import LETTERS, Row, column_letter
from build_tools.intake import codes
from build_tools.intake.filled import Given
from build_tools.parse.problems import ReadingProblem
from build_tools.records.shape import shown

SIZE_MAX = 50_000_000
"""Bytes of a workbook; one of 10,000 rows with every column filled has some 20,000,000."""
UNPACKED_MAX = 400_000_000
"""Bytes of all that is packed in a workbook: an archive of some kilobytes can hold gigabytes."""
CELLS_MAX = 1_000
"""Columns that are read; beyond them somebody has formatted empty cells."""
EMPTY_RUN = 1_000
"""Empty rows after which a sheet is taken to have ended, though the program says it goes on."""
CHUNK = 1 << 20
OWN_SHEETS = "commons_sheets"
"""The name under which a template tells which of its sheets hold no records."""
BETWEEN_SHEETS = "|"
OVERLAP = 400
"""Bytes that are looked at twice, so that nothing is cut in two."""
FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
MERGED = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]+\d+:[A-Z]+\d+)"')
HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d+)"[^>]*?\bhidden="(?:1|true)"')
HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\b[^>]*?\bhidden="(?:1|true)"[^>]*>')
COLUMN_SPAN = re.compile(rb'\b(min|max)="(\d+)"')
QUOTED_IN_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
YEARS_AS_DAYS = range(1900, 2101)
"""Numbers that are years; a cell of days shows 2019 as a day in July 1905."""
FIRST_DAY = datetime.date(1899, 12, 30)
SAVE_AGAIN = "Open it in Excel or LibreOffice, and save it again under another name."
AFRESH = "Copy the rows into a new workbook, without formats, and send that."
LOST_ZERO = ".1"
"""How the number of a target ends that may have been 8.10, 16.10 or 17.10."""
CARRIAGE_RETURN = "_x000D_"


@dataclass(slots=True)
class Layout:
    """What the reader of values does not tell of a sheet."""

    has_formulas: bool = False
    merged: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def joined(self) -> dict[int, list[str]]:
        """Return, for each row, the areas of joined cells that reach into it."""
        found: dict[int, list[str]] = {}
        for area in self.merged:
            top, bottom = (int(corner.lstrip(LETTERS)) for corner in area.split(":"))
            for row in range(top, min(bottom, top + EMPTY_RUN) + 1):
                found.setdefault(row, []).append(area)
        return found


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its title, its rows, made when they are asked for.

    `is_own` says that the template brought it: instructions, an example, lists.
    """

    title: str
    is_own: bool
    _values: Any
    _formulas: Any
    _layout: Layout
    _file: str

    def rows(self) -> Iterator[Row]:
        """Yield the rows, to the last one that holds something.

        Raises:
            ReadingProblem: the sheet is damaged from some row on.
        """
        joined = self._layout.joined()
        formulas = self._cells_of(self._formulas) if self._layout.has_formulas else iter(())
        empty = 0
        for number, cells in enumerate(self._cells_of(self._values), 1):
            row = self._row(number, cells, next(formulas, ()), joined.get(number, []))
            empty = empty + 1 if row.is_empty and not row.remarks else 0
            if empty > EMPTY_RUN:
                return
            yield row

    def _cells_of(self, sheet: Any) -> Iterator[Sequence[Any]]:
        """Yield the cells of each row."""
        number = 0
        try:
            for cells in sheet.iter_rows():
                number += 1
                yield cells
        except Exception as error:
            message = f"The sheet “{self.title}” of {self._file} is damaged after row {number}."
            raise ReadingProblem(codes.OTHER_FILE, message, SAVE_AGAIN) from error

    def _row(self, number: int, cells: Sequence[Any], behind: Sequence[Any], joined: list[str]) -> Row:
        used = [place for place, cell in enumerate(cells[:CELLS_MAX], 1) if cell.value is not None]
        used += [place for place, cell in enumerate(behind[:CELLS_MAX], 1) if cell.data_type == "f"]
        given: list[Given] = []
        remarks: list[Diagnostic] = []
        for column, cell in enumerate(cells[: max(used, default=0)], 1):
            one = Given(text_of(cell), f"cell {column_letter(column)}{number} of “{self.title}”")
            given.append(one)
            if behind or cell.data_type == "e" or isinstance(cell.value, float):
                has_formula = column <= len(behind) and behind[column - 1].data_type == "f"
                remarks += self._remarks(cell, one.place, has_formula=has_formula)
        if used:
            remarks += self._unseen(number, joined, given)
        return Row(f"row {number} of “{self.title}”", given, tuple(remarks))

    def _remarks(self, cell: Any, place: str, *, has_formula: bool) -> Iterator[Diagnostic]:
        if has_formula and cell.value is None:
            message = f"The formula in {place} has no result that was saved with it."
            hint = "Write the value itself in its place, or save the file again in the program that made it."
            yield Diagnostic(codes.UNREAD, self._file, message, hint)
        elif has_formula:
            message = f"Of the formula in {place} the result was read: {shown(text_of(cell))}."
            yield Diagnostic(codes.DOUBTFUL, self._file, message, "Write the value itself in place of the formula.")
        if isinstance(cell.value, float) and str(cell.value).endswith(LOST_ZERO):
            message = f"The number {cell.value} stands in {place}, where {cell.value}0 would look the same."
            hint = "For a target such as 16.10, write the cell as text: '16.10 with the mark before it."
            yield Diagnostic(codes.DOUBTFUL, self._file, message, hint)
        if cell.value is not None and cell.data_type == "e":
            message = f"The error {shown(cell.value)} stands in {place}."
            yield Diagnostic(codes.UNREAD, self._file, message, "Write the value itself.")

    def _unseen(self, number: int, joined: list[str], given: list[Given]) -> Iterator[Diagnostic]:
        for area in joined:
            message = f"The cells {area} of “{self.title}” are joined; their text was read for the first one only."
            yield Diagnostic(codes.DOUBTFUL, self._file, message, "Split them, and write the value into each cell.")
        if number in self._layout.hidden_rows:
            message = f"Row {number} of “{self.title}” is hidden; it was read all the same."
            yield Diagnostic(codes.DOUBTFUL, self._file, message, "Delete the row if it should not be sent.")
        for column in sorted(self._layout.hidden_columns):
            if column <= len(given) and given[column - 1].text.strip():
                message = f"The column of {given[column - 1].place} is hidden; it was read all the same."
                yield Diagnostic(codes.DOUBTFUL, self._file, message, "Empty it if it should not be sent.")


def open_sheets(data: bytes, name: str) -> list[Sheet]:
    """Return the sheets of a workbook, in order.

    Raises:
        ReadingProblem: it is no workbook, is locked, damaged, or larger than anybody can have meant.
    """
    if len(data) > SIZE_MAX:
        raise _too_large(name, len(data))
    refuse_other(data, name, "workbook")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _refuse_bombs(archive, name)
    try:
        values = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        layouts = _layouts(data, values)
        any_formula = any(layout.has_formulas for layout in layouts.values())
        formulas = load_workbook(io.BytesIO(data), read_only=True) if any_formula else values
    except Exception as error:
        message = f"{name} is damaged: it cannot be opened as a workbook ({type(error).__name__})."
        raise ReadingProblem(codes.OTHER_FILE, message, SAVE_AGAIN) from error
    own = _own_sheets(values)
    for sheet in (*values.worksheets, *formulas.worksheets):
        sheet.reset_dimensions()  # what a file says of its size may be a million rows of nothing
    return [
        Sheet(sheet.title, sheet.title in own, sheet, formulas[sheet.title], layouts[sheet.title], name)
        for sheet in values.worksheets
    ]


def _own_sheets(workbook: Any) -> list[str]:
    """Return the sheets that a template says to be its own."""
    told = workbook.defined_names.get(OWN_SHEETS)
    return str(told.attr_text).strip('"').split(BETWEEN_SHEETS) if told else []


def _too_large(name: str, size: int) -> ReadingProblem:
    message = f"{name} has {size:,} bytes; at most {SIZE_MAX:,} are read."
    return ReadingProblem(codes.OTHER_FILE, message, "Take pictures out, or send the rows in several files.")


def _refuse_bombs(archive: zipfile.ZipFile, name: str) -> None:
    """Stop at what would fill the memory: too much in an archive, or entities that unfold."""
    whole = sum(part.file_size for part in archive.infolist())
    if whole > UNPACKED_MAX:
        message = f"{name} unfolds to {whole:,} bytes; at most {UNPACKED_MAX:,} are read."
        raise ReadingProblem(codes.OTHER_FILE, message, AFRESH)
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as opened:
                if b"<!DOCTYPE" in opened.read(2048):
                    message = f"{name} holds instructions that no workbook needs (a DOCTYPE in {part.filename})."
                    raise ReadingProblem(codes.OTHER_FILE, message, AFRESH)


def _layouts(data: bytes, workbook: Any) -> Mapping[str, Layout]:
    """Return what the parts of a workbook say of its sheets, by title."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        found: dict[str, Layout] = {}
        for sheet in workbook.worksheets:
            part = str(sheet._worksheet_path).lstrip("/")  # noqa: SLF001 - the only place where the library tells it
            found[sheet.title] = _layout(archive, part) if part in names else Layout()
    return found


def _layout(archive: zipfile.ZipFile, part: str) -> Layout:
    layout = Layout()
    merged: dict[str, None] = {}
    before = b""
    with archive.open(part) as opened:
        for chunk in chain(iter(lambda: opened.read(CHUNK), b""), (b"",)):
            text = before + chunk
            layout.has_formulas = layout.has_formulas or FORMULA.search(text) is not None
            merged.update(dict.fromkeys(area.decode("ascii") for area in MERGED.findall(text)))
            layout.hidden_rows.update(map(int, HIDDEN_ROW.findall(text)))
            for column in HIDDEN_COLUMN.findall(text):
                span = {key: int(value) for key, value in COLUMN_SPAN.findall(column)}
                layout.hidden_columns.update(range(span.get(b"min", 1), min(span.get(b"max", 0), CELLS_MAX) + 1))
            before = text[-OVERLAP:]
    layout.merged += merged
    return layout


def text_of(cell: Any) -> str:
    """Return what a cell shows, as text: days as ISO 8601, months where only they are shown, whole numbers as such."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        return _day(value, str(cell.number_format or ""))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value).replace(CARRIAGE_RETURN, "")


def _day(value: datetime.datetime, number_format: str) -> str:
    shown_parts = QUOTED_IN_FORMAT.sub("", number_format).lower()
    number = (value.date() - FIRST_DAY).days
    if number in YEARS_AS_DAYS:
        return f"{number}, shown as {value.date().isoformat()}"
    if value.time() != datetime.time():
        return value.isoformat(timespec="seconds")
    if "d" in shown_parts or "m" not in shown_parts:
        return value.date().isoformat()
    return value.strftime("%Y-%m")
