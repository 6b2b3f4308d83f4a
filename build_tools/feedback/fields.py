"""A changed field as people read it: its name on the pages of the site, and values without the marks of JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from build_tools.feedback._base import FieldTold
from build_tools.pages._provenance import field_label
from build_tools.versions import FieldChange
from build_tools.versions.fields import ABSENT
from build_tools.versions.telling import before_and_after


def field_told(change: FieldChange, strings: Mapping[str, Any]) -> FieldTold:
    """Return what stood in a field and what stands there now; of long texts the part that differs."""
    plain = FieldChange(change.pointer, _plain(change.before), _plain(change.after))
    told = dict(before_and_after(plain))
    return FieldTold(
        label_of(change.pointer.strip("/").split("/"), strings), change.pointer, told.get("-"), told.get("+")
    )


def label_of(steps: Sequence[str], strings: Mapping[str, Any]) -> str:
    """Return the way to a value in plain words: results, 0, statement is “Results 1: Statement”."""
    names: list[str] = []
    words: list[str] = []
    for step in steps:
        if step.isdecimal() and words:
            words[-1] += f" {int(step) + 1}"
        else:
            names.append(step)
            asked: Mapping[str, str] = strings["forms"]["fields"]
            label = asked.get(".".join(names)) if words else field_label(strings, step)
            words.append((label or step).replace("_", " "))
    return ": ".join(f"{word[:1].upper()}{word[1:]}" for word in words)


def _plain(value: object) -> object:
    """Return a value as words; ABSENT stays."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name.replace('_', ' ')}: {_plain(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return (" · " if any(isinstance(inner, Mapping) for inner in value) else ", ").join(
            map(str, map(_plain, value))
        )
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if value is ABSENT else str(value)
