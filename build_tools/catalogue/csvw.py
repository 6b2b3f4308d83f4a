"""The CSV tables as a table group of CSV on the Web: what each column holds, and how the tables hang together."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from build_tools.catalogue._base import LICENCE, Dataset
from build_tools.catalogue.cells import is_always_told, pattern_of, terms_of
from build_tools.catalogue.dictionary import place_of
from build_tools.catalogue.files import FOLDER, DataFile
from build_tools.corpus import Vocabularies
from build_tools.tables import Column, Kind, Table
from build_tools.tables.csv_form import LINE_END, LIST_SEPARATOR, csv_fields, csv_name
from build_tools.tables.keys import ForeignKey, primary_key

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
DIALECT = {"encoding": "utf-8", "lineTerminators": [LINE_END], "header": True, "commentPrefix": None}
"""No line is a comment: a text may begin with any sign."""
TYPES: Mapping[Kind, str] = {"boolean": "boolean", "date": "date", "integer": "integer", "uri": "anyURI"}
"""Kinds that are no text."""
LIMITS = ("minimum", "maximum")


def table_group(
    dataset: Dataset, keys: Mapping[str, Sequence[ForeignKey]], vocabularies: Vocabularies
) -> dict[str, Any]:
    """Return the description of every published table; addresses are relative to the folder of the data."""
    files = [file for file in dataset.data_files() if file.table and not file.is_packed]
    names = {file.table.name: file.path.removeprefix(FOLDER) for file in files if file.table}
    return {
        "@context": CONTEXT,
        "dc:title": dataset.title,
        "dc:description": f"{dataset.description} {dataset.words['escapes']}",
        "dc:publisher": dataset.publisher,
        "dc:license": {"@id": LICENCE.address},
        "dc:modified": {"@value": dataset.day.isoformat(), "@type": "xsd:date"},
        "dialect": DIALECT,
        "tables": list(_tables(dataset, files, _Links(names, keys), vocabularies)),
    }


class _Links:
    """What leads from table to table: names of their files, and foreign keys by table."""

    def __init__(self, paths: Mapping[str, str], keys: Mapping[str, Sequence[ForeignKey]]) -> None:
        self._paths = paths
        self._keys = keys

    def of(self, table: Table) -> Iterator[dict[str, Any]]:
        """Yield the foreign keys of a table."""
        for key in self._keys.get(table.name, ()):
            to = {"resource": self._paths[key.table], "columnReference": list(key.to)}
            yield {"columnReference": list(key.columns), "reference": to}


def _tables(
    dataset: Dataset, files: Iterable[DataFile], links: _Links, vocabularies: Vocabularies
) -> Iterator[dict[str, Any]]:
    for file in files:
        table = file.table
        if table:
            foreign = list(links.of(table))
            schema = {
                "columns": [_column(dataset, one, table, vocabularies) for one in csv_fields(table)],
                "primaryKey": list(primary_key(table)),
                **({"foreignKeys": foreign} if foreign else {}),
            }
            described = {"dc:title": table.name, "dc:description": table.description}
            yield {"url": file.path.removeprefix(FOLDER), **described, "tableSchema": schema}


def _column(dataset: Dataset, one: Column | Table, table: Table, vocabularies: Vocabularies) -> dict[str, Any]:
    name = csv_name(one)
    held = one.columns[0] if isinstance(one, Table) else one
    column = {
        "name": name,
        "titles": name,
        "dc:description": one.description,
        "propertyUrl": f"{dataset.top}{place_of(table, name)}",
        "datatype": _datatype(held, vocabularies),
    }
    if isinstance(one, Table):
        return {**column, "separator": LIST_SEPARATOR}
    return {**column, "required": True} if is_always_told(one, table) else column


def _datatype(column: Column, vocabularies: Vocabularies) -> str | dict[str, Any]:
    """Return what a cell is. Where terms are listed, they are a pattern: CSV on the Web has no lists."""
    base = TYPES.get(column.kind, "string")
    limits = {name: column.schema[name] for name in LIMITS if name in column.schema}
    if limits:
        return {"base": base, **limits}
    terms = terms_of(column, vocabularies)
    pattern = "|".join(map(re.escape, terms)) if terms else pattern_of(column)
    if base == "string" and pattern:
        return {"base": base, "format": f"^({pattern})$"}
    return base
