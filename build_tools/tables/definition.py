"""The one definition of the columns: tables of each record type, derived from its model."""

import functools
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from build_tools.records import Record, RecordType, record_types
from build_tools.records._fields import PARTIAL_DATE_SCHEMA
from build_tools.records._marks import Mark, Reference, Term, WebAddress
from build_tools.tables._base import (
    IDENTITY,
    NARRATIVE,
    PARENT_POSITION,
    POSITION,
    RECORD_ID,
    VALUE,
    Column,
    Kind,
    Table,
)

ANY_TYPE = "*"
OVERVIEW = "records"
_IDENTITY_TOLD = {
    "record_type": "The type of the record.",
    "id": "The id: unique within its type, and never used again.",
    "address": "Its page, relative to the top of the site.",
    "digest": "Changes when the fields or the narrative change, and only then.",
}
_NARRATIVE_TOLD = "The text under the fields, in Markdown."


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value stands while a model is walked: its name, the steps to it, what is told of it."""

    name: str
    steps: tuple[str, ...]
    description: str
    default: Any
    required: bool


@functools.cache
def tables() -> tuple[Table, ...]:
    """Return the main table of every record type, by type name; the others hang on them."""
    return tuple(map(table_of, record_types()))


@functools.cache
def table_of(record_type: RecordType) -> Table:
    """Return the main table of a type: identity, fields in the order of the model, then the narrative."""
    described = (record_type.model.__doc__ or "").strip().split("\n")[0]
    return _main(record_type.model, record_type.name, described)


@functools.cache
def overview() -> Table:
    """Return the table of what all types share, for all records together."""
    return _main(Record, OVERVIEW, "What records of all types share.")


def _main(model: type[BaseModel], name: str, description: str) -> Table:
    own = tuple(_fields(model, name, (RECORD_ID,)))
    keys = tuple(Column(key, "text", _IDENTITY_TOLD[key], (key,), required=True) for key in IDENTITY)
    narrative = Column(NARRATIVE, "text", _NARRATIVE_TOLD, (NARRATIVE,))
    return Table(name, name, "record", description, keys, (*own, narrative))


def _fields(
    model: type[BaseModel], table: str, keys: tuple[str, ...], around: _Place | None = None
) -> Iterator[Column | Table]:
    """Yield a column or table for every field of a model; `around` is where a part stands inside of another."""
    hints = typing.get_type_hints(model, include_extras=True)
    for name, told in model.model_fields.items():
        place = _placed(name, told, around)
        yield from _of_hint(hints[name], place, table, keys)


def _placed(name: str, told: FieldInfo, around: _Place | None) -> _Place:
    default = None if told.default is PydanticUndefined else told.default
    if around is None:
        return _Place(name, (name,), told.description or "", default, told.is_required())
    if isinstance(around.default, BaseModel):
        default = getattr(around.default, name)
    return _Place(
        f"{around.name}_{name}" if around.name else name,
        (*around.steps, name),
        told.description or "",
        default,
        told.is_required() and around.required,
    )


def _of_hint(hint: Any, place: _Place, table: str, keys: tuple[str, ...]) -> Iterator[Column | Table]:
    """Yield what a type of value comes to: a column, the columns of a part, or a table."""
    plain, marks = _unwrapped(hint)
    origin = typing.get_origin(plain)
    if origin in (typing.Union, types.UnionType):
        for choice in typing.get_args(plain):
            yield from _of_hint(choice, replace(place, required=False), table, keys)
    elif origin in (tuple, list):
        yield _list(typing.get_args(plain)[0], place, table, keys)
    elif origin is dict:
        yield _mapping(typing.get_args(plain)[1], place, table, keys)
    elif isinstance(plain, type) and issubclass(plain, BaseModel):
        yield from _fields(plain, table, keys, place)
    else:
        yield _column(hint, marks, place)


def _unwrapped(hint: Any) -> tuple[Any, tuple[Mark, ...]]:
    """Return a type without what is annotated to it, without None, and its marks."""
    marks: list[Mark] = []
    while True:
        if typing.get_origin(hint) is typing.Annotated:
            inner, *extra = typing.get_args(hint)
            marks += [one for one in extra if isinstance(one, Mark)]
            hint = inner
            continue
        if typing.get_origin(hint) in (typing.Union, types.UnionType):
            choices = [choice for choice in typing.get_args(hint) if choice is not type(None)]
            if len(choices) == 1:
                hint = choices[0]
                continue
        return hint, tuple(marks)


def _column(hint: Any, marks: tuple[Mark, ...], place: _Place) -> Column:
    schema = _schema_of(hint)
    default = place.default if isinstance(place.default, str | int) else None
    vocabulary = next((mark.vocabulary for mark in marks if isinstance(mark, Term)), "")
    reference = next((mark.type or ANY_TYPE for mark in marks if isinstance(mark, Reference)), "")
    kind = _kind(schema, marks)
    return Column(
        place.name, kind, place.description, place.steps, default, place.required, vocabulary, reference, schema
    )


def _schema_of(hint: Any) -> dict[str, Any]:
    """Return the JSON Schema of one value, without null and what describes it."""
    schema = TypeAdapter(hint).json_schema()
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        schema = choices[0]
    elif choices and len(choices) < len(schema["anyOf"]):
        schema = {**schema, "anyOf": choices}
    return {key: value for key, value in schema.items() if key not in {"default", "description", "title"}}


def _kind(schema: dict[str, Any], marks: tuple[Mark, ...]) -> Kind:
    if any(isinstance(mark, WebAddress) for mark in marks):
        return "uri"
    if schema.get("anyOf") == PARTIAL_DATE_SCHEMA["anyOf"]:
        return "partial-date"
    if schema.get("format") == "date":
        return "date"
    kinds: dict[str, Kind] = {"integer": "integer", "boolean": "boolean"}
    return kinds.get(schema.get("type", ""), "text")


def _list(inner: Any, place: _Place, table: str, keys: tuple[str, ...]) -> Table:
    name = f"{table}_{place.name}"
    above = (*keys[:1], PARENT_POSITION) if len(keys) > 1 else keys
    own = (*above, POSITION)
    plain, marks = _unwrapped(inner)
    whole = _Place("", (), place.description, None, required=True)
    if typing.get_origin(plain) is None and not _is_part(plain):
        column = _column(inner, marks, replace(whole, name=VALUE))
        return Table(
            name, table.partition("_")[0], "values", place.description, _keys(own), (column,), place.name, place.steps,
            in_cell=_is_code(column),
        )  # fmt: skip
    fields: list[Column | Table] = []
    if typing.get_origin(plain) in (typing.Union, types.UnionType):
        for choice in typing.get_args(plain):
            at = whole if _is_part(_unwrapped(choice)[0]) else replace(whole, name="organisation")
            fields += _of_hint(choice, replace(at, required=False), name, own)
    else:
        fields += _of_hint(inner, whole, name, own)
    return Table(
        name, table.partition("_")[0], "parts", place.description, _keys(own), tuple(fields), place.name, place.steps
    )


def _is_part(plain: Any) -> bool:
    return isinstance(plain, type) and issubclass(plain, BaseModel)


def _is_code(column: Column) -> bool:
    """Tell whether the values of a column are codes, which hold no sign that could part them."""
    return bool(column.vocabulary or column.reference or "pattern" in column.schema)


def _mapping(inner: Any, place: _Place, table: str, keys: tuple[str, ...]) -> Table:
    """Return the table of parts under free keys: translations by language."""
    name = f"{table}_{place.name}"
    own = (*keys, "language")
    whole = _Place("", (), place.description, None, required=True)
    fields = tuple(_of_hint(inner, whole, name, own))
    return Table(
        name, table.partition("_")[0], "mapping", place.description, _keys(own), fields, place.name, place.steps
    )


_KEYS_TOLD = {
    RECORD_ID: "The id of the record.",
    PARENT_POSITION: "The position, from 1, of the part that it belongs to.",
    POSITION: "The position in its list, from 1.",
    "language": "The language (BCP 47).",
}


def _keys(names: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(
        Column(name, "integer" if name.endswith(POSITION) else "text", _KEYS_TOLD[name], required=True)
        for name in names
    )
