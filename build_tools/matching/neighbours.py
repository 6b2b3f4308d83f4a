"""The records nearest to a subject: candidates by what they share that is rare, then the exact order of these."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from math import fsum
from operator import mul

from build_tools.matching.blend import Blend, Vector

BUDGET = 1_000
"""Places looked at to find candidates: the rarest traits first, until so many records have been seen."""
POOL = 40
"""Candidates whose exact likeness is computed."""


class Neighbours:
    """Inverted lists over the vectors of records, by group."""

    def __init__(self, blend: Blend, vectors: Sequence[Vector], groups: Sequence[str]) -> None:
        """Take the vector and the group of every record, by position."""
        self._blend = blend
        self._vectors = vectors
        lists: dict[str, defaultdict[int, list[int]]] = {name: defaultdict(list) for name in sorted(set(groups))}
        for position, (vector, group) in enumerate(zip(vectors, groups, strict=True)):
            places = lists[group]
            for number in vector:
                places[number].append(position)
        self._lists: Mapping[str, Mapping[int, list[int]]] = {name: dict(found) for name, found in lists.items()}

    def nearest(self, vector: Vector, pool: Iterable[int]) -> list[tuple[float, int]]:
        """Return (likeness, position) of candidates, best first, equal ones by position."""
        found = [(self.likeness(vector, position), position) for position in pool]
        return sorted(found, key=lambda pair: (-pair[0], pair[1]))

    def likeness(self, vector: Vector, position: int) -> float:
        """Return the likeness of a subject and a record; the order of the sum does not matter to it."""
        other = self._vectors[position]
        shared = vector.keys() & other.keys()
        return round(fsum(map(mul, map(vector.__getitem__, shared), map(other.__getitem__, shared))), 3)

    def pool(self, vector: Vector, group: str, *, but: int = -1) -> list[int]:
        """Return the records of a group that share the most of the subject's rare traits."""
        places = self._lists.get(group, {})
        rarest = sorted(vector.keys() & places.keys(), key=self._blend.ranks.__getitem__)
        found = Counter(islice(chain.from_iterable(map(places.__getitem__, rarest)), BUDGET))
        chosen = sorted(found, key=found.__getitem__, reverse=True)[:POOL]  # equal ones stay in the order of rarity
        return [position for position in chosen if position != but]

    def parts(self, vector: Vector, position: int) -> dict[str, list[tuple[float, str]]]:
        """Return what a subject and a record share: (part of the likeness, trait) by matcher, the largest first."""
        other = self._vectors[position]
        found: dict[str, list[tuple[float, str]]] = {}
        for number in sorted(vector.keys() & other.keys()):
            matcher, trait = self._blend.traits[number]
            found.setdefault(matcher, []).append((vector[number] * other[number], trait))
        for parts in found.values():
            parts.sort(key=lambda part: (-part[0], part[1]))
        return found
