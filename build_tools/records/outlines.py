"""The outline of a record type as plain data: what a browser needs to check a record and to write its file.

Walked from pydantic's own schema and the marks, so that a field that changes there changes here too.
"""

import typing
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from build_tools.records._base import RecordType
from build_tools.records._fields import full_date, partial_date, year_as_text
from build_tools.records._marks import Mark, Prose, Reference, Term, parts_of

Outline = dict[str, Any]
"""`{"model": name of the record's, "models": {name: {field: {"needed", "said", "default", "value"}}}}`.

Fields stand in the order of files; a value tells its `kind`.
"""

LIMITS = {
    "str": {"min_length": "least", "max_length": "most", "pattern": "form"},
    "int": {"ge": "least", "le": "most"},
    "tuple": {"min_length": "least"},
}
KINDS = {"str": "text", "int": "number", "bool": "yes-no", "tuple": "list", "dict": "mapping", "literal": "choice"}
FUNCTIONS: Mapping[Any, tuple[str, Any]] = {
    year_as_text: ("year", True),
    partial_date: ("date", "date"),
    full_date: ("date", "day"),
}
"""The functions that our kinds of value are checked by, as what they tell of a value."""


def outline_of(record_type: RecordType) -> Outline:
    """Return the outline of a type.

    Raises:
        KeyError: a model uses something of pydantic that outlines do not know.
    """
    models: dict[str, Any] = {}
    _enter(record_type.model, models)
    return {"model": record_type.model.__name__, "models": models}


def _enter(model: type[BaseModel], models: dict[str, Any]) -> None:
    """Put a model and those inside it into the table."""
    if model.__name__ in models:
        return
    fields: dict[str, Any] = models.setdefault(model.__name__, {})
    schema: dict[str, Any] = typing.cast("dict[str, Any]", model.__pydantic_core_schema__)
    definitions = {one["ref"]: one for one in schema.get("definitions", ())}
    hints = typing.get_type_hints(model, include_extras=True)
    for name, inner in _fields_schema(schema, definitions)["fields"].items():
        parts = list(parts_of(hints[name]))
        marks = [(len(steps), part) for steps, part in parts if isinstance(part, Mark)]
        known = model.model_fields[name]
        value = _value(inner["schema"], definitions, marks)
        default = {"default": known.default} if isinstance(known.default, str) else {}
        fields[name] = {"needed": known.is_required(), "said": known.description or "", **default, "value": value}
        for _, part in parts:
            if isinstance(part, type) and issubclass(part, BaseModel):
                _enter(part, models)


def _fields_schema(schema: dict[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    while schema["type"] != "model-fields":
        schema = definitions[schema["schema_ref"]] if schema["type"] == "definition-ref" else schema["schema"]
    return schema


def _value(schema: dict[str, Any], definitions: Mapping[str, Any], marks: list[tuple[int, Mark]]) -> dict[str, Any]:
    """Return what a value may be; `marks` come with how many lists or mappings lie above the values they mark."""
    kind = schema["type"]
    if kind == "definition-ref":
        return _value(definitions[schema["schema_ref"]], definitions, marks)
    if kind in ("default", "nullable", "function-before", "function-after"):
        told = _value(schema["schema"], definitions, marks)
        if kind == "nullable":
            told["nothing"] = True
        elif kind != "default":
            name, value = FUNCTIONS[schema["function"]["function"]]
            told[name] = value
        return told
    if kind == "model":
        return {"kind": "fields", "model": schema["cls"].__name__}
    if kind == "tagged-union":
        told = _value(schema["choices"]["id"], definitions, marks)
        return {**told, "kind": "organisation", "model": _value(schema["choices"]["inline"], definitions, [])["model"]}
    told = {"kind": KINDS[kind]}
    told |= {name: schema[key] for key, name in LIMITS.get(kind, {}).items() if key in schema}
    below = [(depth - 1, mark) for depth, mark in marks if depth]
    if kind == "tuple":
        told["of"] = _value(schema["items_schema"][0], definitions, below)
    elif kind == "dict":
        told["of"] = _value(schema["values_schema"], definitions, below)
    elif kind == "literal":
        told["of"] = schema["expected"]
    here = [told_mark for depth, mark in marks if not depth for told_mark in _marks(mark)]
    return {**told, "marks": here} if here else told


def _marks(mark: Mark) -> Iterator[list[str | int]]:
    if isinstance(mark, Term):
        yield ["term", mark.vocabulary]
    elif isinstance(mark, Reference):
        yield ["record", mark.type]
    elif isinstance(mark, Prose):
        yield ["prose", mark.limit]
    else:
        yield ["address"]
