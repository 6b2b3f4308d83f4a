"""Plain fields to a record of its model; or the findings that say, in plain words, what does not fit."""

import difflib
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from build_tools.diagnostics import Diagnostic
from build_tools.digests import canonical_json
from build_tools.records import _codes as codes
from build_tools.records._base import Record, RecordType
from build_tools.records._marks import EVERY, Mark, escape_step, marked_paths
from build_tools.records._repairs import repair_of_choice, repair_of_form

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
FORM_OF_KIND = {
    "a list": "Begin each entry with “- ”, also where there is only one.",
    "text": "Write one text here, without brackets and without fields under it.",
    "a whole number": "Write digits only, without quotes, signs, points or a unit, for example 6.",
    "true or false": "Write true or false, without quotes.",
}
SHOWN_LENGTH = 60


def build_record(record_type: RecordType, fields: dict[str, Any], path: str) -> Record | list[Diagnostic]:
    """Return the record that the fields spell, or everything that does not fit, in the order of pydantic."""
    try:
        return record_type.model.model_validate_json(canonical_json(fields))
    except ValidationError as error:
        found = [details for details in error.errors(include_url=False) if not _is_echo(details)]
        return [_finding(record_type, fields, path, details) for details in found]


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


def _is_echo(details: ErrorDetails) -> bool:
    """Tell whether pydantic counts only the good entries of a list: the bad ones are findings of their own."""
    given = details["input"]
    return details["type"] == "too_short" and isinstance(given, list) and len(given) >= details["ctx"]["min_length"]


def _pointer(fields: Any, location: tuple[int | str, ...]) -> str:
    """Return the pointer of pydantic's location, which also names branches of unions that no file has."""
    pointer = ""
    value: Any = fields
    for position, step in enumerate(location):
        if isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif isinstance(value, dict) and (step in value or position == len(location) - 1):
            value = value.get(step)  # None where the field is missing
        else:
            continue
        pointer += f"/{escape_step(str(step))}"
    return pointer


def _finding(record_type: RecordType, fields: dict[str, Any], path: str, details: ErrorDetails) -> Diagnostic:
    pointer = _pointer(fields, details["loc"])
    said = _said(pointer)
    kind = details["type"]
    context = details.get("ctx", {})
    value = details["input"]
    if kind == "missing":
        hint = f"Add “{_field_name(pointer)}:”{_description(record_type, pointer)}"
        return Diagnostic(codes.MISSING_FIELD, path, f"The field {said} is missing.", hint, pointer, at_key=True)
    if kind == "extra_forbidden":
        return _unknown_field(record_type, path, pointer)
    if kind in ("value_error", "date_from_datetime_parsing"):
        needs_day = "not a full date" in details["msg"]
        message = f"{shown(value)} in {said} is not a {'day' if needs_day else 'date'}."
        hint = "Write a year, month or day that the calendar has: 2019, 2019-02 or 2019-02-28."
        hint = "Write year, month and day: 2026-11-21." if needs_day else hint
        return Diagnostic(codes.BAD_DATE, path, message, hint, pointer)
    if "too_short" in kind or "too_long" in kind:
        return _wrong_length(record_type, path, pointer, details)
    if kind in KINDS:
        wanted = KINDS[kind]
        message = f"{_capital(said)} should be {wanted}, but holds {shown(value)}."
        model = _model_at(record_type.model, pointer)
        hint = _kind_hint(_field_name(pointer), wanted, value, model)
        return Diagnostic(codes.WRONG_KIND, path, message, hint, pointer)
    message = f"{_capital(said)} cannot be {shown(value)}."
    marks = _marks_at(record_type.model, pointer)
    inline = bool(_marks_at(record_type.model, f"{pointer}/type"))
    pattern = str(context.get("pattern", ""))
    repair = repair_of_choice(kind, context) or repair_of_form(str(value), pattern, marks, takes_inline=inline)
    told = _description(record_type, pointer).lstrip(": ")
    return Diagnostic(codes.NOT_ALLOWED, path, message, repair or f"The field asks for: {told}", pointer)


def _kind_hint(name: str, wanted: str, value: Any, model: type[BaseModel] | None) -> str:
    if value is None:
        return f"Write {wanted} here, or delete the line if there is none."
    if wanted == "a list" and not isinstance(value, dict):
        return f"Write it as a list, also where there is only one value: {name}: [{value}]"
    if wanted == "text" and isinstance(value, bool | int):
        return f'Put it in double quotes: "{str(value).lower()}"'
    if wanted in FORM_OF_KIND:
        return FORM_OF_KIND[wanted]
    needed = [field for field, known in model.model_fields.items() if known.is_required()] if model else []
    return f"Write its fields: {{{', '.join(f'{field}: …' for field in needed)}}}." if needed else "Write its fields."


def _wrong_length(record_type: RecordType, path: str, pointer: str, details: ErrorDetails) -> Diagnostic:
    context = details.get("ctx", {})
    said = _capital(_said(pointer))
    length = len(details["input"]) if isinstance(details["input"], str | list | tuple) else 0
    one, many = ("character", "characters") if details["type"].startswith("string") else ("entry", "entries")
    has = f"has {length:,} {one if length == 1 else many}" if length else "is empty"
    if "too_short" in details["type"]:
        needed = context.get("min_length", 1)
        verb = "Lengthen" if length else "Fill"
        message = f"{said} {has}; it needs at least {needed} {one if needed == 1 else many}."
        return Diagnostic(codes.WRONG_LENGTH, path, message, f"{verb} it{_description(record_type, pointer)}", pointer)
    message = f"{said} {has}; it takes at most {context.get('max_length'):,}."
    return Diagnostic(codes.WRONG_LENGTH, path, message, "Shorten it; longer text belongs in the narrative.", pointer)


def _unknown_field(record_type: RecordType, path: str, pointer: str) -> Diagnostic:
    parent, _, _ = pointer.rpartition("/")
    model = _model_at(record_type.model, parent)
    names = list(model.model_fields) if model else []
    near = difflib.get_close_matches(_field_name(pointer), names, n=1)
    hint = f"Did you mean “{near[0]}”?" if near else f"Delete it, or use one of: {', '.join(names)}."
    message = f"There is no field “{_field_name(pointer)}” here."
    return Diagnostic(codes.UNKNOWN_FIELD, path, message, hint, pointer, at_key=True)


def _steps(pointer: str) -> list[str]:
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def _field_name(pointer: str) -> str:
    """Return the last step of a pointer that is a name."""
    return next((step for step in reversed(_steps(pointer)) if not step.isdecimal()), "")


def _said(pointer: str) -> str:
    """Return the last steps of a pointer as a person would say them: “title”, “verified.on”, an entry of “related”."""
    names: list[str] = []
    for step in reversed(_steps(pointer)):
        if step.isdecimal() and names:
            break
        names[:0] = [] if step.isdecimal() else [step]
    if not names:
        return "the record"
    is_entry = _steps(pointer)[-1].isdecimal()
    return f"an entry of “{names[-1]}”" if is_entry else f"“{'.'.join(names)}”"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _description(record_type: RecordType, pointer: str) -> str:
    steps = _steps(pointer)
    while steps and steps[-1].isdecimal():
        steps.pop()
    model = _model_at(record_type.model, "".join(f"/{escape_step(step)}" for step in steps[:-1]))
    field = model.model_fields.get(steps[-1]) if model and steps else None
    return f": {field.description.removesuffix('.')}." if field and field.description else "."


def _model_at(model: type[BaseModel], pointer: str) -> type[BaseModel] | None:
    """Return the model of the fields at a pointer."""
    current: type[BaseModel] | None = model
    steps = iter(_steps(pointer))
    for step in steps:
        if step.isdecimal() or current is None:
            continue
        field = current.model_fields.get(step)
        current = next(_models_of(field.annotation), None) if field else None
        if field and typing.get_origin(field.annotation) is dict:
            next(steps, None)  # the free key of one value
    return current


def _models_of(annotation: Any) -> Iterator[type[BaseModel]]:
    if typing.get_origin(annotation) is None and isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _models_of(argument)


def _marks_at(model: type[BaseModel], pointer: str) -> list[Mark]:
    """Return the marks of the value at a pointer."""
    steps = _steps(pointer)
    return [
        marked.mark
        for marked in marked_paths(model)
        if len(marked.steps) == len(steps)
        and all(known in (EVERY, step) for known, step in zip(marked.steps, steps, strict=True))
    ]
