"""Reads Parquet dumps: the file of one type, or a folder with those of all."""

import datetime
from pathlib import Path
from typing import Any

from build_tools.dumps._base import Dump, DumpReader, PublishedRecord
from build_tools.tables import Column, Structure, Table, record_of, tables

MARK = b"PAR1"
SUFFIX = ".parquet"


def recognises(path: Path, head: bytes) -> bool:
    """Tell a file by how it begins, and a folder by what lies in it."""
    return head.startswith(MARK) or (path.is_dir() and any(path.glob(f"*{SUFFIX}")))


def read(path: Path) -> Dump:
    """Return the records, by type and in the order of their rows.

    Raises:
        ValueError: a file is damaged, or is not of one of our types.
    """
    files = sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]
    read_files = [_read(file) for file in files]
    versions = {version for version, _ in read_files}
    if len(versions) > 1:
        message = f"its files follow versions {' and '.join(sorted(versions))} of the schema"
        raise ValueError(message)
    return Dump(versions.pop(), tuple(record for _, records in read_files for record in records))


def _read(file: Path) -> tuple[str, list[PublishedRecord]]:
    """Return the version of the schema and the records of one file."""
    import pyarrow.parquet  # noqa: PLC0415 - takes 0.1 s, and most commands read no Parquet

    with pyarrow.parquet.ParquetFile(file) as opened:
        told = {name.decode(): value.decode() for name, value in (opened.schema_arrow.metadata or {}).items()}
        table = next((one for one in tables() if one.name == told.get("record_type")), None)
        if table is None or "schema_version" not in told:
            message = f"{file.name} does not tell of which type its records are and which schema they follow"
            raise ValueError(message)
        rows = (row for batch in opened.iter_batches() for row in batch.to_pylist())
        return told["schema_version"], [record_of(table, _whole(table, row)) for row in rows]


def _whole(table: Table, row: dict[str, Any]) -> Structure:
    """Return a row as its table has it: days as texts, and nothing said where a column came later."""
    whole: Structure = {key.name: row[key.name] for key in table.keys if key.name in row}
    for one in table.fields:
        if isinstance(one, Column):
            value = row.get(one.name)
            whole[one.name] = value.isoformat() if isinstance(value, datetime.date) else value
        else:
            whole[one.field] = _parts(one, row.get(one.field) or [])
    return whole


def _parts(table: Table, listed: list[Any]) -> list[Any]:
    return listed if table.shape == "values" else [_whole(table, part) for part in listed]


DUMP_READER = DumpReader("Parquet", recognises, read)
