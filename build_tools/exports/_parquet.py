"""A Parquet file of records: a row for each, lists and parts nested, written in groups of rows."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

from build_tools.tables import Column, Kind, Structure, Table

ROWS = 2_000
"""Rows of a group: so many are in memory at once, some 40 MB of long records."""
COMPRESSION = "zstd"
"""Half the size of snappy; every reader of today knows it."""
TYPES: Mapping[Kind, Any] = {
    "text": pyarrow.string(),
    "integer": pyarrow.int64(),
    "boolean": pyarrow.bool_(),
    "date": pyarrow.date32(),
    "partial-date": pyarrow.string(),
    "uri": pyarrow.string(),
}


def write_parquet(file: Path, table: Table, structures: Iterator[Structure], told: Mapping[str, str]) -> None:
    """Write structures of a main table; `told` is what the file says of itself."""
    schema = pyarrow.schema(_fields(table)).with_metadata(told)
    with pyarrow.parquet.ParquetWriter(file, schema, compression=COMPRESSION) as writer:
        while rows := [_typed(table, structure) for structure in islice(structures, ROWS)]:
            writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))


def _fields(table: Table) -> Iterator[Any]:
    """Yield the columns of a main table, or of a part: its lists as lists of single values or of parts."""
    for one in (*_own_keys(table), *table.fields):
        if isinstance(one, Column):
            yield _field(one)
        else:
            inner = TYPES[one.columns[0].kind] if one.shape == "values" else pyarrow.struct(_fields(one))
            yield pyarrow.field(one.field, pyarrow.list_(inner), metadata={"description": one.description})


def _own_keys(table: Table) -> tuple[Column, ...]:
    """Return the keys that a row holds itself; those above it and its position follow from where it stands."""
    return {"record": table.keys, "mapping": table.keys[-1:]}.get(table.shape, ())


def _field(column: Column) -> Any:  # noqa: ANN401 - pyarrow has no types
    told = {"description": column.description, "vocabulary": column.vocabulary, "reference": column.reference}
    return pyarrow.field(
        column.name, TYPES[column.kind], metadata={name: value for name, value in told.items() if value}
    )


def _typed(table: Table, structure: Structure) -> Structure:
    """Return a structure with days instead of their texts."""
    typed = dict(structure)
    for one in table.fields:
        if isinstance(one, Column):
            if one.kind == "date" and typed[one.name] is not None:
                typed[one.name] = datetime.date.fromisoformat(typed[one.name])
        elif one.shape != "values":
            typed[one.field] = _all_typed(one, typed[one.field])
    return typed


def _all_typed(table: Table, structures: Iterable[Structure]) -> list[Structure]:
    return [_typed(table, structure) for structure in structures]
