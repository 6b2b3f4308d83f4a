"""Which records name a record, grouped by what they say of it."""

from collections.abc import Mapping
from typing import Any

from build_tools.corpus import Entry
from build_tools.corpus.corpus import Key
from build_tools.pages._tables import Tables, is_open

SHOWN_LINKS = 30
"""Links of a group that a page shows; the index has the others."""


def incoming(tables: Tables, entry: Entry) -> list[dict[str, Any]]:
    """Return the groups of records that name this one: {label, count, links, more, href}.

    A record that names this one twice in the same field stands once. What is hidden or withdrawn names nothing.
    """
    groups: dict[tuple[str, str], dict[Key, None]] = {}
    for relation in tables.corpus.incoming.get(entry.key, ()):
        groups.setdefault((relation.kind, relation.source[0]), {})[relation.source] = None
    return [group for (kind, _), keys in groups.items() if (group := _group(tables, entry, kind, keys))]


def _group(tables: Tables, named: Entry, kind: str, keys: dict[Key, None]) -> dict[str, Any] | None:
    entries = [source for source in map(tables.corpus.entries.__getitem__, keys) if is_open(source)]
    if not entries:
        return None
    labels = tables.strings["named_by"]
    words = tables.type_strings(entries[0].type.name)
    folder = entries[0].type.folder
    hidden = max(0, len(entries) - SHOWN_LINKS)
    return {
        "label": labels.get(kind.replace(".", "_"), labels["other"]),
        "count": tables.phrase(words["count"], len(entries)),
        "links": [tables.link(source) for source in entries[:SHOWN_LINKS]],
        "more": tables.phrase(_more_words(tables, named), hidden) if hidden else "",
        "href": f"{named.address}/{folder}/" if named.type.name == "organisation" else f"{folder}/",
    }


def _more_words(tables: Tables, named: Entry) -> Mapping[str, str]:
    """An organisation has lists of its own of what names it; other records are found through the index."""
    of_organisation: Mapping[str, str] = tables.strings["facet_pages"]["organisation"]["more"]
    of_record: Mapping[str, str] = tables.strings["record"]["more_links"]
    return of_organisation if named.type.name == "organisation" else of_record
