"""Reads the SQLite dump: the tables of each type, a few hundred records at a time."""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from build_tools.dumps._base import Dump, DumpReader, PublishedRecord
from build_tools.dumps._packed import open_plain
from build_tools.tables import Cell, Column, Row, Table, gathered, record_of, tables

MARK = b"SQLite format 3\x00"
PAGE_SIZE, PAGES = slice(16, 18), slice(28, 32)
"""Where the head of a file tells how long it is."""
HEAD = 100
BATCH = 500


def recognises(_path: Path, head: bytes) -> bool:
    """Tell by how every SQLite file begins."""
    return head.startswith(MARK)


def read(path: Path) -> Dump:
    """Return the records.

    Raises:
        ValueError: the file is damaged, or is a database of something else.
    """
    with _plain_file(path) as file, closing(_opened(file)) as database:
        _refuse_cut(file)
        try:
            version = database.execute("SELECT value FROM about WHERE name = 'schema_version'").fetchone()
            records = tuple(record for table in tables() for record in _records(database, table))
            (counted,) = database.execute("SELECT count(*) FROM record").fetchone()
        except sqlite3.Error as error:
            raise ValueError(str(error)) from error
    if version is None or counted != len(records):
        message = f"its tables hold {len(records):,} records, its list of them {counted:,}" if version else "no version"
        raise ValueError(message)
    return Dump(version[0], records)


@contextmanager
def _plain_file(path: Path) -> Iterator[Path]:
    """Give the file itself, or a copy that is not compressed."""
    with path.open("rb") as opened:
        is_plain = opened.read(len(MARK)) == MARK
    if is_plain:
        yield path
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "dump.sqlite"
        with closing(open_plain(path)) as packed, copy.open("wb") as plain:
            shutil.copyfileobj(packed, plain)
        yield copy


def _refuse_cut(file: Path) -> None:
    """Stop at a file that is shorter than it says; SQLite itself notices that only where it comes to read the end."""
    with file.open("rb") as opened:
        head = opened.read(HEAD)
    told = int.from_bytes(head[PAGES], "big") * int.from_bytes(head[PAGE_SIZE], "big")
    if file.stat().st_size < told:
        message = f"it has {file.stat().st_size:,} bytes, and should have {told:,}"
        raise ValueError(message)


def _opened(file: Path) -> sqlite3.Connection:
    """Open a file that nothing writes to."""
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _records(database: sqlite3.Connection, main: Table) -> Iterator[PublishedRecord]:
    """Yield the records of a type, in the order of their ids; none where the type came later."""
    queries = {table.name: _query(database, table) for table in main.all()}
    if not queries[main.name]:
        return
    last = ""
    while rows := _rows(database, main, f"{queries[main.name]} WHERE id > ? ORDER BY id LIMIT {BATCH}", (last,)):
        first, last = str(rows[0][1]), str(rows[-1][1])
        found: Mapping[str, list[Row]] = {
            table.name: _rows(database, table, f"{query} WHERE record_id BETWEEN ? AND ?", (first, last))
            for table in main.all()
            if table is not main and (query := queries[table.name])
        }
        for structure in gathered(main, {**found, main.name: rows}):
            yield record_of(main, structure)


def _query(database: sqlite3.Connection, table: Table) -> str:
    """Return what reads a table; a column that came later is empty, and a table that did gives nothing."""
    present = {name for (name,) in database.execute("SELECT name FROM pragma_table_info(?)", (table.name,))}
    if not present:
        return ""
    told = (f'"{column.name}"' if column.name in present else "NULL" for column in (*table.keys, *table.columns))
    return f'SELECT {", ".join(told)} FROM "{table.name}"'


def _rows(database: sqlite3.Connection, table: Table, query: str, values: tuple[str, ...]) -> list[Row]:
    columns = (*table.keys, *table.columns)
    return [
        tuple(_cell(column, value) for column, value in zip(columns, row, strict=True))
        for row in database.execute(query, values)
    ]


def _cell(column: Column, value: Any) -> Cell:  # noqa: ANN401 - what SQLite holds
    return bool(value) if column.kind == "boolean" and value is not None else value


DUMP_READER = DumpReader("SQLite", recognises, read)
