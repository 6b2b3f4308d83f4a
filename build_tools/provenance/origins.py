"""Where the fields of a record come from, as exactly as the record tells, and no more exactly."""

from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.corpus import Entry
from build_tools.provenance._base import How, Origin
from build_tools.provenance.groups import grouped

HOW_OF_GROUP: Mapping[str, How] = {"classification": "chosen", "links": "chosen", "translations": "translated"}
"""All other groups are told from the sources."""
NOT_TOLD = frozenset({"care", "objectives"})
"""Groups whose fields say themselves how they came about."""
NARRATIVE = "narrative"
SOURCE, EVIDENCE = "source", "evidence"
"""The fields in which parts of a record name where they come from."""


def origins(entry: Entry) -> Iterator[Origin]:
    """Yield where the fields of a record come from, by group; then every statement that names a source of its own."""
    sources = tuple(source.url for source in entry.record.sources)
    names = (*entry.fields, NARRATIVE) if entry.body else tuple(entry.fields)
    for group, fields in grouped(names):
        if group == "objectives" and entry.record.objectives:
            how: How = "named" if entry.record.objectives_from == "source" else "inferred"
            yield Origin(group, ("objectives",), how, references=sources if how == "named" else ())
        if group not in NOT_TOLD:
            how = HOW_OF_GROUP.get(group, "sources")
            yield Origin(group, fields, how, references=sources if how == "sources" else ())
    for group, fields in grouped(names):
        for field in fields:
            yield from _statements(group, field, entry.fields.get(field))


def _statements(group: str, field: str, parts: Any) -> Iterator[Origin]:
    """Yield the parts of a list that name a source or evidence of their own."""
    if not isinstance(parts, list):
        return
    for position, part in enumerate(parts):
        if isinstance(part, Mapping):
            pointer = f"/{field}/{position}"
            if isinstance(part.get(SOURCE), str):
                yield Origin(group, (field,), "own-source", pointer, (part[SOURCE],))
            if part.get(EVIDENCE):
                yield Origin(group, (field,), "evidence", pointer, tuple(f"evidence/{one}" for one in part[EVIDENCE]))
