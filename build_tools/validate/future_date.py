"""What has happened must not have a date that is still to come."""

import datetime
from collections.abc import Iterator

from build_tools.corpus import Corpus, Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records._fields import first_day
from build_tools.records._marks import EVERY, values_at
from build_tools.validate._base import Rule, RuleContext

CODE = Code("CC307", "future-date", Severity.ERROR, "A past event with a date still to come")

TOLERANCE = datetime.timedelta(days=1)
"""Where the author lives it may already be tomorrow."""
PAST: tuple[tuple[str, ...], ...] = (
    ("sources", EVERY, "accessed"),
    ("verified", "on"),
    ("withdrawn", "on"),
    ("review", "reviews", EVERY, "on"),
    ("received",),
    ("assessment", "on"),
    ("history", EVERY, "on"),
    ("consent", "on"),
)
"""Dates of what has been done. The start and end of a practice, and a call for money, may lie ahead."""
BEGUN = ("implementing", "closed")
"""Stages of a case at which the work has begun."""
START = ("set_up", "start")


def _past(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """Return the steps to the dates of what a record says has been done."""
    return (*PAST, START) if entry.fields.get("stage") in BEGUN else PAST


def _check(corpus: Corpus, context: RuleContext) -> Iterator[Diagnostic]:
    limit = context.today + TOLERANCE
    last = limit.isoformat()
    for entry in corpus:
        for steps in _past(entry):
            if steps[0] not in entry.fields:
                continue
            for pointer, text in values_at(entry.fields[steps[0]], steps[1:], f"/{steps[0]}"):
                if isinstance(text, str) and text > last and first_day(text) > limit:
                    name = f"{steps[0]}.{steps[-1]}" if steps[-1] in ("on", "start") else steps[-1]
                    message = f"“{name}” lies in the future: {text}."
                    hint = f"Correct the date; today is {context.today.isoformat()}."
                    yield Diagnostic(CODE, entry.path, message, hint, pointer)


RULE = Rule(code=CODE, check=_check)
