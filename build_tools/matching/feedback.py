"""Widens what is asked by the words of what fits best: a short request says little, and its answers say it in full."""

from collections.abc import Sequence

from build_tools.matching.blend import Vector
from build_tools.matching.fit import Fit

FIRST = 5
"""Records whose words are taken."""
MOST_WORDS = 12
SHARE = 0.16
"""What these words count together, beside 1 for all that is asked."""


def widened(fit: Fit, asked: Vector, best: Sequence[tuple[float, int]]) -> Vector:
    """Return what is asked with the words of the first records; `best` are (score, position), best first."""
    found: dict[int, float] = {}
    for score, position in best[:FIRST]:
        for number, part in fit.offered[position].items():
            if fit.traits[number][0] == "stems":
                weight = part * fit.rarities[number] * score / best[0][0]
                found[number] = found.get(number, 0.0) + weight
    strongest = sorted(found.items(), key=lambda pair: (-pair[1], fit.traits[pair[0]]))[:MOST_WORDS]
    whole = sum(weight for _, weight in strongest)
    wider = dict(asked)
    for number, weight in strongest:
        wider[number] = wider.get(number, 0.0) + SHARE * weight / whole
    return wider
