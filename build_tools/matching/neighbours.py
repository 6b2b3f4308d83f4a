"""The records nearest to a subject: candidates by what they share that tells most, then the exact order of these."""

from collections.abc import Iterable, Sequence
from operator import itemgetter

import numpy

from build_tools.matching.blend import Blend, Vector
from build_tools.matching.postings import Postings
from build_tools.matching.vectors import Vectors


class Neighbours:
    """The vectors of records, and by group the lists of who has which trait."""

    def __init__(self, blend: Blend, vectors: Iterable[Vector], groups: Sequence[str]) -> None:
        """Take the vector and the group of every record, by position; vectors are seen once."""
        self._blend = blend
        self.vectors = Vectors(vectors, len(blend.traits))
        members: dict[str, list[int]] = {}
        for position, group in enumerate(groups):
            members.setdefault(group, []).append(position)
        self._postings = {group: Postings(self.vectors, positions) for group, positions in members.items()}

    def nearest(self, vector: Vector, pool: Sequence[int]) -> list[tuple[float, int]]:
        """Return (likeness, position) of candidates, best first, equal ones by position."""
        if not pool:
            return []
        positions = numpy.asarray(pool)
        likenesses = self.vectors.likenesses(vector, positions)
        order = numpy.lexsort((positions, -likenesses))
        return list(zip(likenesses[order].tolist(), positions[order].tolist(), strict=True))

    def likeness(self, vector: Vector, position: int) -> float:
        """Return the likeness of a subject and a record."""
        return float(self.vectors.likenesses(vector, numpy.asarray([position]))[0])

    def pool(self, vector: Vector, group: str, *, but: int = -1) -> list[int]:
        """Return the records of a group that share the most with a subject, in the order of their positions."""
        return self._postings[group].candidates(vector, but) if group in self._postings else []

    def parts(self, vector: Vector, position: int) -> dict[str, list[tuple[float, str]]]:
        """Return what a subject and a record share: (part of the likeness, trait) by matcher, the largest first."""
        numbers, weights = self.vectors.row(position)
        traits = self._blend.traits
        found: dict[str, list[tuple[float, str]]] = {}
        for number, weight in zip(numbers.tolist(), weights.tolist(), strict=True):
            if number in vector:
                matcher, trait = traits[number]
                found.setdefault(matcher, []).append((vector[number] * weight, trait))
        for parts in found.values():
            parts.sort(key=itemgetter(0), reverse=True)  # equal ones stay in the order of their names
        return found
