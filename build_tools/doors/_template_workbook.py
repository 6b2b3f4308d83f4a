"""The template of a type as a workbook: a sheet to fill with drop-downs, instructions, a real example, the lists."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from build_tools.corpus import Corpus
from build_tools.doors._columns import Column
from build_tools.doors._template_sheets import Layout, example, instructions, layout_of, list_name, lists, written
from build_tools.doors._workbook import BETWEEN_SHEETS, OWN_SHEETS
from build_tools.forms import Form

BAND_ROW, HELP_ROW, HEADING_ROW = 1, 2, 3
"""Help stands above the headings, so that rows under them can be sorted and filtered."""
FIRST, LAST = 4, 10_003
"""The rows for which cells offer lists: 10,000."""
WIDTHS: Mapping[str, int] = {
    "text": 48, "line": 30, "address": 32, "organisation": 32, "term": 24, "date": 14, "day": 14, "record": 28,
    "number": 14, "yes-no": 10,
}  # fmt: skip
"""Columns are as wide as their answers usually are, in characters."""
KEPT_AS_WRITTEN = ("date", "day", "term", "record", "address")
"""Answers that a spreadsheet would turn into something else: 2019 into a day, 16.10 into 16.1."""
PROMPT_MAX, PROMPT_TITLE_MAX = 255, 32
"""Characters that Excel shows beside a cell; with more it calls the file damaged."""
HELP_HEIGHT, HEADING_HEIGHT = 96, 48
NEEDED_FILL, BAND_FILL, HEADING_FILL = "FFF2CC", "DCE6F1", "EDEDED"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
FIXED_STAMP = b"1980-01-01T00:00:00Z"
STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
PROPERTIES = "docProps/core.xml"


def workbook_template(form: Form, corpus: Corpus, strings: Mapping[str, Any]) -> bytes:
    """Return the workbook in which people write records of a type, a row each."""
    layout = layout_of(form, corpus, strings)
    titles = layout.words["sheets"]
    book = Workbook()
    sheet: Any = book.active
    sheet.title = layout.title
    offered = _lists_sheet(book, titles["lists"], lists(layout))
    _fill_sheet(sheet, layout, offered)
    _text_sheet(book, titles["instructions"], instructions(layout), (30, 60, 10, 60, 50))
    _text_sheet(book, titles["example"], example(layout), (40, 100))
    book.move_sheet(titles["lists"], offset=len(book.sheetnames))
    own = BETWEEN_SHEETS.join(titles.values())
    book.defined_names[OWN_SHEETS] = DefinedName(OWN_SHEETS, attr_text=f'"{own}"', hidden=True)
    return saved(book)


def _fill_sheet(sheet: Any, layout: Layout, offered: Mapping[str, str]) -> None:
    """Write headings, help and drop-downs of the sheet that is filled."""
    bands = {question.name: section for section in layout.form.sections for question in section.questions}
    before = None
    for place, column in enumerate(layout.columns, 1):
        section = bands[column.path[0]]
        if section is not before:
            told = layout.words["band"].replace("{section}", section.label).replace("{help}", section.help)
            _styled(sheet.cell(BAND_ROW, place, told), bold=True)
        sheet.cell(BAND_ROW, place).fill = PatternFill("solid", fgColor=BAND_FILL)
        before = section
        help_cell = sheet.cell(HELP_ROW, place, _help(column, layout))
        help_cell.font, help_cell.alignment = Font(italic=True, size=9), Alignment(wrap_text=True, vertical="top")
        heading = _styled(sheet.cell(HEADING_ROW, place, column.heading), bold=True)
        heading.fill = PatternFill("solid", fgColor=NEEDED_FILL if column.is_needed else HEADING_FILL)
        heading.alignment = Alignment(wrap_text=True, vertical="center")
        heading.border = Border(bottom=Side("medium"))
        _set_column(sheet, place, column)
        sheet.add_data_validation(_validation(place, column, layout, offered.get(list_name(column.question), "")))
    sheet.row_dimensions[HELP_ROW].height, sheet.row_dimensions[HEADING_ROW].height = HELP_HEIGHT, HEADING_HEIGHT
    sheet.freeze_panes = sheet.cell(FIRST, 2)


def _styled(cell: Any, *, bold: bool) -> Any:
    cell.font = Font(bold=bold)
    return cell


def _set_column(sheet: Any, place: int, column: Column) -> None:
    dimension = sheet.column_dimensions[get_column_letter(place)]
    dimension.width = WIDTHS.get(column.question.kind, WIDTHS["line"])
    dimension.alignment = Alignment(wrap_text=True, vertical="top")
    if column.question.kind in KEPT_AS_WRITTEN:
        dimension.number_format = "@"


def _validation(place: int, column: Column, layout: Layout, source: str) -> DataValidation:
    """Return what a cell shows when somebody goes to it: its list where it has one, and what belongs there.

    Nothing is refused while somebody writes: several answers, or a name in another language, are understood later.
    """
    letter = get_column_letter(place)
    rule = DataValidation(
        type="list" if source else "textLength",
        operator=None if source else "greaterThanOrEqual",
        formula1=source or "0",
        allow_blank=True,
        showErrorMessage=False,
        showInputMessage=True,
        promptTitle=column.heading[:PROMPT_TITLE_MAX],
        prompt=_cut(_help(column, layout)),
    )
    rule.add(f"{letter}{FIRST}:{letter}{LAST}")
    return rule


def _help(column: Column, layout: Layout) -> str:
    return f"{column.question.help} {written(column.question, layout.words)}.".strip()


def _cut(text: str) -> str:
    return text if len(text) <= PROMPT_MAX else f"{text[: PROMPT_MAX - 2].rsplit(maxsplit=1)[0]} …"


def _lists_sheet(book: Workbook, title: str, choices: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Write what cells offer, a column each, and return where each list stands."""
    sheet = book.create_sheet(title)
    places: dict[str, str] = {}
    for place, (name, offered) in enumerate(sorted(choices.items()), 1):
        letter, entries = get_column_letter(place), list(offered)
        _styled(sheet.cell(1, place, name), bold=True)
        for row, text in enumerate(entries, 2):
            sheet.cell(row, place, text).data_type = "s"  # a text that begins with “=” is no formula
        sheet.column_dimensions[letter].width = WIDTHS["line"]
        places[name] = f"'{title}'!${letter}$2:${letter}${len(entries) + 1}"
    return places


def _text_sheet(book: Workbook, title: str, rows: Iterable[tuple[str, ...]], widths: tuple[int, ...]) -> None:
    """Write rows of text under each other; rows of one cell are headings, and reach over the cells beside them."""
    sheet: Any = book.create_sheet(title)
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row, 1):
            cell = sheet.cell(number, place, text)
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=len(row) > 1, vertical="top")
        if number == 1:
            _styled(sheet.cell(1, 1), bold=True)
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width


def saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook, the same at any time."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            part = zipfile.ZipInfo(name, FIXED_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, STAMP.sub(FIXED_STAMP, data) if name == PROPERTIES else data)
    return fixed.getvalue()
