"""How well records fit a request: how much of what is asked each of them covers.

A request is short and says what it wants; a record is long and tells much besides. So both sides are weighed
differently: each trait of a request by its rarity, as a part of all that is asked of its kind; each trait of a record
by how strongly it has it, the more that is beside it the less (as BM25 does with words). What is shared is the product
of both, and the reason. Who fits in several ways, by subject, objective and region, is of more use than who fits all
the better in one: so what is shared of each kind counts the less the more of it there is. The fit is the sum, from 0
to 1.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import fsum, log, log2
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from build_tools.matching._base import Matcher
from build_tools.matching.blend import FEW, STEPS, Vector
from build_tools.matching.reasons import Parts
from build_tools.matching.traits import TraitsOf

SATURATION = 1.0
"""So many times the usual strength counts half, in a record of usual length."""
OF_LENGTH = 0.5
"""How much a longer record must say more to count as much: 0 not at all, 1 in proportion."""
FAINT = 1.0
"""Who asks for little is not wholly served by that little: added to all that is asked."""

BREADTH = 0.2
"""A record that covers so much of what is asked of a kind has about half of what counts for that kind."""


Shared = TypeVar("Shared", float, NDArray[np.float64])


class Fit:
    """Turns traits of requests and of records into vectors; knows how rare each trait is among the records."""

    def __init__(self, records: Sequence[TraitsOf], matchers: Sequence[Matcher], weights: Mapping[str, int]) -> None:
        """Take the traits of all records, by position; a matcher without a weight counts for what it says itself."""
        known = {matcher.name: matcher for matcher in matchers}
        self.shares = shares_of(matchers, weights)
        """How much of the fit each matcher makes up, by name."""
        self.traits: list[tuple[str, str]] = []
        """(matcher, trait) by number."""
        self._numbers: dict[tuple[str, str], int] = {}
        self.rarities: list[float] = []
        """How rare each trait is among the records, by number."""
        counts = Counter((name, trait) for told in records for name in self.shares for trait in told.get(name, ()))
        for pair, count in counts.items():
            if count <= max(FEW, known[pair[0]].common * len(records)):
                self._numbers[pair] = len(self.traits)
                self.traits.append(pair)
                self.rarities.append(round(STEPS * log(1 + len(records) / count)) / STEPS)
        self._usual = {name: self._usual_of(name, records) for name in self.shares}
        self.offered: list[Vector] = [self._offered(told) for told in records]
        """What each record brings, by position."""
        self._having: list[list[int]] = [[] for _ in self.traits]
        for position, vector in enumerate(self.offered):
            for number in vector:
                self._having[number].append(position)
        self._columns: dict[int, tuple[NDArray[np.intp], NDArray[np.float64]]] = {}

    def rarity(self, matcher: str, trait: str) -> float:
        """Return how rare a trait is among the records; 0 where none has it, or too many."""
        number = self._numbers.get((matcher, trait))
        return 0.0 if number is None else self.rarities[number]

    def having(self, matcher: str, trait: str) -> Sequence[int]:
        """Return the records that have a trait, by position; none where too many have it."""
        number = self._numbers.get((matcher, trait))
        return () if number is None else self._having[number]

    def _known(self, name: str, told: Mapping[str, float]) -> Iterator[tuple[int, float]]:
        for trait, strength in told.items():
            number = self._numbers.get((name, trait))
            if number is not None:
                yield number, strength

    def _length(self, name: str, told: TraitsOf) -> float:
        return fsum(strength * self.rarities[number] for number, strength in self._known(name, told.get(name, {})))

    def _usual_of(self, name: str, records: Sequence[TraitsOf]) -> tuple[float, float]:
        """Return the mean length and the mean strength of a trait, in steps: one record more or less moves no score."""
        lengths = [length for told in records if (length := self._length(name, told))]
        strengths = [strength for told in records for _, strength in self._known(name, told.get(name, {}))]
        return _step(lengths), _step(strengths)

    def _offered(self, told: TraitsOf) -> Vector:
        vector: Vector = {}
        for name in self.shares:
            usual_length, usual_strength = self._usual[name]
            length = self._length(name, told) / usual_length
            least = SATURATION * usual_strength * (1 - OF_LENGTH + OF_LENGTH * length)
            for number, strength in self._known(name, told.get(name, {})):
                vector[number] = strength / (strength + least)
        return vector

    def asked(self, told: TraitsOf) -> Vector:
        """Return what a request asks for, the whole of it at most 1."""
        vector: Vector = {}
        for name, share in self.shares.items():
            weighed = [
                (number, strength * self.rarities[number]) for number, strength in self._known(name, told.get(name, {}))
            ]
            whole = fsum(part for _, part in weighed) + FAINT
            vector.update((number, share * part / whole) for number, part in weighed)
        return vector

    def scores(self, asked: Vector) -> dict[int, float]:
        """Return how well records fit, by position; those that share nothing are left out."""
        shared: dict[str, NDArray[np.float64]] = {}
        for number, part in asked.items():
            found = shared.setdefault(self.traits[number][0], np.zeros(len(self.offered)))
            having, brought = self._brought(number)
            found[having] += part * brought
        fits = np.zeros(len(self.offered))
        for matcher, found in shared.items():
            fits += self._counted(matcher, found)
        fitting = np.flatnonzero(fits)
        return {
            place: round(min(1.0, fit), 3) for place, fit in zip(fitting.tolist(), fits[fitting].tolist(), strict=True)
        }

    def _brought(self, number: int) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Return the positions of the records that have a trait, and how much of it each brings."""
        if number not in self._columns:
            having = self._having[number]
            told = [self.offered[position][number] for position in having]
            self._columns[number] = np.array(having, np.intp), np.array(told, np.float64)
        return self._columns[number]

    def _counted(self, matcher: str, shared: Shared) -> Shared:
        """Return what counts of all that is shared of a kind."""
        share = self.shares[matcher]
        return shared * share * (1 + BREADTH) / (shared + share * BREADTH)

    def without(self, asked: Vector, matcher: str) -> Vector:
        """Return what is asked but for the traits of a matcher."""
        return {number: part for number, part in asked.items() if self.traits[number][0] != matcher}

    def parts(self, asked: Vector, position: int) -> Parts:
        """Return what a request and a record share: (part of the fit, trait) by matcher, the largest first."""
        offered = self.offered[position]
        found: dict[str, list[tuple[float, str]]] = {}
        for number in sorted(asked.keys() & offered.keys()):
            matcher, trait = self.traits[number]
            found.setdefault(matcher, []).append((asked[number] * offered[number], trait))
        return {matcher: self._weighed(matcher, parts) for matcher, parts in found.items()}

    def _weighed(self, matcher: str, parts: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
        """Return what is shared of a kind as parts of what counts of it, the largest first."""
        shared = fsum(part for part, _ in parts)
        counted = self._counted(matcher, shared) / shared if shared else 0.0
        return sorted(((part * counted, trait) for part, trait in parts), key=lambda part: (-part[0], part[1]))


def shares_of(matchers: Sequence[Matcher], weights: Mapping[str, int]) -> dict[str, float]:
    """Return how much of the fit each matcher makes up that counts at all, by name: all of them 1."""
    found = {matcher.name: weights.get(matcher.name, matcher.asked) for matcher in matchers}
    whole = sum(found.values())
    return {name: weight / whole for name, weight in found.items() if weight}


def _step(values: Sequence[float]) -> float:
    """Return the mean of values to the nearest step; 1 where there are none."""
    mean = fsum(values) / len(values) if values else 1.0
    return float(2 ** (round(STEPS * log2(mean)) / STEPS))
