"""The door of tables as text: whatever program, language and system wrote them."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from build_tools.corpus import Corpus
from build_tools.diagnostics import Diagnostic
from build_tools.doors._base import SIZE_MAX, Door
from build_tools.doors._columns import columns_of
from build_tools.doors._sniffing import UTF_16_MARKS, refuse_other
from build_tools.doors._tables import (
    LOOKED_AT,
    Knows,
    Row,
    column_letter,
    find_headings,
    knows_any,
    raw_records,
    recognised,
    refuse_no_headings,
    with_first_remarks,
)
from build_tools.forms import Form
from build_tools.intake import codes
from build_tools.intake.filled import Filled, Given
from build_tools.parse.document import SIZE_LIMIT
from build_tools.parse.problems import ReadingProblem
from build_tools.tables import MARKED, csv_line

DELIMITERS = (",", ";", "\t", "|")
"""Commas, semicolons where commas stand in numbers, tabs of copied cells."""
OLD_ENCODING = "cp1252"


def template(form: Form, _: Corpus, __: Mapping[str, Any]) -> bytes:
    """Return the line of headings; a mark at the beginning tells spreadsheets that it is UTF-8."""
    return csv_line([column.heading for column in columns_of(form)]).encode(MARKED)


def read(data: bytes, name: str, forms: Sequence[Form]) -> Iterator[Filled]:
    """Yield the rows under the headings of one of the forms.

    Raises:
        ReadingProblem: it is no text, or bears no such headings.
    """
    return recognised(rows(data, name, knows_any(forms)), forms)


def rows(data: bytes, name: str, knows: Knows) -> Iterator[Filled]:
    """Yield the rows under headings that are known, as answers by heading.

    Raises:
        ReadingProblem: it is no text, or bears no such headings.
    """
    text, remarks = _decoded(data, name)
    firsts = {mark: list(islice(_rows(text, mark, name), LOOKED_AT)) for mark in DELIMITERS}
    found = {mark: place for mark, first in firsts.items() if (place := find_headings(first, knows)) is not None}
    if not found:
        raise refuse_no_headings(name, firsts[","], "TYPE --format csv")
    mark = max(found, key=lambda one: (_known(firsts[one][found[one]], knows), -DELIMITERS.index(one)))
    place = found[mark]
    heads = firsts[mark][place]
    below = (_looked_at(row, heads, name) for row in islice(_rows(text, mark, name), place + 1, None))
    return with_first_remarks(raw_records(heads, below, name), remarks)


def _known(row: Row, knows: Knows) -> int:
    return sum(knows(cell.text) for cell in row.cells if cell.text.strip())


def _decoded(data: bytes, name: str) -> tuple[str, list[Diagnostic]]:
    """Return the text of a file; where it is not Unicode, the code page of Windows for western Europe is tried.

    Raises:
        ReadingProblem: it is too large, something else than text, or in no encoding that is known.
    """
    if len(data) > SIZE_MAX:
        message = f"{name} has {len(data):,} bytes; at most {SIZE_MAX:,} are read."
        raise ReadingProblem(codes.OTHER_FILE, message, "Send the rows in several files.")
    refuse_other(data, name, "text")
    try:
        return data.decode("utf-16" if data.startswith(UTF_16_MARKS) else "utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{name} is not UTF-8 (line {line}); it was read as Windows text ({OLD_ENCODING})."
        hint = "Look whether its accents are right; save it as “CSV UTF-8” where they are not."
        try:
            return data.decode(OLD_ENCODING), [Diagnostic(codes.DOUBTFUL, name, message, hint)]
        except UnicodeDecodeError:
            message = f"{name} is in no encoding that is known here (line {line})."
            hint = "Save it again as “CSV UTF-8”."
            raise ReadingProblem(codes.OTHER_FILE, message, hint, line) from error


def _rows(text: str, mark: str, name: str) -> Iterator[Row]:
    """Yield the rows of a text; where one cannot be read, it is told and ends the text."""
    csv.field_size_limit(SIZE_LIMIT)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    number = 0
    while True:
        begun = lines.line_num + 1
        number += 1
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"From line {begun} on, {name} cannot be read as a table ({error})."
            hint = "Look for a quotation mark that is opened there and never closed."
            yield Row(f"line {begun}", (), (Diagnostic(codes.UNREAD, name, message, hint, line=begun),))
            return
        given = [Given(cell, f"cell {column_letter(place)}{number}") for place, cell in enumerate(cells, 1)]
        yield Row(f"row {number}" if begun == number else f"row {number} (line {begun})", given)


def _looked_at(row: Row, heads: Row, name: str) -> Row:
    """Return a row with a remark where it has fewer cells than there are headings."""
    if row.is_empty or len(row.cells) >= len(heads.cells) or row.remarks:
        return row
    message = f"{row.place.capitalize()} has {len(row.cells)} of {len(heads.cells)} cells."
    hint = "Look whether its cells stand under the right headings; a text with a line end needs quotation marks."
    return Row(row.place, row.cells, (Diagnostic(codes.DOUBTFUL, name, message, hint),))


DOOR = Door("csv", (".csv", ".tsv", ".txt"), read, template, rows)
