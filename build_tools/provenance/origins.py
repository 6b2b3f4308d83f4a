"""Where the fields of a record come from, as exactly as the record tells, and no more exactly."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from build_tools.corpus import Entry
from build_tools.provenance._base import How, Origin
from build_tools.provenance.groups import grouped
from build_tools.records.case import Case

HOW_OF_GROUP: Mapping[str, How] = {
    "classification": "chosen",
    "use": "chosen",
    "links": "chosen",
    "translations": "translated",
}
"""All other groups are told from the sources."""
OBJECTIVES = "objectives"
NOT_TOLD = frozenset({"care", OBJECTIVES})
"""Groups whose fields say themselves how they came about."""
NARRATIVE = "narrative"
COMPUTED: Final = "computed"


def origins(entry: Entry) -> Iterator[Origin]:
    """Yield where the fields of a record come from, by group; then every statement that names a source of its own."""
    groups = list(grouped((*entry.fields, NARRATIVE) if entry.body else tuple(entry.fields)))
    for group, fields in groups:
        if group == OBJECTIVES and entry.record.objectives:
            yield Origin(group, (OBJECTIVES,), "named" if entry.record.objectives_from == "source" else "inferred")
        if group not in NOT_TOLD:
            yield Origin(group, fields, HOW_OF_GROUP.get(group, _how_told(entry)))
    # What pages and JSON show beside the record itself; the similar records of a case are chosen by hand.
    yield Origin(COMPUTED, ("matches",) if isinstance(entry.record, Case) else ("similar",), COMPUTED)
    for group, fields in groups:
        for field in fields:
            yield from _statements(group, field, entry.fields.get(field))


def _how_told(entry: Entry) -> How:
    """Return how a record was told: a request is known from those who handle it too."""
    return "request" if isinstance(entry.record, Case) and entry.record.origin == "request" else "sources"


def _statements(group: str, field: str, parts: Any) -> Iterator[Origin]:
    """Yield the parts of a list that name a source or evidence of their own."""
    for position, part in enumerate(parts if isinstance(parts, list) else ()):
        if isinstance(part, Mapping):
            pointer = f"/{field}/{position}"
            if part.get("source"):
                yield Origin(group, (field,), "own-source", pointer, (part["source"],))
            if part.get("evidence"):
                yield Origin(group, (field,), "evidence", pointer, tuple(f"evidence/{one}" for one in part["evidence"]))
