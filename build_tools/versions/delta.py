"""Deltas: what to do to the records of one release to have those of today."""

from collections.abc import Iterable, Mapping
from typing import Any

from build_tools.dumps import PublishedRecord
from build_tools.errors import DumpError
from build_tools.versions.difference import Change, Records, by_key, changes_since
from build_tools.versions.standing import Standings, fingerprint, standings_of


def delta_of(old: Standings, new: Records) -> dict[str, Any]:
    """Return the delta from an earlier release to the records of today."""
    return {
        "from": fingerprint(old),
        "to": fingerprint(standings_of(new.values())),
        "changes": [change_told(change) for change in changes_since(old, new)],
    }


def change_told(change: Change) -> dict[str, Any]:
    """Return a change as data; a record that is no longer published has no `record`."""
    told: dict[str, Any] = {"change": change.kind, "record_type": change.record_type, "id": change.id}
    told |= {"former_id": change.former_id} if change.former_id else {}
    told |= {"into": change.into} if change.into else {}
    return told | ({"record": change.record} if change.record is not None else {})


def apply(old: Iterable[PublishedRecord], delta: Mapping[str, Any]) -> list[PublishedRecord]:
    """Return the records of today, by type and id, from those of an earlier dump and the delta since then.

    Raises:
        DumpError: the delta does not begin at that dump, or does not lead where it says.
    """
    records = by_key(old)
    if fingerprint(standings_of(records.values())) != delta["from"]:
        message = "The delta does not begin at these records: take the one since the release that they are from."
        raise DumpError(message)
    for change in delta["changes"]:
        records.pop((change["record_type"], change.get("former_id", change["id"])), None)
        if "record" in change:
            records[change["record_type"], change["id"]] = change["record"]
    if fingerprint(standings_of(records.values())) != delta["to"]:
        message = "The delta does not lead where it says: download it anew."
        raise DumpError(message)
    return [records[key] for key in sorted(records)]
