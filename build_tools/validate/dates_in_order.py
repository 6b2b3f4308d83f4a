"""What comes later must not have the earlier date."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records._fields import first_day
from build_tools.records.dates import is_before
from build_tools.validate._base import rule_of_record

CODE = Code("CC306", "dates-in-order", Severity.ERROR, "Dates that are not in order")

PAIRS = (
    (("start",), ("end",), "ends"),
    (("opens",), ("closes",), "closes"),
    (("set_up", "start"), ("set_up", "end"), "ends"),
    (("received",), ("assessment", "on"), "is assessed"),
)
"""The steps to an earlier date, those to the later one, and what happens then."""
TOLD_TWICE = ((("received",), "received"), (("assessment", "on"), "assessed"))
"""The steps to a date that the history of a case tells too, and the stage under which it does."""
HINTS = {
    "history": "Compare both dates with the source; list stages oldest first.",
    "review": "Correct the wrong one; list reviews oldest first.",
}
"""How dates of a field are put right, where that takes more than to correct one."""


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
    history = fields.get("history", ())
    yield from _disorder_of_history(history)
    yield from _disorder_of_reviews(fields.get("review", {}))
    for steps, stage in TOLD_TWICE:
        on = _date_at(fields, steps)
        told = [reached["on"] for reached in history if reached["stage"] == stage and reached.get("on")]
        if on and told and not any(_can_be_one_day(on, other) for other in told):
            yield f"/{'/'.join(steps)}", f"The history tells another date of “{stage}” ({told[0]}) than {on}."


def _can_be_one_day(one: str, other: str) -> bool:
    return not is_before(one, other) and not is_before(other, one)


def _disorder_of_history(history: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Compare each date with the latest before it: a bare year between two days says little about either."""
    latest: tuple[str, str] | None = None
    for position, reached in enumerate(history):
        on = reached.get("on")
        if not on:
            continue
        if latest and is_before(on, latest[1]):
            message = f"The stage “{reached['stage']}” ({on}) stands after “{latest[0]}” ({latest[1]})."
            yield f"/history/{position}/on", message
        elif latest is None or first_day(on) > first_day(latest[1]):
            latest = (reached["stage"], on)


def _disorder_of_reviews(review: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Compare each review with the one before it, and with the day on which the record was put forward."""
    proposed: str = review.get("proposed", "")
    before = ""
    for position, found in enumerate(review.get("reviews", ())):
        on: str = found["on"]
        if on < proposed:
            yield f"/review/reviews/{position}/on", f"The review ({on}) is older than the proposal ({proposed})."
        elif on < before:
            yield f"/review/reviews/{position}/on", f"The review ({on}) stands after a later one ({before})."
        before = max(before, on)


def _find(entry: Entry) -> Iterator[Diagnostic]:
    for pointer, message in _disorder(entry.fields):
        hint = HINTS.get(pointer.split("/")[1], "Compare both dates with the source and correct the wrong one.")
        yield Diagnostic(CODE, entry.path, message, hint, pointer)


RULE = rule_of_record(CODE, _find)
