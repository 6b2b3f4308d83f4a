"""What a case tells of which every field is filled, for the corpus of the tests of pages."""

from typing import Any

FULL_CASE: dict[str, Any] = {
    "requested_by": [{"name": "A ministry", "type": "government"}],
    "received": "2020-01",
    "support_asked": ["policy-advice"],
    "stage": "implementing",
    "history": [
        {"stage": "received", "on": "2020", "note": "It came in.", "source": "https://x.org/"},
        {"stage": "implementing", "on": "2021-06"},
    ],
    "assessment": {"feasible": True, "support": ["policy-advice"], "on": "2020-02-01", "note": "Feasible."},
    "lead": "an-organisation",
    "agencies": [
        {"organisation": "an-organisation", "role": "lead"},
        {"organisation": {"name": "Other", "type": "un"}},
    ],
    "government_partners": [{"name": "A ministry", "type": "government"}],
    "other_partners": [{"name": "An association", "type": "cso"}],
    "similar": [
        {"record": "practices/full-practice", "why": "The same.", "use": "adapted"},
        {"record": "cases/secret-case", "why": "Hidden."},
    ],
    "funding": [
        {"fund": "a-fund", "status": "secured", "amount": 1500000, "currency": "USD", "on": "2021"},
        {"name": "Another fund", "status": "sought"},
    ],
    "set_up": {"start": "2021-01", "coordination": "Meetings."},
    "response": "A response.",
    "outcomes": ["An outcome."],
    "practice": "full-practice",
    "status_told": "Running",
}
