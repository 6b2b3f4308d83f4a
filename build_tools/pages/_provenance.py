"""The section of a record page that says where its parts come from, and lists its versions."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from build_tools.corpus import Entry
from build_tools.corpus.versions import present_version, version_name
from build_tools.pages._blocks import Block
from build_tools.pages._language import listed
from build_tools.pages._tables import Tables, Value, value, web_address
from build_tools.provenance import Chronicle, Edit, Origin, origins

SHOWN_EDITS = 12
"""More stand in the JSON of the record."""
SHOWN_COMMIT = 7
"""Characters of a commit that readers know it by, as on the pages of repositories."""


def provenance(tables: Tables, entry: Entry) -> Block:
    """Return the section about where a record of which all is public comes from."""
    words = tables.strings["provenance"]
    chronicle = tables.site.chronicles.get(entry.key, Chronicle())
    found = list(origins(entry))
    edits = chronicle.edits
    return {
        "id": "provenance",
        "block": "provenance",
        "open": tables.phrase(words["open"], len({edit.address for edit in edits if edit.address}) or 1),
        "groups": [_row(tables, entry, how, list(rows)) for how, rows in _by_how(found)],
        "parts": [_part(tables, origin) for origin in found if origin.pointer],
        "present": {"name": version_name(entry.digest), "href": present_version(entry)},
        "edits": [_edit(tables, edit) for edit in edits[:SHOWN_EDITS]],
        "earlier": tables.phrase(words["earlier"], len(edits) - SHOWN_EDITS) if len(edits) > SHOWN_EDITS else "",
        "contributors": tables.phrase(words["contributors"], chronicle.contributors) if edits else "",
    }


def _by_how(found: list[Origin]) -> Iterator[tuple[str, Iterator[Origin]]]:
    """Group the origins of whole groups of fields by how they came about, in the order of the first of each."""
    whole = [origin for origin in found if not origin.pointer]
    order = {how: place for place, how in enumerate(dict.fromkeys(origin.how for origin in whole))}
    return groupby(sorted(whole, key=lambda origin: order[origin.how]), key=lambda origin: origin.how)


def _row(tables: Tables, entry: Entry, how: str, rows: list[Origin]) -> Mapping[str, str]:
    words = tables.strings["provenance"]
    told = words["how"][how]
    if not isinstance(told, str):
        told = tables.phrase(told, len(entry.record.sources))
    names = [words["groups"][origin.group] for origin in rows]
    return {"label": " · ".join(names), "told": told.replace("{version}", tables.site.version)}


def _part(tables: Tables, origin: Origin) -> Mapping[str, Any]:
    """Return one statement and what it rests on."""
    position = int(origin.pointer.rpartition("/")[2]) + 1
    label = tables.strings["provenance"]["part"].replace("{field}", field_label(tables.strings, origin.fields[0]))
    if origin.how == "evidence":
        links = tables.all_named(origin.references)
    else:
        links = [_address(reference) for reference in origin.references]
    return {"label": label.replace("{number}", str(position)), "links": links}


def _address(address: str) -> Value:
    return value(address, url=web_address(address))


def _edit(tables: Tables, edit: Edit) -> Mapping[str, Any]:
    """Return a change: its day, what it was in words, and where the version that it left is."""
    words = tables.strings["provenance"]
    is_bare = edit.kind == "changed" and not edit.changed
    kind = "unread" if not edit.address else "after_unread" if is_bare else edit.kind
    names = list(dict.fromkeys(field_label(tables.strings, name) for name in edit.changed))
    repository = tables.site.repository_url
    return {
        "day": tables.moment(edit.day),
        "told": words["kinds"][kind].replace("{fields}", listed(names, tables.formats)),
        "version": words["version"].replace("{name}", edit.address.rpartition("/")[2].removesuffix(".json")),
        "href": edit.address,
        "commit": words["commit"].replace("{name}", edit.commit[:SHOWN_COMMIT]),
        "commit_url": f"{repository}/commit/{edit.commit}" if repository else "",
    }


def field_label(strings: Mapping[str, Any], name: str) -> str:
    """Return the name of a field in plain words, as it stands on the pages of records."""
    for block in (strings["fields"], strings["sections"], strings["provenance"]["fields"]):
        if name in block:
            return str(block[name])
    return name
