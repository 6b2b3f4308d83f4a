"""Reads CSV dumps: the folder of tables, or an archive of it."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

from build_tools.dumps._about import read_about, refuse_other_counts
from build_tools.dumps._base import Dump, DumpReader
from build_tools.parse.document import SIZE_LIMIT
from build_tools.tables import MARKED, Column, Row, Table, cell_of, gathered, record_of, tables

ZIP_MARK = b"PK\x03\x04"
LONGEST_CELL = SIZE_LIMIT
"""No text is longer than the file of its record. The library stops at 131,072 characters when it is told nothing."""


def recognises(path: Path, head: bytes) -> bool:
    """Tell an archive by how it begins, and a folder by what lies in it."""
    return head.startswith(ZIP_MARK) or any(_file_of(path, main).is_file() for main in tables())


def read(path: Path) -> Dump:
    """Return the records, by type and in the order of their rows.

    Raises:
        ValueError: a file is damaged or cut off, or has other rows than `about.json` tells.
    """
    if path.is_dir():
        return _read(path, (path, path.resolve().parent))
    try:
        with zipfile.ZipFile(path) as archive:
            folder = zipfile.Path(archive)
            return _read(folder, (folder,))
    except zipfile.BadZipFile as error:
        raise ValueError(str(error)) from error


def _read(folder: Traversable, around: Sequence[Traversable]) -> Dump:
    if not any(_file_of(folder, main).is_file() for main in tables()):
        message = "it holds none of our tables"
        raise ValueError(message)
    rows = {table.name: _read_rows(_file_of(folder, table), table) for main in tables() for table in main.all()}
    about = read_about(around)
    told = {name: count for name, count in about.get("rows", {}).items() if name in rows}
    refuse_other_counts({name: len(found) for name, found in rows.items()}, told)
    for main in tables():
        _refuse_parts_of_nothing(main, rows)
    records = (record_of(main, structure) for main in tables() for structure in gathered(main, rows))
    return Dump(str(about.get("schema_version", "")), tuple(records))


def _file_of(folder: Traversable, table: Table) -> Traversable:
    return folder.joinpath(f"{table.name}.csv")


def _read_rows(file: Traversable, table: Table) -> list[Row]:
    """Return the rows of a table; none where the table came later."""
    if not file.is_file():
        return []
    try:
        with file.open("rb") as raw, io.TextIOWrapper(raw, MARKED, newline="") as opened:
            return list(_rows(opened, table))
    except (csv.Error, ValueError) as error:
        message = f"{file.name}: {error}"
        raise ValueError(message) from error


def _rows(opened: Iterable[str], table: Table) -> Iterator[Row]:
    """Yield the rows of a table, its columns in whatever order; one that came later is empty."""
    csv.field_size_limit(LONGEST_CELL)
    lines = csv.reader(_whole_lines(opened), strict=True)
    heading = next(lines, [])
    places = [_place(heading, column) for column in (*table.keys, *table.columns)]
    for cells in lines:
        if len(cells) != len(heading):
            message = f"line {lines.line_num:,} has {len(cells)} cells, and the heading {len(heading)}"
            raise ValueError(message)
        yield tuple(None if place is None else cell_of(cells[place], column) for column, place in places)


def _place(heading: Sequence[str], column: Column) -> tuple[Column, int | None]:
    """Return a column with the place of its cells; with none where it came later."""
    if column.name in heading:
        return column, heading.index(column.name)
    if column.required:
        message = f"there is no column {column.name}"
        raise ValueError(message)
    return column, None


def _whole_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines as they are; the last must end as the others."""
    line = "\n"
    for line in lines:
        yield line
    if not line.endswith("\n"):
        message = "the last line has no end"
        raise ValueError(message)


def _refuse_parts_of_nothing(main: Table, rows: Mapping[str, Sequence[Row]]) -> None:
    """Stop where a table tells of records that the main table lacks."""
    known = {row[1] for row in rows[main.name]}
    for table in main.all():
        lost = next((row[0] for row in rows[table.name] if table is not main and row[0] not in known), None)
        if lost is not None:
            message = f"{table.name}.csv tells of {lost}, and {main.name}.csv does not"
            raise ValueError(message)


DUMP_READER = DumpReader("CSV (the folder csv, or its archive)", recognises, read)
