"""The corpus: every valid record by type and id, the relations between them both ways, and what was left out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from build_tools.corpus.vocabularies import Vocabularies
from build_tools.records import Record, RecordType, record_type, record_types
from build_tools.records._marks import reference_paths, values_at

Key = tuple[str, str]
"""(name of the type, id)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in the corpus.

    `fields` is the record as plain JSON, without what is empty or left at its default; `body` the narrative; `digest`
    the identity of both as they stand in the file. `path` is repository-relative; it is empty where nobody may be told.
    `is_private` says that the file lies in a private content root.
    """

    type: RecordType
    id: str
    path: str
    digest: str
    record: Record
    fields: Mapping[str, Any]
    body: str
    is_private: bool = False

    @property
    def key(self) -> Key:
        """Type and id."""
        return (self.type.name, self.id)

    @property
    def address(self) -> str:
        """The record as addresses and mixed references name it: folder/id."""
        return f"{self.type.folder}/{self.id}"

    @property
    def is_withdrawn(self) -> bool:
        """The record no longer holds; its address says so."""
        return self.record.withdrawn is not None


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that an author wrote: the field says of which kind. `pointer` is its place in the source's file."""

    kind: str
    source: Key
    target: Key
    pointer: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """All valid records. Built by `build_corpus`, never changed."""

    entries: Mapping[Key, Entry]
    """By key, ordered by type name and id."""
    by_type: Mapping[str, tuple[Entry, ...]]
    """The entries of each type, by id; every type is there."""
    broken: Mapping[Key, str]
    """The paths of records that were left out because of findings, so that others which name them are not blamed."""
    former: Mapping[Key, Key]
    """From (type, former id) to the record that bears another id now."""
    outgoing: Mapping[Key, tuple[Relation, ...]]
    incoming: Mapping[Key, tuple[Relation, ...]]
    vocabularies: Vocabularies
    doubles: tuple[Entry, ...] = ()
    """Entries whose key another file bears too; the first by path is in `entries`, the others are here alone.

    A public one goes before a private one.
    """

    def __iter__(self) -> Iterator[Entry]:
        """Yield every entry, by type name and id."""
        return iter(self.entries.values())

    def __len__(self) -> int:
        """The number of valid records."""
        return len(self.entries)

    def find(self, type_name: str, record_id: str) -> Entry | None:
        """Return the record of that type and id, or of that former id; None where there is none."""
        key = (type_name, record_id)
        return self.entries.get(key) or self.entries.get(self.former.get(key, key))

    def resolve(self, reference: str, type_name: str = "") -> Entry | None:
        """Return the record that a reference names: an id where the type is given, else folder/id."""
        key = key_of(reference, type_name)
        return self.find(*key) if key else None


def key_of(reference: str, type_name: str = "") -> Key | None:
    """Return the key that a reference spells; None where its folder is no type's."""
    if type_name:
        return (type_name, reference)
    folder, _, record_id = reference.partition("/")
    try:
        return (record_type(folder).name, record_id) if record_type(folder).folder == folder else None
    except KeyError:
        return None


def references(entry: Entry) -> Iterator[tuple[str, str, Key | None]]:
    """Yield (pointer, reference, key) for every reference that a record holds."""
    fields = entry.fields
    for steps, mark in reference_paths(entry.type.model):
        if steps[0] in fields:
            for pointer, value in values_at(fields, steps):
                if isinstance(value, str):
                    yield pointer, value, key_of(value, mark.type)


def _relation_kind(pointer: str) -> str:
    """The field that holds a relation, without positions: /results/2/evidence/0 is results.evidence."""
    return ".".join(step for step in pointer.split("/") if step and not step.isdecimal())


def build_corpus(entries: Iterable[Entry], broken: Mapping[Key, str], vocabularies: Vocabularies) -> Corpus:
    """Index valid records: by key and type, former ids, relations both ways."""
    ordered: dict[Key, Entry] = {}
    in_order = sorted(entries, key=lambda entry: (entry.key, entry.is_private, entry.path.split("/")))
    doubles = tuple(entry for entry in in_order if ordered.setdefault(entry.key, entry) is not entry)
    by_type: dict[str, list[Entry]] = {found.name: [] for found in record_types()}
    former: dict[Key, Key] = {}
    for entry in ordered.values():
        by_type[entry.type.name].append(entry)
        for old in entry.record.former_ids:
            former.setdefault((entry.type.name, old), entry.key)
    outgoing: defaultdict[Key, list[Relation]] = defaultdict(list)
    incoming: defaultdict[Key, list[Relation]] = defaultdict(list)
    for entry in ordered.values():
        for pointer, _, named in references(entry):
            target = named and (named if named in ordered else former.get(named))
            if target and target != entry.key:
                relation = Relation(_relation_kind(pointer), entry.key, target, pointer)
                outgoing[entry.key].append(relation)
                incoming[target].append(relation)
    return Corpus(
        entries=MappingProxyType(ordered),
        by_type=MappingProxyType({name: tuple(found) for name, found in by_type.items()}),
        broken=MappingProxyType(dict(broken)),
        former=MappingProxyType(former),
        outgoing=MappingProxyType({key: tuple(found) for key, found in outgoing.items()}),
        incoming=MappingProxyType({key: tuple(found) for key, found in incoming.items()}),
        vocabularies=vocabularies,
        doubles=doubles,
    )
