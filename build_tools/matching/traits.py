"""The stage that finds the traits of records: each by itself, so that a changed record is the only one looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import overload

import orjson

from build_tools import registry
from build_tools.corpus import Entry, Places, Vocabularies, load_vocabularies
from build_tools.digests import digest_parts
from build_tools.engine import Batch, Engine, Stage
from build_tools.matching._base import Matcher, Subject, Traits
from build_tools.matching.subjects import subject_of

TraitsOf = Mapping[str, Traits]
"""The traits of a subject by the name of the matcher; matchers that find none are left out."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What the subjects of a batch share: where the vocabularies are read, and their digest."""

    directory: Path
    digest: str


def matchers() -> tuple[Matcher, ...]:
    """Return every matcher, by the name of its module."""
    return registry.discover("build_tools.matching", "MATCHER")


def traits_of(subject: Subject, vocabularies: Vocabularies) -> TraitsOf:
    """Return all that a subject may share with others."""
    found = {matcher.name: matcher.traits(subject, vocabularies) for matcher in matchers()}
    return {name: traits for name, traits in found.items() if traits}


@lru_cache(maxsize=2)
def _vocabularies(shared: Shared) -> Vocabularies:
    return load_vocabularies(shared.directory)


def find_traits(batch: Batch) -> list[bytes]:
    """Return the traits of records as JSON: values are (name of the type, fields as JSON, narrative)."""
    vocabularies = _vocabularies(batch.shared)
    places = Places(vocabularies)
    return [
        orjson.dumps(traits_of(subject_of(type_name, orjson.loads(fields), body, places), vocabularies))
        for type_name, fields, body in batch.values
    ]


class Told(Sequence[TraitsOf]):
    """Traits as they were told, read when they are asked for: read, they take ten times the memory."""

    def __init__(self, told: Sequence[bytes]) -> None:
        """Take the traits of each subject as JSON."""
        self.told = told

    def __len__(self) -> int:
        return len(self.told)

    @overload
    def __getitem__(self, place: int) -> TraitsOf: ...
    @overload
    def __getitem__(self, place: slice) -> "Told": ...
    def __getitem__(self, place: int | slice) -> "TraitsOf | Told":
        if isinstance(place, slice):
            return Told(self.told[place])
        traits: TraitsOf = orjson.loads(self.told[place])
        return traits


TRAITS = Stage("traits", find_traits)


def known_traits(entries: Sequence[Entry], vocabularies: Vocabularies, engine: Engine) -> Told:
    """Return the traits of records in their order; only those of records that changed are found again."""
    keyed = [
        (
            digest_parts([entry.type.name, fields := orjson.dumps(dict(entry.fields)), entry.body]),
            (entry.type.name, fields, entry.body),
        )
        for entry in entries
    ]
    shared = Shared(vocabularies.directory, vocabularies.digest)
    return Told(engine.run(TRAITS, keyed, shared=shared, shared_key=vocabularies.digest))
