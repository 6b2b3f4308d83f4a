"""What became of every record between two times: one kind of change for each that did not stay as it was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from build_tools.corpus.corpus import Key
from build_tools.dumps import PublishedRecord
from build_tools.versions.fields import FieldChange, field_changes
from build_tools.versions.standing import Standing, Standings, standing_of, standings_of

Kind = Literal["added", "changed", "renamed", "merged", "withdrawn", "restored", "removed"]
"""Merged: another record took its place. Removed: it is gone without a word, which should not happen."""
KINDS: tuple[Kind, ...] = get_args(Kind)

Records = Mapping[Key, PublishedRecord]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one record.

    `id` is the one that it has now, or had last; `former_id` the one that it had before it was renamed; `into` what it
    was merged into (folder/id). `record` is how it is published now; None where it no longer is. `fields` and, of a
    record that is gone, `title` are told where also the old record is known.
    """

    kind: Kind
    record_type: str
    id: str
    record: PublishedRecord | None
    former_id: str = ""
    into: str = ""
    title: str = ""
    fields: tuple[FieldChange, ...] = ()

    @property
    def key(self) -> Key:
        """The type and the id that it has now, or had last."""
        return (self.record_type, self.id)

    @property
    def old_key(self) -> Key:
        """The type and the id that it had before."""
        return (self.record_type, self.former_id or self.id)


def by_key(records: Iterable[PublishedRecord]) -> dict[Key, PublishedRecord]:
    """Return records by type and id."""
    return {(record["record_type"], record["id"]): record for record in records}


def difference(old: Records, new: Records) -> tuple[Change, ...]:
    """Return what became of every record that did not stay as it was, with the fields that changed; by key."""
    return told_whole(changes_since(standings_of(old.values()), new), old)


def told_whole(changes: Iterable[Change], old: Records) -> tuple[Change, ...]:
    """Return changes with the fields that changed, and with the titles of records that are gone."""
    return tuple(_told_whole(change, old.get(change.old_key)) for change in changes)


def _told_whole(change: Change, before: PublishedRecord | None) -> Change:
    if before is None:
        return change
    if change.record is None:
        return replace(change, title=_title(before))
    return replace(change, fields=field_changes(before, change.record))


def _title(record: PublishedRecord | None) -> str:
    return str((record or {}).get("title", ""))


def changes_since(old: Standings, new: Records) -> tuple[Change, ...]:
    """Return what became of every record since a time of which only the standings are known; by key."""
    renamed, merged = _moves(old, new)
    elsewhere = {*renamed.values()}
    changes = [_gone(key, merged.get(key), new) for key in old if key not in new and key not in elsewhere]
    for key, record in new.items():
        if key in renamed:
            changes.append(Change("renamed", *key, record, former_id=renamed[key][1]))
        elif key not in old:
            changes.append(Change("added", *key, record))
        elif (now := standing_of(record)) != old[key]:
            changes.append(_stayed(key, old[key], now, record))
    told = (replace(change, title=_title(change.record)) for change in changes)
    return tuple(sorted(told, key=lambda change: change.key))


def _moves(old: Standings, new: Records) -> tuple[dict[Key, Key], dict[Key, Key]]:
    """Return (records that were renamed, with what they were before; records that are gone, with what took them in).

    Both are told by the former ids of others: a record that is new is the first of its former ids renamed, all else was
    merged into it.
    """
    renamed: dict[Key, Key] = {}
    merged: dict[Key, Key] = {}
    for key in sorted(new):
        formers = [(key[0], former_id) for former_id in new[key].get("former_ids", ())]
        for former in formers:
            if former not in old or former in new or former in merged or former in renamed.values():
                continue
            if key not in old and key not in renamed:
                renamed[key] = former
            else:
                merged[former] = key
    return renamed, merged


def _gone(key: Key, into: Key | None, new: Records) -> Change:
    if into is None:
        return Change("removed", *key, None)
    return Change("merged", *key, None, into=str(new[into]["address"]).strip("/"))


def _stayed(key: Key, before: Standing, now: Standing, record: PublishedRecord) -> Change:
    if now.successor and now.successor != before.successor:
        return Change("merged", *key, record, into=now.successor)
    if now.is_withdrawn and not before.is_withdrawn:
        return Change("withdrawn", *key, record)
    if before.is_withdrawn and not now.is_withdrawn:
        return Change("restored", *key, record)
    return Change("changed", *key, record)


def counts_by_kind(changes: Iterable[Change]) -> dict[str, int]:
    """Return how many changes there are of each kind that occurs, in the order of the kinds."""
    told = [change.kind for change in changes]
    return {kind: told.count(kind) for kind in KINDS if kind in told}
