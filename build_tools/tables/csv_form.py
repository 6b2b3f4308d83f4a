"""Tables as CSV: which columns a file has, and cells as text and back, each the exact reverse of the other."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from build_tools.tables._base import Cell, Column, Table
from build_tools.tables.rows import Structure, parts_of, structure_of

LIST_SEPARATOR = ";"
"""Between the codes of a list in one cell."""
LINE_END = "\r\n"
COMMANDS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""With what a cell begins that a spreadsheet would compute; the wide ones are taken for the others in East Asia."""
ESCAPED = re.compile(f"'*(?:[{COMMANDS}]|$)")
"""What gets an apostrophe in front: a command, an empty text (an empty cell means that nothing is said), and whatever
would be taken for one of these with its apostrophe."""
ESCAPE = "'"
QUOTED = re.compile(r'[",;\t\r\n]|^\s|\s$')
"""What is put in quotes: also what holds another sign at which spreadsheets part cells when they are told nothing."""
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,19}")
BOOLEANS = {"true": True, "false": False}


def csv_fields(table: Table) -> tuple[Column | Table, ...]:
    """Return what the columns of a table's file hold: keys, columns, and lists of codes in one cell, as `a;b`."""
    return (*table.keys, *(one for one in table.fields if isinstance(one, Column) or one.in_cell))


def csv_name(one: Column | Table) -> str:
    """Return what a column of the file is called."""
    return one.name if isinstance(one, Column) else one.field


def csv_lines(main: Table, table: Table, records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the lines of the file of a table, the heading first: `main`, or one that hangs on it."""
    yield csv_line([csv_name(one) for one in csv_fields(table)])
    narrow = _narrowed(main, table)
    for record in records:
        for one, keys, told in parts_of(narrow, structure_of(narrow, record)):
            if one.name == table.name:
                yield csv_line([*map(cell_text, keys), *(_field_text(told, field) for field in one.fields)])


def _narrowed(table: Table, wanted: Table) -> Table:
    """Return a table with no more of it than the file of one that hangs on it, or is it, asks for."""
    if table.name == wanted.name:
        return replace(table, fields=csv_fields(table)[len(table.keys) :])
    leading = (child for child in table.children if any(one.name == wanted.name for one in child.all()))
    return replace(table, fields=tuple(_narrowed(child, wanted) for child in leading))


def _field_text(told: Structure, field: Column | Table) -> str:
    if isinstance(field, Column):
        return cell_text(told[field.name])
    return cell_text(LIST_SEPARATOR.join(map(str, told[field.field])) or None)


def csv_line(texts: Sequence[str]) -> str:
    """Return a line of RFC 4180. The library cannot be told to quote a cell for any sign but the comma."""
    cells = ('"' + text.replace('"', '""') + '"' if QUOTED.search(text) else text for text in texts)
    return ",".join(cells) + LINE_END


def cell_text(value: Cell) -> str:
    """Return a value as it stands in a cell; of a text, what a spreadsheet would compute it only shows."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"{ESCAPE}{value}" if ESCAPED.match(value) else value
    return str(value).lower() if isinstance(value, bool) else str(value)


def cell_of(text: str, column: Column) -> Cell:
    """Return the value that stands in a cell as this text.

    Raises:
        ValueError: a number or a boolean is none.
    """
    if not text:
        return None
    if column.kind == "integer":
        if not WHOLE_NUMBER.fullmatch(text):
            message = f"{column.name} is no whole number but {text!r}"
            raise ValueError(message)
        return int(text)
    if column.kind == "boolean":
        if text not in BOOLEANS:
            message = f"{column.name} is neither true nor false but {text!r}"
            raise ValueError(message)
        return BOOLEANS[text]
    return text.removeprefix(ESCAPE) if ESCAPED.match(text) else text
