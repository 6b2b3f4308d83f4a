"""The data dictionary as data: a row for each column of each table, with how far it is filled, as CSV and as JSON."""

from collections.abc import Iterator
from typing import Any

import orjson

from build_tools.corpus import Corpus
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._spreadsheet import spreadsheet
from build_tools.exports.dumps_json import LICENCE
from build_tools.tables import Column, ColumnFill, Fill, Table, fill_of, overview, tables


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `data/dictionary.csv` and `data/dictionary.json`; the table of all records together comes first."""
    fill = fill_of(corpus, release.build_date)
    told = [row for main in (overview(), *tables()) for row in _tables(main, "", fill)]
    yield Artefact("data/dictionary.csv", spreadsheet([row for table in told for row in _rows(table)]))
    head = {
        "schema_version": release.schema_version,
        "title": release.site_name,
        "licence": LICENCE,
        "date": release.build_date.isoformat(),
    }
    body = b",\n".join(orjson.dumps(table) for table in told)
    yield Artefact("data/dictionary.json", orjson.dumps(head)[:-1] + b',"tables":[\n' + body + b"\n]}\n")


def _tables(table: Table, parent: str, fill: Fill) -> Iterator[dict[str, Any]]:
    """Yield a table and all that hang on it; `filled` counts the rows that say something beside the default."""
    known = fill[table.name]
    yield {
        "table": table.name,
        "type": table.type_name,
        "parent": parent,
        "field": table.field,
        "shape": table.shape,
        "description": table.description,
        "rows": known.rows,
        "records": known.records,
        "columns": [
            *(_column(key, ColumnFill(known.rows), is_key=True) for key in table.keys),
            *(_column(column, known.columns[column.name], is_key=False) for column in table.columns),
        ],
    }
    for child in table.children:
        yield from _tables(child, table.name, fill)


def _column(column: Column, filled: ColumnFill, *, is_key: bool) -> dict[str, Any]:
    return {
        "column": column.name,
        "key": is_key,
        "kind": column.kind,
        "required": column.required,
        "default": column.default,
        "vocabulary": column.vocabulary,
        "reference": column.reference,
        "description": column.description,
        "filled": filled.cells,
        "example": filled.example,
        "example_of": filled.example_of,
        "schema": column.schema,
    }


def _rows(table: dict[str, Any]) -> Iterator[dict[str, object]]:
    """Yield a flat row for each column of a table."""
    for position, column in enumerate(table["columns"], start=1):
        flat = {name: value for name, value in column.items() if name != "schema"}
        yield {"table": table["table"], "position": position, **flat, "rows": table["rows"]}


EXPORTER = Exporter("dictionary", export)
