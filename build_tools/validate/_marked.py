"""The marked values of a record, found in one walk along the fields that it has."""

import functools
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from build_tools.corpus import Entry
from build_tools.records._marks import EVERY, Prose, Reference, Term, WebAddress, escape_step, marked_paths

MarkKind = TypeVar("MarkKind", Reference, Term, Prose, WebAddress)


@dataclass(slots=True)
class _Step:
    """What a model marks at one place, and the places under it."""

    marks: list[Any] = field(default_factory=list)
    inner: "dict[str, _Step]" = field(default_factory=dict)


@functools.cache
def _steps(model: type[BaseModel], kind: str) -> _Step:
    """Return the marked paths of a model as a tree: a record has few of the fields that its model knows."""
    root = _Step()
    for marked in marked_paths(model):
        if type(marked.mark).__name__ == kind:
            current = root
            for step in marked.steps:
                current = current.inner.setdefault(step, _Step())
            current.marks.append(marked.mark)
    return root


def marked(entry: Entry, kind: type[MarkKind]) -> list[tuple[str, Any, MarkKind]]:
    """Return (pointer, value, mark) for every text or number of a record that bears a mark of that kind."""
    found: list[tuple[str, Any, MarkKind]] = []
    inner = _steps(entry.type.model, kind.__name__).inner
    for key, value in entry.fields.items():
        step = inner.get(key)
        if step:
            _collect(step, value, f"/{key}", found)
    return found


def _collect(step: _Step, value: object, pointer: str, found: list[tuple[str, Any, Any]]) -> None:
    if isinstance(value, str | int):
        if not isinstance(value, bool):
            found += [(pointer, value, mark) for mark in step.marks]
        return
    every = step.inner.get(EVERY)
    if isinstance(value, list):
        if every:
            for position, inner in enumerate(value):
                if type(inner) is str:  # most entries; a call for each would take half the time of the walk
                    found += [(f"{pointer}/{position}", inner, mark) for mark in every.marks]
                else:
                    _collect(every, inner, f"{pointer}/{position}", found)
    elif isinstance(value, dict):
        for key, inner in value.items():
            under = step.inner.get(key) or every
            if under:
                _collect(under, inner, f"{pointer}/{key if key in step.inner else escape_step(key)}", found)
