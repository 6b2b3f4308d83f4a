"""The template of a type as a workbook: a sheet to fill with drop-downs, instructions, a real example, the lists."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from build_tools.corpus import Corpus
from build_tools.doors._columns import MEND, SHOWN, SHOWN_OTHERWISE, Column, texts_in
from build_tools.doors._template_sheets import Layout, example, instructions, layout_of, list_name, lists, written
from build_tools.doors._workbook import BETWEEN_SHEETS, OWN_SHEETS
from build_tools.forms import Form
from build_tools.intake.fields import UNWRITABLE
from build_tools.intake.filled import Filled, Given

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
CELL_MAX = 32_767
"""Characters that a cell holds; Excel calls a file with more damaged."""
HELP_HEIGHT, HEADING_HEIGHT = 96, 48
NEEDED_FILL, BAND_FILL, HEADING_FILL = "FFF2CC", "DCE6F1", "EDEDED"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
FIXED_STAMP = b"1980-01-01T00:00:00Z"
STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
PROPERTIES = "docProps/core.xml"


RowsBack = Sequence[tuple[Filled, str]]
"""Records as they were filled in, each with what is to be mended."""


def workbook_template(form: Form, corpus: Corpus, strings: Mapping[str, Any]) -> bytes:
    """Return the workbook in which people write records of a type, a row each."""
    return workbook_of([(form, ())], corpus, strings)


def workbook_of(sheets: Sequence[tuple[Form, RowsBack]], corpus: Corpus, strings: Mapping[str, Any]) -> bytes:
    """Return a workbook with a sheet to fill for each form; rows that go back stand in it, with what to mend."""
    layouts = [layout_of(form, corpus, strings, _most_groups(rows)) for form, rows in sheets]
    titles = layouts[0].words["sheets"]
    book = Workbook()
    book.remove(book.worksheets[0])
    offered = {name: choices for layout in layouts for name, choices in lists(layout).items()}
    places = _places_of_lists(titles["lists"], offered)
    for layout, (_, rows) in zip(layouts, sheets, strict=True):
        sheet = book.create_sheet(layout.title)
        first = 2 if rows else 1
        _fill_sheet(sheet, layout, places, first)
        _send_back(sheet, layout.columns, rows)
    if len(layouts) == 1:
        _text_sheet(book, titles["instructions"], instructions(layouts[0]), (30, 60, 10, 60, 50))
        _text_sheet(book, titles["example"], example(layouts[0]), (40, 100))
    _lists_sheet(book.create_sheet(titles["lists"]), offered)
    own = BETWEEN_SHEETS.join(titles.values())
    book.defined_names[OWN_SHEETS] = DefinedName(OWN_SHEETS, attr_text=f'"{own}"', hidden=True)
    return saved(book)


def _most_groups(rows: RowsBack) -> dict[str, int]:
    """Return how many groups of each kind the rows that go back have at most, where that is more than usual."""
    most: dict[str, int] = {}
    for filled, _ in rows:
        for name, answer in filled.answers.items():
            groups = sum(not isinstance(one, Given) for one in answer)
            most[name] = max(most.get(name, 0), groups, SHOWN.get(name, SHOWN_OTHERWISE))
    return most


def _send_back(sheet: Any, columns: Sequence[Column], rows: RowsBack) -> None:
    """Write rows as they were, with what to mend before each."""
    if not rows:
        return
    _styled(sheet.cell(HEADING_ROW, 1, MEND), bold=True)
    sheet.column_dimensions["A"].width = WIDTHS["text"]
    for number, (filled, told) in enumerate(rows, FIRST):
        _write_text(sheet, number, 1, told)
        for place, column in enumerate(columns, 2):
            if text := texts_in(column, filled.answers):
                _write_text(sheet, number, place, text)


def _write_text(sheet: Any, row: int, place: int, text: str) -> None:
    """Write what is a text even where it begins with “=”."""
    cell = sheet.cell(row, place, UNWRITABLE.sub(" ", text)[:CELL_MAX])
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _fill_sheet(sheet: Any, layout: Layout, offered: Mapping[str, str], first: int) -> None:
    """Write headings, help and drop-downs of the sheet that is filled, from a column on."""
    bands = {question.name: section for section in layout.form.sections for question in section.questions}
    before = None
    for place, column in enumerate(layout.columns, first):
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
    sheet.freeze_panes = sheet.cell(FIRST, first + 1)


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


def _places_of_lists(title: str, choices: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return where each list stands, as formulas name it: a column each, under its name."""
    letters = {name: get_column_letter(place) for place, name in enumerate(sorted(choices), 1)}
    return {name: f"'{title}'!${letters[name]}$2:${letters[name]}${len(choices[name]) + 1}" for name in letters}


def _lists_sheet(sheet: Any, choices: Mapping[str, Sequence[str]]) -> None:
    """Write what cells offer, a column each."""
    for place, name in enumerate(sorted(choices), 1):
        _styled(sheet.cell(1, place, name), bold=True)
        for row, text in enumerate(choices[name], 2):
            sheet.cell(row, place, text).data_type = "s"  # a text that begins with “=” is no formula
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS["line"]


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
