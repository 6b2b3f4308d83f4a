"""The blend: what matchers find, put together into one weighed vector for each subject.

The likeness of two subjects is the product of their vectors: for each matcher the cosine of what both have, weighed by
rarity, times the weight of the matcher. It is at most 1.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, sqrt

from build_tools.matching._base import Matcher
from build_tools.matching.traits import TraitsOf

Vector = dict[int, float]
"""What a subject brings into the product, by the number of the trait."""

STEPS = 4
"""Rarity goes in quarters: one record more or less then moves few scores, and few pages."""
MOST_TRAITS = 60
"""Traits of a subject that are compared, those that count most; more cost time and change little."""
FEW = 2
"""Two records that share something are not many, however few there are in all."""
FAINT = 2.0
"""Who has little to share is not wholly like another who has the same little: added to every length."""


class Blend:
    """Turns traits into vectors; knows how rare each trait is among the records."""

    def __init__(self, records: Iterable[TraitsOf], matchers: Sequence[Matcher], weights: Mapping[str, int]) -> None:
        """Take the traits of all records; a matcher without a weight in the settings has its own."""
        told = list(records)
        chosen = {matcher.name: weights.get(matcher.name, matcher.weight) for matcher in matchers}
        whole = sum(chosen.values()) or 1.0
        self._shares = {name: sqrt(weight / whole) for name, weight in chosen.items() if weight}
        counts = Counter(pair for traits in told for pair in self._pairs(traits))
        self.traits: list[tuple[str, str]] = []
        """(matcher, trait) by number."""
        self.counts: list[int] = []
        """How many records have each trait, by number."""
        self._rarities: list[float] = []
        self._numbers: dict[tuple[str, str], int] = {}
        most = {matcher.name: max(FEW, matcher.common * len(told)) for matcher in matchers}
        for pair, count in counts.items():
            rarity = round(STEPS * log(len(told) / count)) / STEPS
            if rarity and 1 < count <= most[pair[0]]:
                self._numbers[pair] = len(self.traits)
                self.traits.append(pair)
                self.counts.append(count)
                self._rarities.append(rarity)
        self.ranks = [0] * len(self.counts)
        """The place of each trait from the rarest on, by number; equally rare ones by number."""
        for rank, number in enumerate(sorted(range(len(self.counts)), key=self.counts.__getitem__)):
            self.ranks[number] = rank

    def rarity(self, number: int) -> float:
        """Return how much a trait counts, in quarters."""
        return self._rarities[number]

    def share(self, matcher: str) -> float:
        """Return how much a matcher counts on either side; nothing where it has no weight."""
        return self._shares.get(matcher, 0.0)

    def _pairs(self, traits: TraitsOf) -> Iterator[tuple[str, str]]:
        return ((name, trait) for name, found in traits.items() if name in self._shares for trait in found)

    def vector(self, traits: TraitsOf) -> Vector:
        """Return what a subject brings; traits that no two records have are left out."""
        vector: Vector = {}
        numbers, rarities = self._numbers, self._rarities
        for name, found in traits.items():
            share = self._shares.get(name)
            if share is None:
                continue
            parts = [
                (number, strength * rarities[number])
                for trait, strength in found.items()
                if (number := numbers.get((name, trait))) is not None
            ]
            length = sqrt(sum(part * part for _, part in parts) + FAINT * FAINT)
            for number, part in parts:
                vector[number] = share * part / length
        if len(vector) <= MOST_TRAITS:
            return vector
        return dict(sorted(vector.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_TRAITS])
