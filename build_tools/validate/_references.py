"""References as rules see them: what a record names, and the file that this would be."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.corpus import Key, key_of
from build_tools.records import record_type
from build_tools.records._marks import Reference
from build_tools.validate._marked import marked

MAIN_ROOT = "content"
"""The root where a record is looked for first; other roots are overlays."""


class NamedRecord(NamedTuple):
    """A reference: its place, its text, and the key that it spells (None where its folder is no type's)."""

    pointer: str
    text: str
    key: Key | None


def named_records(entry: Entry) -> Iterator[NamedRecord]:
    """Yield every reference that a record holds."""
    for pointer, text, mark in marked(entry, Reference):
        if isinstance(text, str):
            yield NamedRecord(pointer, text, key_of(text, mark.type))


def named_entries(corpus: Corpus, entry: Entry) -> Iterator[tuple[NamedRecord, Entry]]:
    """Yield every reference that leads to a record, by its id or a former one, with that record."""
    for named in named_records(entry):
        target = corpus.find(*named.key) if named.key else None
        if target:
            yield named, target


def paths_of(key: Key, entry: Entry) -> tuple[str, ...]:
    """Return the paths at which the record of a key would stand: in the main root, and in that of the one who asks."""
    found = record_type(key[0])
    roots = dict.fromkeys((MAIN_ROOT, PurePosixPath(entry.path).parent.parent.as_posix()))
    return tuple(f"{root}/{found.folder}/{key[1]}{found.suffix}" for root in roots)


def spelt(named: NamedRecord, key: Key) -> str:
    """Return a key as the reference would spell it: as folder/id where the reference does."""
    return f"{record_type(key[0]).folder}/{key[1]}" if "/" in named.text else key[1]
