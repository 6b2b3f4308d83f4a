"""Which records a change touched, and what became of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.corpus.corpus import Key
from build_tools.corpus.publication import publication
from build_tools.feedback._base import State
from build_tools.feedback.sides import Side, Sides
from build_tools.records import record_type
from build_tools.versions import Change, FieldChange, difference
from build_tools.versions.difference import Records
from build_tools.versions.fields import field_changes
from build_tools.versions.telling import moved


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that was touched: what it was called and is called, None where it was not or is not there."""

    state: State
    old: Key | None
    new: Key | None
    title: str
    moved: str = ""
    fields: tuple[FieldChange, ...] = ()

    @property
    def key(self) -> Key:
        """What it is called now, or was called last."""
        key = self.new or self.old
        assert key is not None  # noqa: S101 - one of the two is always told
        return key


def touched_records(sides: Sides) -> list[Touched]:
    """Return every record that is not published as it was, and those that cannot be read; by key."""
    before, after = sides.before, sides.after
    found = [_touched(change) for change in difference(before.records, after.records)]
    found = [
        one for one in _mended(_moves(found, before.records, after.records), before, after) if _may_be_told(one, after)
    ]
    told = {one.key for one in found}
    broken = [key for key, path in after.reading.corpus.broken.items() if path in sides.changed and key not in told]
    found += [Touched("broken", None, key, "") for key in broken]
    return sorted(found, key=lambda one: one.key)


def _touched(change: Change) -> Touched:
    old = None if change.kind == "added" else change.old_key
    new = change.key if change.record is not None else None
    return Touched(change.kind, old, new, change.title, moved(change), change.fields)


def _moves(found: Sequence[Touched], before: Records, after: Records) -> Iterator[Touched]:
    """Yield records that went to another type as one: gone and come, with the same id or the same title."""
    gone = {one.key: one for one in found if one.state == "removed"}
    for one in found:
        if one.state == "added":
            former = next((other for other in gone.values() if _is_same_thing(other, one)), None)
            if former and former.old:
                del gone[former.key]
                fields = field_changes(before[former.old], after[one.key])
                yield Touched("moved", former.old, one.key, one.title, f"from {_address(former.old)}", fields)
                continue
        if one.state != "removed":
            yield one
    yield from gone.values()


def _is_same_thing(gone: Touched, come: Touched) -> bool:
    return gone.key[0] != come.key[0] and (gone.key[1] == come.key[1] or gone.title == come.title)


def _address(key: Key) -> str:
    return f"{record_type(key[0]).folder}/{key[1]}"


def _mended(found: Iterator[Touched], before: Side, after: Side) -> Iterator[Touched]:
    """Yield records that only seem gone or new as what they are: broken now, or broken before."""
    for one in found:
        if one.state == "removed" and one.key in after.reading.corpus.broken:
            yield Touched("broken", one.old, one.old, one.title)
        elif one.state == "added" and one.key in before.reading.corpus.broken:
            yield Touched("mended", None, one.new, one.title)
        else:
            yield one


def _may_be_told(one: Touched, after: Side) -> bool:
    """A case that is kept to a number from now on has not gone, and nothing of it is told."""
    return one.state != "removed" or one.key not in after.reading.corpus.entries


def unshown_records(sides: Sides) -> int:
    """Return how many changed files hold a case of which not all is public."""
    paths: dict[str, None] = {}
    for side in (sides.before, sides.after):
        for entry in side.reading.corpus.by_type["case"]:
            if entry.path in sides.changed and publication(entry) != "full":
                paths[entry.path] = None
    return len(paths)


def renamed_records(found: Sequence[Touched]) -> Mapping[Key, Key]:
    """Return what records are called now, by what they were called."""
    return {one.old: one.new for one in found if one.old and one.new and one.old != one.new}
