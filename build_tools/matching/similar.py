"""Similar records: for every record the nearest others, without those that people have linked to it already."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.corpus import Key
from build_tools.matching._base import Link
from build_tools.matching.bases import Bases
from build_tools.matching.blend import Blend, Vector
from build_tools.matching.neighbours import Neighbours
from build_tools.matching.reasons import Speaker
from build_tools.matching.titles import same_title, without_edition
from build_tools.matching.traits import TraitsOf, matchers

LEAST_SCORE = 0.1
"""Below it, two records have little more in common than that both are about migration."""

Similar = Mapping[Key, tuple[Link, ...]]
"""The links of every record that has some, best first."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are suggested: of which type, how many, only those of other countries (or only the others)."""

    type: str
    limit: int
    elsewhere: bool | None = None


OF_PRACTICE = (
    Wanted("practice", 5, elsewhere=True),
    Wanted("practice", 2, elsewhere=False),
    Wanted("evidence", 3),
    Wanted("case", 2),
)
WANTED: Mapping[str, tuple[Wanted, ...]] = {
    "practice": OF_PRACTICE,
    "evidence": (Wanted("evidence", 4), Wanted("practice", 3)),
    "case": (Wanted("practice", 4), Wanted("case", 3), Wanted("evidence", 2)),
}
OF_OTHERS = 5
"""Other types, new ones too, are shown with records of their own type."""


def similar_records(
    corpus: Corpus, traits: Sequence[TraitsOf], weights: Mapping[str, int], strings: Mapping[str, Any]
) -> Similar:
    """Return the links of a published corpus; `traits` are those of its entries, in its order."""
    finder = Finder(corpus, traits, weights, strings)
    return {entry.key: links for position, entry in enumerate(corpus) if (links := finder.links(position))}


class Finder:
    """Finds the links of one record after the other."""

    def __init__(
        self, corpus: Corpus, traits: Sequence[TraitsOf], weights: Mapping[str, int], strings: Mapping[str, Any]
    ) -> None:
        """Take a published corpus, the traits of its entries in its order, weights by matcher, and texts."""
        self._corpus = corpus
        self._entries = list(corpus)
        blend = Blend(traits, matchers(), weights)
        groups = [entry.type.name if _may_be_suggested(entry) else "" for entry in self._entries]
        self._neighbours = Neighbours(blend, map(blend.vector, traits), groups)
        self._bases = Bases(self._entries, self._neighbours.vectors, blend)
        self._speaker = Speaker(matchers(), corpus.vocabularies, strings)
        self._titles: dict[int, str] = {}
        self._found: dict[int, Mapping[str, Sequence[int]]] = {}

    def basis(self, position: int) -> str:
        """Return the digest of what the links of the record at a position rest on, beside weights, terms and texts."""
        candidates = [*chain.from_iterable(self._pools(position).values())]
        return self._bases.of(position, self._linked(position), candidates)

    def _pools(self, position: int) -> Mapping[str, Sequence[int]]:
        """Return the candidates for the record at a position, by type."""
        if position not in self._found:
            vector = self._neighbours.vectors.vector(position)
            types = dict.fromkeys(wanted.type for wanted in _wanted(self._entries[position]))
            self._found[position] = {
                name: array("i", self._neighbours.pool(vector, name, but=position)) for name in types
            }
        return self._found[position]

    def _linked(self, position: int) -> set[Key]:
        """Return the records that people have linked to one."""
        key = self._entries[position].key
        linked = {relation.target for relation in self._corpus.outgoing.get(key, ())}
        return linked | {relation.source for relation in self._corpus.incoming.get(key, ())}

    def links(self, position: int) -> tuple[Link, ...]:
        """Return the links of the record at a position, best first, equal ones by address."""
        entry = self._entries[position]
        if entry.is_withdrawn:
            return ()
        linked = self._linked(position)
        chosen: list[tuple[float, int]] = []
        vector = self._neighbours.vectors.vector(position)
        nearest = {name: self._nearest(vector, pool) for name, pool in self._pools(position).items()}
        for wanted in _wanted(entry):
            chosen += self._chosen(position, wanted, nearest[wanted.type], linked)
        chosen.sort(key=lambda pair: (-pair[0], self._entries[pair[1]].address))
        return tuple(self._link(vector, score, other) for score, other in chosen)

    def _nearest(self, vector: Vector, pool: Sequence[int]) -> list[tuple[float, int]]:
        return [pair for pair in self._neighbours.nearest(vector, pool) if pair[0] >= LEAST_SCORE]

    def _chosen(
        self, position: int, wanted: Wanted, nearest: Sequence[tuple[float, int]], linked: set[Key]
    ) -> list[tuple[float, int]]:
        """Return the first that fit: not linked by hand, not the same thing, and of two that are one, the better."""
        chosen: list[tuple[float, int]] = []
        told = [position]
        for score, other in nearest:
            if len(chosen) == wanted.limit:
                break
            fits = wanted.elsewhere is None or self._elsewhere(position, other) == wanted.elsewhere
            known = self._entries[other].key in linked
            if fits and not known and not any(self._same_title(other, before) for before in told):
                chosen.append((score, other))
                told.append(other)
        return chosen

    def _same_title(self, one: int, other: int) -> bool:
        return same_title(self._title(one), self._title(other))

    def _title(self, position: int) -> str:
        if position not in self._titles:
            self._titles[position] = without_edition(self._entries[position].record.title)
        return self._titles[position]

    def _elsewhere(self, one: int, other: int) -> bool:
        return is_elsewhere(self._entries[one], self._entries[other])

    def _link(self, vector: Vector, score: float, other: int) -> Link:
        parts = self._neighbours.parts(vector, other)
        return Link(self._entries[other].key, score, self._speaker.reasons(parts))


def _wanted(entry: Entry) -> tuple[Wanted, ...]:
    return WANTED.get(entry.type.name, (Wanted(entry.type.name, OF_OTHERS),))


def _may_be_suggested(entry: Entry) -> bool:
    return not entry.is_withdrawn and not entry.record.superseded_by


def is_elsewhere(one: Entry, other: Entry) -> bool:
    """Tell whether both records name countries, and none that both name."""
    first, second = one.record.countries, other.record.countries
    return bool(first and second) and set(first).isdisjoint(second)
