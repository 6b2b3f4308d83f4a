"""The one shape in which records are published: identity first, then the fields, then the narrative."""

from collections.abc import Mapping
from typing import Any

from build_tools.corpus import Entry
from build_tools.tables._base import NARRATIVE

KEPT = ("title", "withdrawn", "superseded_by", "former_ids")
"""What dumps still show of a withdrawn record beside what it is known by."""


def identity(entry: Entry) -> dict[str, Any]:
    """Return what a record is known by; `record_type`, because organisations have a `type` of their own."""
    return {"record_type": entry.type.name, "id": entry.id, "address": f"{entry.address}/", "digest": entry.digest}


def public_record(entry: Entry) -> dict[str, Any]:
    """Return a record as every dump shows it; a part that says nothing is left out."""
    told = {name: value for name, value in entry.fields.items() if value != {}}
    public = {**identity(entry), **told}
    if entry.body:
        public[NARRATIVE] = entry.body
    return public


def tombstone(entry: Entry) -> dict[str, Any]:
    """Return what dumps show of a withdrawn record: that it was there, and why it no longer is."""
    fields: Mapping[str, Any] = entry.fields
    return {**identity(entry), **{name: fields[name] for name in KEPT if name in fields}}


def published_form(entry: Entry) -> dict[str, Any]:
    """Return the record, or its tombstone where it is withdrawn."""
    return tombstone(entry) if entry.is_withdrawn else public_record(entry)
