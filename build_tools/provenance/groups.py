"""Groups of fields that come from the same place."""

from collections.abc import Iterator, Mapping
from itertools import groupby

GROUPS: Mapping[str, tuple[str, ...]] = {
    "identity": (
        "title", "summary", "language", "kind", "type", "acronym", "aliases", "part_of", "network_role", "role_basis",
        "origin", "holds", "access", "formats", "size", "url", "doi", "languages", "narrative",
    ),
    "objectives": ("objectives", "objectives_from"),
    "classification": (
        "principles", "sdgs", "populations", "themes", "building_blocks", "support_asked", "mptf_areas",
    ),
    "places": (
        "countries", "regions", "scope", "presence", "start", "end", "period_told", "year", "received", "opens",
        "closes",
    ),
    "actors": (
        "organisation", "implementers", "partners", "publishers", "authors", "operator", "leads", "members",
        "requested_by", "lead", "agencies", "government_partners", "other_partners",
    ),
    "account": (),
    "use": ("builds_on",),
    "links": ("related", "similar", "practice"),
    "translations": ("translations",),
    "care": ("sources", "note", "verified", "review", "superseded_by", "former_ids", "withdrawn", "publish"),
}  # fmt: skip
"""The fields of each group; `account` has all that are not named: what was done, offered or found, and the results."""
REST = "account"
_GROUP_OF = {name: group for group, names in GROUPS.items() for name in names}


def group_of(field: str) -> str:
    """Return the group of a field of any type."""
    return _GROUP_OF.get(field, REST)


def grouped(fields: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the groups that some fields belong to, in the order of groups, each with its fields as they came."""
    order = {group: place for place, group in enumerate(GROUPS)}
    ranked = sorted(fields, key=lambda field: order[group_of(field)])
    for group, found in groupby(ranked, key=group_of):
        yield group, tuple(found)
