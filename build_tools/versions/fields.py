"""What changed inside of a record: pointers, with what stood there before and what stands there now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from build_tools.dumps import PublishedRecord

IDENTITY = ("record_type", "id", "address", "digest")
"""Follows from the place of a record and from all its fields; tells nothing of its own."""


class Absent:
    """Stands where nothing stood."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What stood at a pointer (RFC 6901) and what stands there now; ABSENT where nothing did or does.

    Lists of unequal length change as a whole: which of their entries is which, nobody can tell for certain.
    """

    pointer: str
    before: Any
    after: Any


def field_changes(old: PublishedRecord, new: PublishedRecord) -> tuple[FieldChange, ...]:
    """Return the changes that lead from one record to the other, in the order of the new one's fields."""
    return tuple(_changes(_told(old), _told(new), ""))


def _told(record: PublishedRecord) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in IDENTITY}


def _changes(old: Any, new: Any, pointer: str) -> Iterator[FieldChange]:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for name in [*new, *(name for name in old if name not in new)]:
            step = name.replace("~", "~0").replace("/", "~1")
            yield from _changes(old.get(name, ABSENT), new.get(name, ABSENT), f"{pointer}/{step}")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new) and _has_parts(new):
        for position, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _changes(before, after, f"{pointer}/{position}")
    elif old != new or type(old) is not type(new):
        yield FieldChange(pointer, old, new)


def _has_parts(values: list[Any]) -> bool:
    """Tell whether a list is of parts; of codes the whole list reads better."""
    return any(isinstance(value, Mapping) for value in values)
