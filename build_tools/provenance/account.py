"""The provenance of a record as data."""

import datetime
from typing import Any

from build_tools.corpus import Entry
from build_tools.corpus.versions import present_version
from build_tools.provenance._base import Chronicle, Edit, Origin
from build_tools.provenance.origins import origins
from build_tools.records.verification import verification_of


def provenance_of(entry: Entry, chronicle: Chronicle, today: datetime.date, software: str) -> dict[str, Any]:
    """Return where a record comes from, how it was verified and reviewed, and its versions; `software` computed."""
    record = entry.record
    verification = verification_of(record, entry.type.verify_months, today)
    return {
        "version": present_version(entry),
        "sources": [source.url for source in record.sources],
        "origins": [_origin(origin, software) for origin in origins(entry)],
        "verification": {
            "state": verification.state,
            **({"on": record.verified.on, "by": record.verified.by} if record.verified else {}),
            **({"due": verification.due} if verification.due else {}),
        },
        "review": {"state": record.review.state, "reviews": len(record.review.reviews)},
        "contributors": chronicle.contributors,
        "versions": [_version(edit) for edit in chronicle.edits],
    }


def _origin(origin: Origin, software: str) -> dict[str, Any]:
    told: dict[str, Any] = {"group": origin.group, "fields": list(origin.fields), "how": origin.how}
    if origin.how == "computed":
        told["by"] = software
    if origin.pointer:
        told |= {"pointer": origin.pointer, "references": list(origin.references)}
    return told


def _version(edit: Edit) -> dict[str, Any]:
    told: dict[str, Any] = {"day": edit.day, "commit": edit.commit, "kind": edit.kind}
    if edit.changed:
        told["changed"] = list(edit.changed)
    if edit.address:
        told["version"] = edit.address
    return told
