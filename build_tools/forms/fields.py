"""The questions that the fields of a model ask, read off its types, limits and marks."""

import re
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from build_tools.forms._base import Kind, Question, ValueType
from build_tools.records._marks import EVERY, Mark, Prose, Reference, Term, WebAddress, parts_of

LINE_MAX = 400
"""Characters of a text that still is one line."""
ALTERNATIVES = re.compile(r"\^\(([a-z|-]+)\)\$")
YEAR_OR_DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"

Labels = Callable[[tuple[str, ...]], str]
"""The label of the question that names lead to."""


@dataclass(frozen=True, slots=True)
class Field:
    """What is known of a field: its JSON Schema without `null`, that of one value, its marks and its model."""

    schema: Mapping[str, Any]
    one: Mapping[str, Any]
    marks: tuple[Mark, ...]
    model: type[BaseModel] | None
    is_many: bool


def questions_of(
    model: type[BaseModel], labels: Labels, before: tuple[str, ...] = (), *, skipped: frozenset[str] = frozenset()
) -> dict[str, Question]:
    """Return the question of each field of a model that is not skipped, by the field's name."""
    schema = model.model_json_schema()
    hints = typing.get_type_hints(model, include_extras=True)
    found: dict[str, Question] = {}
    for name, known in model.model_fields.items():
        if name in skipped:
            continue
        field = _field(schema["properties"][name], hints[name])
        steps = (*before, name)
        found[name] = _question(field, steps, labels, help_text=known.description or "", is_needed=known.is_required())
    return found


def _field(schema: Mapping[str, Any], hint: Any) -> Field:
    schema = _without_null(schema)
    is_many = schema.get("type") == "array"
    parts = [(steps, part) for steps, part in parts_of(hint) if steps in ((), (EVERY,))]
    return Field(
        schema=schema,
        one=_without_null(schema["items"]) if is_many else schema,
        marks=tuple(part for _, part in parts if isinstance(part, Mark)),
        model=next((part for _, part in parts if isinstance(part, type) and issubclass(part, BaseModel)), None),
        is_many=is_many,
    )


def _without_null(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a schema without the branch that lets a field be left out, and the text branch of a year or a day."""
    branches = [branch for branch in schema.get("anyOf", ()) if branch.get("type") != "null"]
    if not branches:
        return schema
    chosen = next((branch for branch in branches if branch.get("pattern") == YEAR_OR_DAY), branches[0])
    outer = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**outer, **_without_null(chosen)}


def _question(field: Field, steps: tuple[str, ...], labels: Labels, *, help_text: str, is_needed: bool) -> Question:
    one, kind = field.one, _kind(field)
    alternatives = ALTERNATIVES.fullmatch(one.get("pattern", ""))
    choices = tuple(one.get("enum", ())) or tuple(alternatives[1].split("|") if alternatives else ())
    least, most = _limits(field)
    return Question(
        name=steps[-1],
        kind="term" if choices else kind,
        label=labels(steps),
        help=help_text,
        is_needed=is_needed,
        is_many=field.is_many,
        example=_example(field),
        vocabulary=next((mark.vocabulary for mark in field.marks if isinstance(mark, Term)), ""),
        choices=choices,
        refers=next((mark.type for mark in field.marks if isinstance(mark, Reference)), ""),
        least=least,
        most=most,
        pattern="" if choices else one.get("pattern", ""),
        value_type=_value_type(one),
        parts=tuple(questions_of(field.model, labels, steps).values()) if field.model else (),
    )


def _kind(field: Field) -> Kind:
    marks = {type(mark): mark for mark in field.marks}
    if Reference in marks:
        return "organisation" if field.model else "record"
    if field.model:
        return "group"
    if Term in marks:
        return "term"
    if WebAddress in marks:
        return "address"
    return _plain_kind(field.one, marks.get(Prose))


def _plain_kind(one: Mapping[str, Any], prose: Mark | None) -> Kind:
    by_type: dict[str, Kind] = {"boolean": "yes-no", "integer": "number"}
    if found := by_type.get(one.get("type", "")):
        return found
    if one.get("format") == "date":
        return "day"
    if one.get("pattern") == YEAR_OR_DAY:
        return "date"
    longest = prose.limit if isinstance(prose, Prose) else one.get("maxLength", 0)
    return "text" if longest > LINE_MAX else "line"


def _limits(field: Field) -> tuple[int | None, int | None]:
    if field.is_many and field.model:
        return field.schema.get("minItems"), field.schema.get("maxItems")
    one = field.one
    return one.get("minLength", one.get("minimum")), one.get("maxLength", one.get("maximum"))


def _value_type(one: Mapping[str, Any]) -> ValueType:
    named: dict[str, ValueType] = {"integer": "integer", "boolean": "boolean"}
    return named.get(one.get("type", ""), "string")


def _example(field: Field) -> str:
    given = next(iter(field.schema.get("examples") or field.one.get("examples") or ()), "")
    return "; ".join(map(str, given)) if isinstance(given, list) else str(given)
