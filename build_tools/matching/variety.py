"""The order in which records are shown: best first, but not ten times the same."""

from collections.abc import Mapping, Sequence
from itertools import islice
from math import fsum, sqrt

from build_tools.matching.blend import Vector
from build_tools.matching.fit import Fit

TRADE = 0.15
"""How much it counts against a record that what it covers of the request is covered already: 0 not at all."""
LOOKED_AT = 40
"""Records from the beginning that may change places; those behind keep theirs."""


def varied(fit: Fit, asked: Vector, ranked: Sequence[tuple[float, int]]) -> list[tuple[float, int]]:
    """Return records in the order in which they are shown; `ranked` are (score, position), best first.

    Two records are alike as far as they cover the same parts of what is asked: that brings the parts of a many-sided
    need into the list, and not merely different words.
    """
    left = list(islice(ranked, LOOKED_AT))
    best = left[0][0] if left else 0.0
    covered = {position: _covered(fit, asked, position) for _, position in left}
    likeness = dict.fromkeys(covered, 0.0)
    shown: list[tuple[float, int]] = []
    while left and best > 0:
        place = max(range(len(left)), key=lambda at: (left[at][0] / best - TRADE * likeness[left[at][1]], -at))
        shown.append(left.pop(place))
        last = covered[shown[-1][1]]
        for _, position in left:
            likeness[position] = max(likeness[position], _likeness(covered[position], last))
    return [*shown, *left, *ranked[LOOKED_AT:]]


def _covered(fit: Fit, asked: Vector, position: int) -> Vector:
    """Return what a record covers of a request, as a vector of length 1."""
    offered = fit.offered[position]
    parts = {number: asked[number] * offered[number] for number in asked.keys() & offered.keys()}
    length = sqrt(fsum(part * part for part in parts.values())) or 1.0
    return {number: part / length for number, part in parts.items()}


def _likeness(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    return fsum(part * other[number] for number, part in one.items() if number in other)
