"""Marks on fields: which values name another record or a term, found by walking the model once."""

import functools
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class Reference:
    """The value names a record: of one type by its id, or of any type as `folder/id` where `type` is empty."""

    type: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """The value is a term of a vocabulary (the stem of its file, or `countries` or `languages` of CLDR)."""

    vocabulary: str


@dataclass(frozen=True, slots=True)
class Prose:
    """The value is text for readers: checked for language, length and private data; `limit` is in characters."""

    limit: int = 2_000


@dataclass(frozen=True, slots=True)
class WebAddress:
    """The value is an address on the web."""


Mark = Reference | Term | Prose | WebAddress
EVERY = "*"
"""The step of a path that stands for every entry of a list, or every value of a mapping with free keys."""


@dataclass(frozen=True, slots=True)
class MarkedPath:
    """A mark and the steps that lead to its values."""

    steps: tuple[str, ...]
    mark: Mark


def parts_of(annotation: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield (steps, part) for every mark on a type and for every type that it is made of, at any depth of wrapping."""
    origin = typing.get_origin(annotation)
    arguments = typing.get_args(annotation)
    if origin is typing.Annotated:
        yield from (((), extra) for extra in arguments[1:] if isinstance(extra, Mark))
        yield from parts_of(arguments[0])
    elif origin in (typing.Union, types.UnionType):
        for argument in arguments:
            yield from parts_of(argument)
    elif origin in (tuple, list, dict):
        for steps, part in parts_of(arguments[1 if origin is dict else 0]):
            yield (EVERY, *steps), part
    else:
        yield (), annotation


@functools.cache
def marked_paths(model: type[BaseModel]) -> tuple[MarkedPath, ...]:
    """Return every marked path of a model, in the order of its fields."""
    found: list[MarkedPath] = []
    for name, hint in typing.get_type_hints(model, include_extras=True).items():
        if name not in model.model_fields:
            continue
        parts = list(parts_of(hint))
        found += [MarkedPath((name, *steps), part) for steps, part in parts if isinstance(part, Mark)]
        for steps, part in parts:
            if isinstance(part, type) and issubclass(part, BaseModel):
                found += [MarkedPath((name, *steps, *inner.steps), inner.mark) for inner in marked_paths(part)]
    return tuple(found)


def values_at(fields: Any, steps: tuple[str, ...], pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (pointer, value) for every value that the steps lead to; what is absent yields nothing."""
    if not steps:
        yield pointer, fields
        return
    step, rest = steps[0], steps[1:]
    if step == EVERY:
        if isinstance(fields, list | tuple):
            for position, value in enumerate(fields):
                yield from values_at(value, rest, f"{pointer}/{position}")
        elif isinstance(fields, dict):
            for key, value in fields.items():
                yield from values_at(value, rest, f"{pointer}/{escape_step(key)}")
    elif isinstance(fields, dict) and step in fields:
        yield from values_at(fields[step], rest, f"{pointer}/{escape_step(step)}")


def escape_step(step: str) -> str:
    """Return a key as it stands in a JSON pointer (RFC 6901)."""
    return step.replace("~", "~0").replace("/", "~1")


@functools.cache
def reference_paths(model: type[BaseModel]) -> tuple[tuple[tuple[str, ...], Reference], ...]:
    """Return the steps and marks of the paths of a model that name other records."""
    return tuple((path.steps, path.mark) for path in marked_paths(model) if isinstance(path.mark, Reference))


def marked_values(model: type[BaseModel], fields: dict[str, Any]) -> Iterator[tuple[str, Any, Mark]]:
    """Yield (pointer, value, mark) for every marked value that is a number or text in a record's plain fields."""
    for marked in marked_paths(model):
        for pointer, value in values_at(fields, marked.steps):
            if isinstance(value, str | int) and not isinstance(value, bool):
                yield pointer, value, marked.mark
