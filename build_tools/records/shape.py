"""Plain fields to a record of its model; or the findings that say, in plain words, what does not fit."""

import difflib
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from build_tools.diagnostics import Diagnostic
from build_tools.digests import canonical_json
from build_tools.records import _codes as codes
from build_tools.records._base import Record, RecordType
from build_tools.records._marks import escape_step

KINDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "fields with values",
    "model_type": "fields with values",
    "model_attributes_type": "fields with values",
}
SHOWN_LENGTH = 60


def build_record(record_type: RecordType, fields: dict[str, Any], path: str) -> Record | list[Diagnostic]:
    """Return the record that the fields spell, or everything that does not fit, in the order of pydantic."""
    try:
        return record_type.model.model_validate_json(canonical_json(fields))
    except ValidationError as error:
        return [_finding(record_type, fields, path, details) for details in error.errors(include_url=False)]


def shown(value: Any) -> str:
    """Return a value as a message quotes it: short, on one line."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "“true”" if value else "“false”"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "fields with values"
    text = " ".join(str(value).split())
    return f"“{text[:SHOWN_LENGTH]}…”" if len(text) > SHOWN_LENGTH else f"“{text}”"


def _pointer(fields: Any, location: tuple[int | str, ...]) -> str:
    """Return the pointer of pydantic's location, which also names branches of unions that no file has."""
    pointer = ""
    value: Any = fields
    for position, step in enumerate(location):
        if isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, dict) and position == len(location) - 1:
            value = None  # a field that is missing
        else:
            continue
        pointer += f"/{escape_step(str(step))}"
    return pointer


def _finding(record_type: RecordType, fields: dict[str, Any], path: str, details: ErrorDetails) -> Diagnostic:
    pointer = _pointer(fields, details["loc"])
    name = _field_name(pointer)
    kind = details["type"]
    context = details.get("ctx", {})
    value = details["input"]
    if kind == "missing":
        hint = f"Add “{name}:”{_description(record_type, pointer)}"
        return Diagnostic(codes.MISSING_FIELD, path, f"The field “{name}” is missing.", hint, pointer, at_key=True)
    if kind == "extra_forbidden":
        return _unknown_field(record_type, path, pointer)
    if kind in ("value_error", "date_from_datetime_parsing"):
        message = f"{shown(value)} in “{name}” is not a date."
        hint = "Write a year, month or day that the calendar has: 2019, 2019-02 or 2019-02-28 (some fields want a day)."
        return Diagnostic(codes.BAD_DATE, path, message, hint, pointer)
    if "too_short" in kind or "too_long" in kind:
        return _wrong_length(record_type, path, pointer, details)
    if kind in KINDS:
        wanted = KINDS[kind]
        message = f"“{name}” should be {wanted}, but holds {shown(value)}."
        return Diagnostic(codes.WRONG_KIND, path, message, _kind_hint(name, wanted, value), pointer)
    message = f"“{name}” cannot be {shown(value)}."
    hint = f"{_allowed(kind, context)}{_description(record_type, pointer)}"
    return Diagnostic(codes.NOT_ALLOWED, path, message, hint, pointer)


def _kind_hint(name: str, wanted: str, value: Any) -> str:
    if wanted == "a list" and isinstance(value, str | int):
        return f"Write it as a list, also where there is only one value: {name}: [{value}]"
    if wanted == "text" and isinstance(value, int):
        return f'Put it in double quotes: {name}: "{value}"'
    if wanted == "text" and value is None:
        return "Write the text, or delete the line if there is none."
    return f"Write {wanted} here; an editor that knows the record's schema shows an example."


def _allowed(kind: str, context: dict[str, Any]) -> str:
    if kind == "literal_error":
        return f"Use {context.get('expected', 'one of the values of the schema')}."
    limits = {"greater_than_equal": ("at least", "ge"), "less_than_equal": ("at most", "le")}
    if kind in limits:
        word, key = limits[kind]
        return f"Use a number of {word} {context.get(key)}."
    return "Use the form that the field asks for."


def _wrong_length(record_type: RecordType, path: str, pointer: str, details: ErrorDetails) -> Diagnostic:
    context = details.get("ctx", {})
    name = _field_name(pointer)
    unit = "characters" if details["type"].startswith("string") else "entries"
    length = len(details["input"]) if isinstance(details["input"], str | list | tuple) else 0
    if "too_short" in details["type"]:
        needed = context.get("min_length", 1)
        message = f"“{name}” has {length} {unit}; it needs at least {needed}."
        return Diagnostic(codes.WRONG_LENGTH, path, message, f"Fill it{_description(record_type, pointer)}", pointer)
    message = f"“{name}” has {length:,} {unit}; it takes at most {context.get('max_length'):,}."
    return Diagnostic(codes.WRONG_LENGTH, path, message, "Shorten it; longer text belongs in the narrative.", pointer)


def _unknown_field(record_type: RecordType, path: str, pointer: str) -> Diagnostic:
    parent, _, name = pointer.rpartition("/")
    model = _model_at(record_type.model, parent)
    names = list(model.model_fields) if model else []
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"Did you mean “{near[0]}”?" if near else f"Delete it, or use one of: {', '.join(names)}."
    message = f"There is no field “{name}” here."
    return Diagnostic(codes.UNKNOWN_FIELD, path, message, hint, pointer, at_key=True)


def _field_name(pointer: str) -> str:
    """Return the last step of a pointer that is a name, as a person would say it."""
    steps = [step for step in pointer.split("/") if step and not step.isdecimal()]
    return steps[-1].replace("~1", "/").replace("~0", "~") if steps else "the record"


def _description(record_type: RecordType, pointer: str) -> str:
    parent, _, _ = pointer.rpartition("/")
    model = _model_at(record_type.model, parent)
    field = model.model_fields.get(_field_name(pointer)) if model else None
    return f": {field.description}" if field and field.description else "."


def _model_at(model: type[BaseModel], pointer: str) -> type[BaseModel] | None:
    """Return the model of the fields at a pointer."""
    current: type[BaseModel] | None = model
    for step in pointer.split("/"):
        if step and not step.isdecimal() and current is not None:
            field = current.model_fields.get(step)
            current = next(_models_of(field.annotation), None) if field else None
    return current


def _models_of(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_of(argument)
