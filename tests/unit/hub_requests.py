"""Requests to the hub at every stage, made up for tests, with all that their stage and those before need."""

from typing import Any

from build_tools.corpus import Entry
from build_tools.records.case import Case
from build_tools.records.stages import WAY, WAYS_OUT
from tests.unit.pages import sample

NEEDED: dict[str, dict[str, Any]] = {
    "received": {"countries": ["KEN"], "objectives": [6], "received": "2026-01-11"},
    "assessed": {"assessment": {"feasible": True, "support": ["policy-advice"]}},
    "partnered": {"lead": "an-organisation", "other_partners": [{"name": "A union", "type": "union"}]},
    "matched": {"similar": [{"record": "practices/full-practice", "why": "The same need."}]},
    "set-up": {
        "agencies": [
            {"organisation": "an-organisation"},
            {"organisation": {"name": "Another agency", "type": "un"}, "role": "implementing"},
        ],
        "government_partners": [{"name": "A ministry", "type": "government"}],
    },
    "funded": {"funding": [{"name": "A fund", "status": "secured"}]},
    "implementing": {"set_up": {"start": "2026-07-20", "coordination": "They meet."}},
    "closed": {"outcomes": ["It works."], "no_practice_reason": "Too early."},
}
"""What each stage itself needs."""
DAYS = {stage: f"2026-{month:02}-{10 + month}" for month, stage in enumerate(WAY, start=1)}


def fields_at(stage: str) -> dict[str, Any]:
    """Return the fields of a request that has all that a stage and those before need, with a dated history."""
    if stage in WAYS_OUT:
        history = [{"stage": "received", "on": "2026-01-11"}, {"stage": stage, "on": "2026-02-01"}]
        return {"stage": stage, "reason": "The need was met elsewhere.", **NEEDED["received"], "history": history}
    stages = list(WAY)
    passed = stages[: stages.index(stage) + 1]
    fields: dict[str, Any] = {"stage": stage, "history": [{"stage": one, "on": DAYS[one]} for one in passed]}
    for one in passed:
        fields |= NEEDED[one]
    return fields


def request(record_id: str, **fields: Any) -> Entry:  # noqa: ANN401 - any field of a case
    """Return a request with these fields."""
    return sample.entry("case", record_id, **{"origin": "request", "need": "A need.", **fields})


def request_at(stage: str, **changes: Any) -> Entry:  # noqa: ANN401 - any field of a case
    """Return a request that stands rightly at a stage; fields can be given other values."""
    return request(f"request-{stage}", **{**fields_at(stage), **changes})


def case_of(entry: Entry) -> Case:
    """Return the record of a case with its own type."""
    assert isinstance(entry.record, Case)
    return entry.record
