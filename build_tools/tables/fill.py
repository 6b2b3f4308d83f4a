"""How far the tables are filled: rows, records, and for each column the cells that say something, with an example."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from build_tools.corpus import Corpus, publishable
from build_tools.corpus.once import once
from build_tools.tables._base import Cell, Table
from build_tools.tables.definition import overview, tables
from build_tools.tables.published import published_form
from build_tools.tables.rows import cell_at, linked_parts

EXAMPLE_LENGTH = 80
"""Characters of an example: what fits in a cell of the dictionary; the first value as short is taken."""


@dataclass(slots=True)
class ColumnFill:
    """A column: how many rows say something in it that is not its default; an example, and the address it is from."""

    cells: int = 0
    example: Cell = None
    example_of: str = ""

    def note(self, cells: int, value: Cell, address: str) -> None:
        """Count cells; keep their value as the example where it is the first, or the first that is short."""
        self.cells += cells
        if self.example is None or (not _is_short(self.example) and _is_short(value)):
            self.example, self.example_of = value, address


@dataclass(slots=True)
class TableFill:
    """A table: its rows, how many records have some, and its columns by name, keys left out."""

    rows: int = 0
    records: int = 0
    columns: dict[str, ColumnFill] = field(default_factory=dict)


Fill = Mapping[str, TableFill]
"""By the name of the table."""


@once
def fill_of(corpus: Corpus, _today: datetime.date) -> Fill:
    """Return how far every table is filled, that of all records together too; withdrawn records are rows as well.

    Nothing is counted or taken as an example but what readers get.
    """
    published = publishable(corpus).corpus
    found = {table.name: _empty(table) for main in (*tables(), overview()) for table in main.all()}
    for main in tables():
        for entry in published.by_type[main.type_name]:
            _note(main, published_form(entry), found)
        _add(main, found)
    return found


def _empty(table: Table) -> TableFill:
    return TableFill(columns={column.name: ColumnFill() for column in table.columns})


def _note(main: Table, record: Mapping[str, Any], found: Fill) -> None:
    """Count a published record into the tables of its type."""
    address = record["address"]
    touched: dict[str, None] = {}
    for table, part in _parts(main, record):
        fill = found[table.name]
        fill.rows += 1
        touched[table.name] = None
        for column in table.columns:
            value = cell_at(part, column.steps)
            if value is not None and value != column.default:
                fill.columns[column.name].note(1, value, address)
    for name in touched:
        found[name].records += 1


def _add(main: Table, found: Fill) -> None:
    """Add the tables of a type to those of all records together, which hold what all types share."""
    for shared in overview().all():
        fill, of_type = found[shared.name], found[main.name + shared.name.removeprefix(overview().name)]
        fill.rows += of_type.rows
        fill.records += of_type.records
        for name, column in fill.columns.items():
            told = of_type.columns[name]
            if told.cells:
                column.note(told.cells, told.example, told.example_of)


def _parts(table: Table, part: Any) -> Iterator[tuple[Table, Any]]:
    """Yield every part of a published record with the table in which it is a row."""
    yield table, part
    for child in table.children:
        for inner in linked_parts(child, part):
            yield from _parts(child, inner)


def _is_short(value: Cell) -> bool:
    return len(str(value)) <= EXAMPLE_LENGTH
