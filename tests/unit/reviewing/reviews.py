"""Reviews made up for tests; no record of the content has one."""

from typing import Any

from build_tools.records._parts import ReviewEntry

UN, NORTH, HARBOURS, COUNCIL = "iom", "University of the North", "City of Harbours", "Migrant Council"


def review(organisation: str, decision: str = "accept", **fields: Any) -> ReviewEntry:  # noqa: ANN401 - any field
    """Return a review: of a UN organisation where the name is an id, else of one outside the UN."""
    return ReviewEntry.model_validate(review_fields(organisation, decision, **fields), strict=False)


def review_fields(organisation: str, decision: str = "accept", **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return the fields of a review."""
    is_un = organisation == organisation.lower()
    return {
        "role": "un" if is_un else "external",
        "organisation": organisation if is_un else {"name": organisation, "type": "academia"},
        "on": "2026-10-01",
        "decision": decision,
        "conflict": decision == "stepped-back",
        **fields,
    }


ALL_ACCEPT = (review(UN), review(NORTH), review(HARBOURS))
