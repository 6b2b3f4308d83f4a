"""The columns of a CSV table as a Table Schema of Frictionless Data: types, constraints, keys."""

from collections.abc import Iterable, Mapping
from typing import Any

from build_tools.catalogue.cells import is_always_told, pattern_of, terms_of
from build_tools.corpus import Vocabularies
from build_tools.tables import Column, Kind, Table
from build_tools.tables.csv_form import LIST_SEPARATOR, csv_fields, csv_name
from build_tools.tables.keys import ForeignKey, primary_key

TYPES: Mapping[Kind, str] = {"integer": "integer", "boolean": "boolean", "date": "date"}
"""Kinds that are no text."""


def table_schema(table: Table, keys: Iterable[ForeignKey], vocabularies: Vocabularies) -> dict[str, Any]:
    """Return the schema of a table in CSV; an empty cell is a missing value."""
    schema: dict[str, Any] = {
        "fields": [_field(one, table, vocabularies) for one in csv_fields(table)],
        "missingValues": [""],
        "primaryKey": list(primary_key(table)),
    }
    foreign = [_foreign_key(key) for key in keys]
    return {**schema, "foreignKeys": foreign} if foreign else schema


def _field(one: Column | Table, table: Table, vocabularies: Vocabularies) -> dict[str, Any]:
    if isinstance(one, Table):
        item = TYPES.get(one.columns[0].kind, "string")
        described = {"name": csv_name(one), "description": one.description}
        return {**described, "type": "list", "delimiter": LIST_SEPARATOR, "itemType": item}
    field = {"name": csv_name(one), "type": TYPES.get(one.kind, "string"), "description": one.description}
    constraints = _constraints(one, table, vocabularies)
    return {**field, "constraints": constraints} if constraints else field


def _constraints(column: Column, table: Table, vocabularies: Vocabularies) -> dict[str, Any]:
    """Return what a cell must keep to; lengths are left out, since an apostrophe may stand before a text."""
    found: dict[str, Any] = {"required": True} if is_always_told(column, table) else {}
    if terms := terms_of(column, vocabularies):
        return {**found, "enum": list(terms)}
    if pattern := pattern_of(column):
        found["pattern"] = pattern
    for name in ("minimum", "maximum"):
        if name in column.schema:
            found[name] = column.schema[name]
    return found


def _foreign_key(key: ForeignKey) -> dict[str, Any]:
    return {"fields": list(key.columns), "reference": {"resource": key.table, "fields": list(key.to)}}
