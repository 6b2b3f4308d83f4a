"""Tables as CSV: which columns a file has, and cells as text and back, each the exact reverse of the other."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from build_tools.tables._base import Cell, Column, Table
from build_tools.tables.rows import WHOLE_MARK, Row, cell_at, keyed_parts, linked_parts

LIST_SEPARATOR = ";"
"""Between the codes of a list in one cell."""
LINE_END = "\r\n"
PLAIN, MARKED = "utf-8", "utf-8-sig"
"""The encodings: Excel takes a file with a mark at its beginning for UTF-8, and one without for that of the system."""
COMMAND = r"[\s\u200e\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|[\t\r\n]"
"""How a cell begins that a spreadsheet would compute, as in the downloads of Explore; wide signs count in East Asia."""
ESCAPED = re.compile(f"'*(?:{COMMAND}|$)")
"""What gets an apostrophe in front: a command, an empty text (an empty cell means that nothing is said), and whatever
would be taken for one of these with its apostrophe."""
ESCAPE = "'"
QUOTED = re.compile(r'[",;\t\r\n]')
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
    yield csv_heading(table)
    lines = csv_lines_of(main, table)
    for record in records:
        yield from lines(record)


def csv_heading(table: Table) -> str:
    """Return the first line of the file of a table."""
    return csv_line([csv_name(one) for one in csv_fields(table)])


def csv_lines_of(main: Table, table: Table) -> Callable[[Mapping[str, Any]], Iterator[str]]:
    """Return what gives the lines of a record in the file of a table: `main`, or one that hangs on it."""
    fields, way = csv_fields(table)[len(table.keys) :], _way(main, table)

    def lines(record: Mapping[str, Any]) -> Iterator[str]:
        is_whole = WHOLE_MARK in record
        rows = _rows(way, record, (record["id"],)) if way else [(tuple(record[key.name] for key in table.keys), record)]
        for keys, part in rows:
            yield csv_line([*map(cell_text, keys), *[_field_text(one, part, is_whole) for one in fields]])

    return lines


def _way(main: Table, table: Table) -> tuple[Table, ...]:
    """Return the tables that lead from the main one to one that hangs on it, which is the last."""
    for child in main.children:
        if any(one.name == table.name for one in child.all()):
            return (child, *_way(child, table))
    return ()


def _rows(way: Sequence[Table], part: Any, above: Row) -> Iterator[tuple[Row, Any]]:
    """Yield the parts at the end of the way, each with the cells of its keys."""
    for key, inner in keyed_parts(way[0], part):
        if len(way) == 1:
            yield (*above, key), inner
        else:
            yield from _rows(way[1:], inner, (above[0], key))


def _field_text(one: Column | Table, part: Any, is_whole: bool) -> str:  # noqa: FBT001 - as in rows.py
    if isinstance(one, Column):
        value = cell_at(part, one.steps)
        return cell_text(one.default if value is None and is_whole else value)
    return cell_text(LIST_SEPARATOR.join(map(str, linked_parts(one, part))) or None)


def csv_line(texts: Iterable[str]) -> str:
    """Return a line of RFC 4180. The library cannot be told to quote a cell for any sign but the comma."""
    return ",".join(map(_in_quotes, texts)) + LINE_END


def _in_quotes(text: str) -> str:
    """Return a text in quotes where it needs them, also where it begins or ends in blanks."""
    if QUOTED.search(text) or text[:1].isspace() or text[-1:].isspace():
        return '"' + text.replace('"', '""') + '"'
    return text


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
