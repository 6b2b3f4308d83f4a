"""Which version of a record a reviewer read: the digest of what a review judges, and of nothing else."""

from typing import Any

from build_tools.corpus import Entry
from build_tools.digests import canonical_json, digest_parts
from build_tools.records._marks import reference_paths

SHOWN = 16
"""Characters that a file holds: enough that no two versions of a record share them."""
UPKEEP = frozenset({"review", "verified", "translations", "former_ids", "superseded_by", "withdrawn", "publish"})
"""What is done to a record after it was written; it says nothing of what was reviewed."""
UPKEEP_OF_SOURCE = frozenset({"accessed", "archived_url"})


def reviewed_version(entry: Entry) -> str:
    """Return the digest of what a reviewer of a record judges: its fields and narrative, without what is upkeep.

    Fields that can name a case are left out too: how much of them readers get depends on which cases are public, and
    a digest would prove a guess at the others.
    """
    naming = {steps[0] for steps, mark in reference_paths(entry.type.model) if mark.type in ("", "case")}
    judged = {name: value for name, value in entry.fields.items() if name not in UPKEEP | naming}
    if "sources" in judged:
        judged["sources"] = [_without_upkeep(source) for source in judged["sources"]]
    return digest_parts([canonical_json(judged), entry.body])[:SHOWN]


def _without_upkeep(source: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in source.items() if name not in UPKEEP_OF_SOURCE}
