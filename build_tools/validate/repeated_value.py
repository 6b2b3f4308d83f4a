"""A list should not hold the same entry twice."""

from collections.abc import Iterator

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.digests import canonical_json
from build_tools.records._marks import escape_step
from build_tools.validate._base import rule_of_record

CODE = Code("CC327", "repeated-value", Severity.WARNING, "A list that holds the same entry twice")


def _repeated(value: object, pointer: str) -> Iterator[tuple[str, int]]:
    """Yield (pointer of an entry, position of the equal one before it), at any depth."""
    if isinstance(value, list):
        seen: dict[object, int] = {}
        for position, inner in enumerate(value):
            first = seen.setdefault(canonical_json(inner) if isinstance(inner, dict | list) else inner, position)
            if first != position:
                yield f"{pointer}/{position}", first
            yield from _repeated(inner, f"{pointer}/{position}")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _repeated(inner, f"{pointer}/{escape_step(key)}")


def _find(entry: Entry) -> Iterator[Diagnostic]:
    for pointer, first in _repeated(dict(entry.fields), ""):
        name = next(step for step in reversed(pointer.split("/")) if not step.isdecimal())
        message = f"Entry {int(pointer.rpartition('/')[2]) + 1} of “{name}” repeats entry {first + 1}."
        yield Diagnostic(CODE, entry.path, message, "Delete one of them.", pointer)


RULE = rule_of_record(CODE, _find)
