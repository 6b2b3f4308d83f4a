"""Deltas: what to do to the records of an earlier release to have those of today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from build_tools.corpus.corpus import Key
from build_tools.dumps import PublishedRecord
from build_tools.errors import DumpError
from build_tools.versions.difference import Change, Records, by_key, changes_since
from build_tools.versions.standing import Standings, fingerprint, standings_of


@dataclass(frozen=True, slots=True)
class Delta:
    """The fingerprints of the records that it begins with and leads to, and the changes between them."""

    begins: str
    leads: str
    changes: tuple[Change, ...]


def delta_of(old: Standings, new: Records) -> Delta:
    """Return the delta from an earlier release to the records of today."""
    return Delta(fingerprint(old), fingerprint(standings_of(new.values())), changes_since(old, new))


def change_told(change: Change) -> dict[str, Any]:
    """Return a change as data; a record that is no longer published has no `record`."""
    told: dict[str, Any] = {"change": change.kind, "record_type": change.record_type, "id": change.id}
    told |= {"former_id": change.former_id} if change.former_id else {}
    told |= {"into": change.into} if change.into else {}
    return told | ({"record": change.record} if change.record is not None else {})


def apply(old: Iterable[PublishedRecord], delta: Mapping[str, Any]) -> list[PublishedRecord]:
    """Return the records of today, by type and id, from those of an earlier dump and the delta since then.

    Raises:
        DumpError: it is no delta, does not begin with these records, or does not lead where it says.
    """
    records = by_key(old)
    if "changes" not in delta or not delta.get("from"):
        message = "This tells of no earlier release, so there is nothing to go on from: take the whole dump."
        raise DumpError(message)
    if _fingerprint(records) != delta["from"]:
        message = "The delta does not begin with these records: take the one since the release that they are from."
        raise DumpError(message)
    for change in delta["changes"]:
        records.pop((change["record_type"], change.get("former_id", change["id"])), None)
        if "record" in change:
            records[change["record_type"], change["id"]] = change["record"]
    if _fingerprint(records) != delta["to"]:
        message = "The delta does not lead where it says: download it anew."
        raise DumpError(message)
    return [records[key] for key in sorted(records)]


def _fingerprint(records: Mapping[Key, PublishedRecord]) -> str:
    return fingerprint(standings_of(records.values()))
