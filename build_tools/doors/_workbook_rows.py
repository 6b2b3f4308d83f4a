"""The rows of a workbook: those of every sheet that has headings which are known."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from build_tools.diagnostics import Diagnostic
from build_tools.doors._tables import (
    LOOKED_AT,
    Knows,
    Row,
    find_headings,
    raw_records,
    refuse_no_headings,
    with_first_remarks,
)
from build_tools.doors._workbook import Sheet, open_sheets
from build_tools.intake import codes
from build_tools.intake.filled import Filled
from build_tools.parse.problems import ReadingProblem


def workbook_rows(data: bytes, name: str, knows: Knows) -> Iterator[Filled]:
    """Yield the rows under headings that are known, as answers by heading.

    Raises:
        ReadingProblem: it is no workbook, or none of its sheets has such headings.
    """
    sheets = [sheet for sheet in open_sheets(data, name) if not sheet.is_own]
    heads = [_first_rows(sheet) for sheet in sheets]
    places = [find_headings(first, knows) for first in heads]
    if not any(place is not None for place in places):
        raise refuse_no_headings(name, heads[0] if heads else [], "TYPE --format xlsx")
    left = [
        _not_read(sheet, name)
        for sheet, first, place in zip(sheets, heads, places, strict=True)
        if place is None and any(not row.is_empty for row in first)
    ]
    found = (
        record
        for sheet, first, place in zip(sheets, heads, places, strict=True)
        if place is not None
        for record in raw_records(first[place], islice(sheet.rows(), place + 1, None), name, sheet.title)
    )
    yield from with_first_remarks(found, left)


def _first_rows(sheet: Sheet) -> list[Row]:
    found: list[Row] = []
    with suppress(ReadingProblem):  # told when the rows are read, after those that come before
        found.extend(islice(sheet.rows(), LOOKED_AT))
    return found


def _not_read(sheet: Sheet, name: str) -> Diagnostic:
    message = f"The sheet “{sheet.title}” has no headings of a template, and was not read."
    hint = "Nothing has to be done where it holds no records."
    return Diagnostic(codes.UNKNOWN_HEADING, name, message, hint)
