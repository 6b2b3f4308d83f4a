"""The blend: what matchers find, put together into one weighed vector for each subject.

The likeness of two subjects is the product of their vectors: for each matcher the cosine of what both have, weighed by
rarity, times the weight of the matcher. It is at most 1. What goes into it is a multiple of a small grain: sums of
products are then exact, whatever their order and whatever machine adds them up.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, sqrt
from operator import itemgetter

from build_tools.matching._base import Matcher, Traits
from build_tools.matching.traits import TraitsOf

Vector = dict[int, float]
"""What a subject brings into the product, by the number of the trait, in the order of these."""

STEPS = 4
"""Rarity goes in quarters: one record more or less then moves few scores, and few pages."""
MOST_TRAITS = 60
"""Traits of a subject that are compared, those that count most; more cost time and change little."""
GRAINS = 1 << 24
"""Of these is 1: as many as a float of four bytes holds exactly; one of eight holds products of two, and their sums."""
FEW = 2
"""Two records that share something are not many, however few there are in all."""
FAINT = 2.0
"""Who has little to share is not wholly like another who has the same little: added to every length."""


class Blend:
    """Turns traits into vectors; knows how rare each trait is among the records."""

    def __init__(self, records: Iterable[TraitsOf], matchers: Sequence[Matcher], weights: Mapping[str, int]) -> None:
        """Take the traits of all records, seen once; a matcher without a weight in the settings has its own."""
        chosen = {matcher.name: weights.get(matcher.name, matcher.weight) for matcher in matchers}
        whole = sum(chosen.values()) or 1.0
        self._shares = {name: sqrt(weight / whole) for name, weight in chosen.items() if weight}
        counts, size = _counted(records, self._shares)
        self.traits: list[tuple[str, str]] = []
        """(matcher, trait) by number, in the order of their names."""
        self.counts: list[int] = []
        """How many records have each trait, by number."""
        self._rarities: list[float] = []
        self._numbers: dict[str, dict[str, int]] = {name: {} for name in self._shares}
        most = {matcher.name: max(FEW, matcher.common * size) for matcher in matchers}
        for name, trait, count in _in_order(counts):
            rarity = round(STEPS * log(size / count)) / STEPS
            if rarity and count <= most[name]:
                self._numbers[name][trait] = len(self.traits)
                self.traits.append((name, trait))
                self.counts.append(count)
                self._rarities.append(rarity)

    def vector(self, traits: TraitsOf) -> Vector:
        """Return what a subject brings; traits that no two records have are left out."""
        found: list[tuple[int, int]] = []
        for name, strengths in traits.items():
            if name in self._shares:
                found += self._weighed(name, strengths)
        if len(found) > MOST_TRAITS:
            found = sorted(found)[:MOST_TRAITS]
        return {number: -grains / GRAINS for grains, number in sorted(found, key=itemgetter(1))}

    def _weighed(self, name: str, strengths: Traits) -> Iterator[tuple[int, int]]:
        """Yield (grains below zero, number) of the traits of a matcher: what counts most comes first in order."""
        numbers, rarities = self._numbers[name], self._rarities
        parts = [
            (number, strength * rarities[number])
            for trait, strength in strengths.items()
            if (number := numbers.get(trait)) is not None
        ]
        length = sqrt(sum(part * part for _, part in parts) + FAINT * FAINT)
        scale = self._shares[name] * GRAINS / length
        for number, part in parts:
            yield -round(part * scale), number


def _counted(records: Iterable[TraitsOf], names: Iterable[str]) -> tuple[dict[str, Counter[str]], int]:
    """Return how many records have each trait, by matcher, and how many records there are."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in names}
    size = 0
    for traits in records:
        size += 1
        for name, found in traits.items():
            if name in counts:
                counts[name].update(found.keys())
    return counts, size


def _in_order(counts: Mapping[str, Counter[str]]) -> Iterator[tuple[str, str, int]]:
    """Yield (matcher, trait, count) of traits that two records have, by name: numbers follow from names alone."""
    for name in sorted(counts):
        shared = [(trait, count) for trait, count in counts[name].items() if count > 1]
        yield from ((name, trait, count) for trait, count in sorted(shared))
