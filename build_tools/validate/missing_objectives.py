"""What the hub matches should name the objectives that it serves."""

from collections.abc import Iterator

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import rule_of_record

CODE = Code("CC328", "missing-objectives", Severity.WARNING, "A record that names no objective")

TYPES = ("practice", "case")
"""The types that are found and matched by objective first."""


def _find(entry: Entry) -> Iterator[Diagnostic]:
    name = entry.type.name
    if name in TYPES and not entry.record.objectives and not entry.is_withdrawn:
        message = f"The {name} names no objective of the Compact, so it is not found by objective."
        hint = "Add “objectives:” with their numbers, the most important first, for example: objectives: [6, 18]"
        yield Diagnostic(CODE, entry.path, message, hint)


RULE = rule_of_record(CODE, _find)
