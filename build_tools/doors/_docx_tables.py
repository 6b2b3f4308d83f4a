"""The tables of the template: a row for each entry of a group, or a row for each of its parts."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.oxml.table import CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import Table, _Cell

from build_tools.doors._docx_parts import Column
from build_tools.doors._docx_styles import CELL_STYLE, make
from build_tools.forms import Question

EMPTY_ROWS = 3
WIDTH = 170
"""Millimetres between the margins."""
HEIGHT = 8
"""Millimetres of a row at least: a printed page is written on by hand."""
SHARE = {"text": 5, "address": 4, "line": 3, "organisation": 3, "record": 3, "term": 2, "date": 2, "day": 2}
"""How much of the width a column of each kind takes; 2 where nothing is said."""
SHADE = "F2F2F2"


def rows(
    document: WordDocument, question: Question, columns: Sequence[Column], entries: Sequence[Sequence[BaseOxmlElement]]
) -> BaseOxmlElement:
    """Return a table with a row of headings and a row for each entry."""
    table = _table(document, question, len(entries) + 1, len(columns))
    shares = [SHARE.get(column.question.kind, 2) for column in columns]
    for position, column in enumerate(columns):
        width = WIDTH * shares[position] // sum(shares)
        for row, cell in enumerate(table.columns[position].cells):
            cell.width = Mm(width)
            if row:
                _fill(cell, entries[row - 1][position])
            else:
                _head(cell, column)
        table.columns[position].width = Mm(width)
    _mark(table, "tblHeader", first=1)
    _look(table, firstRow="1", firstColumn="0")
    return _taken(table)


def beside(
    document: WordDocument, question: Question, columns: Sequence[Column], cells: Sequence[BaseOxmlElement]
) -> BaseOxmlElement:
    """Return a table with a row for each part: its label, and a place to write beside it."""
    table = _table(document, question, len(columns), 2)
    for row, column, written in zip(table.rows, columns, cells, strict=True):
        label, answer = row.cells
        label.width, answer.width = Mm(WIDTH // 3), Mm(WIDTH - WIDTH // 3)
        _head(label, column)
        _fill(answer, written)
    _look(table, firstRow="0", firstColumn="1")
    return _taken(table)


def _table(document: WordDocument, question: Question, height: int, width: int) -> Table:
    table: Table = document.add_table(height, width, style="Table Grid")
    table._tbl.tblPr.extend([make("tblCaption", val=question.label), make("tblDescription", val=question.help)])  # noqa: SLF001 - the library has no words for those who cannot see a table
    _mark(table, "cantSplit")
    for row in table.rows:
        row.height = Mm(HEIGHT)
    return table


def _mark(table: Table, name: str, first: int | None = None) -> None:
    for row in table.rows[:first]:
        row._tr.get_or_add_trPr().append(make(name))  # noqa: SLF001 - the library knows no such row


def _look(table: Table, **switches: str) -> None:
    """Say which cells are headings, to those who read a table aloud."""
    properties = table._tbl.tblPr  # noqa: SLF001 - see _mark
    look = next(one for one in properties if one.tag.endswith("}tblLook"))
    for name, value in switches.items():
        look.set(f"{look.tag.partition('}')[0]}}}{name}", value)
    look.attrib.pop(f"{look.tag.partition('}')[0]}}}val", "")


def _head(cell: _Cell, column: Column) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = CELL_STYLE
    paragraph.add_run(column.label).bold = True
    if column.question.is_needed:
        paragraph.add_run(" *")
    cell._tc.get_or_add_tcPr().append(make("shd", val="clear", color="auto", fill=SHADE))  # noqa: SLF001 - see _mark


def _fill(cell: _Cell, written: BaseOxmlElement) -> None:
    element = cell._tc  # noqa: SLF001 - controls are put in place of the empty paragraph
    for paragraph in cell.paragraphs:
        element.remove(paragraph._p)  # noqa: SLF001 - see above
    element.append(written)


def _taken(table: Table) -> BaseOxmlElement:
    element: CT_Tbl = table._tbl  # noqa: SLF001 - it is put into a control
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
    return element
