"""What comes later must not have the earlier date."""

from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import rule_of_record
from build_tools.validate._dates import is_before

CODE = Code("CC306", "dates-in-order", Severity.ERROR, "Dates that are not in order")

PAIRS = (
    (("start",), ("end",), "ends"),
    (("opens",), ("closes",), "closes"),
    (("set_up", "start"), ("set_up", "end"), "ends"),
    (("received",), ("assessment", "on"), "is assessed"),
)
"""The steps to an earlier date, those to the later one, and what happens then."""


def _date_at(fields: Mapping[str, Any], steps: tuple[str, ...]) -> str | None:
    found: Any = fields
    for step in steps:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found if isinstance(found, str) else None


def _disorder(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (pointer, message) for every date that comes too early."""
    for first, second, happens in PAIRS:
        earlier, later = _date_at(fields, first), _date_at(fields, second)
        if earlier and later and is_before(later, earlier):
            yield f"/{'/'.join(second)}", f"It {happens} ({later}) before “{first[-1]}” ({earlier})."
    before: tuple[str, str] | None = None
    for position, reached in enumerate(fields.get("history", ())):
        on = reached.get("on")
        if on and before and is_before(on, before[1]):
            message = f"The stage “{reached['stage']}” ({on}) stands after “{before[0]}” ({before[1]})."
            yield f"/history/{position}/on", message
        before = (reached["stage"], on) if on else before


def _find(entry: Entry) -> Iterator[Diagnostic]:
    for pointer, message in _disorder(entry.fields):
        hint = "Compare both dates with the source; list stages oldest first."
        if not pointer.startswith("/history"):
            hint = "Compare both dates with the source and correct the wrong one."
        yield Diagnostic(CODE, entry.path, message, hint, pointer)


RULE = rule_of_record(CODE, _find)
