"""Measures of a ranking against graded judgements, as the set's own script takes them."""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

CUT = 10
RELEVANT = 2
"""Grades from here on count as found, for recall and the reciprocal rank."""
ROUNDS = 10_000

Grades = Mapping[str, int]
"""Grades from 0 to 3 by practice."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What one ranking is worth, each from 0 to 1.

    `ndcg`: gain 2^grade - 1, discount log2(rank + 1), what nobody judged has grade 0. `recall`: the share of the
    practices with grade 2 or 3 that is in the first ten. `reciprocal_rank`: of the first of these. `judged`: the share
    of the first ten that was judged; well below 1, the other figures understate.
    """

    ndcg: float
    recall: float
    reciprocal_rank: float
    judged: float


def measures_of(ranking: Sequence[str], grades: Grades) -> Measures:
    """Return what a ranking is worth."""
    ideal = _gain(sorted(grades.values(), reverse=True)[:CUT])
    first = ranking[:CUT]
    relevant = {name for name, grade in grades.items() if grade >= RELEVANT}
    rank = next((place for place, name in enumerate(ranking, 1) if name in relevant), None)
    return Measures(
        ndcg=_gain([grades.get(name, 0) for name in first]) / ideal if ideal else 0.0,
        recall=len(relevant.intersection(first)) / len(relevant) if relevant else 0.0,
        reciprocal_rank=1 / rank if rank else 0.0,
        judged=sum(name in grades for name in first) / len(first) if first else 0.0,
    )


def _gain(grades: Sequence[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))


def mean(measured: Sequence[Measures]) -> Measures:
    """Return the mean of each measure."""
    count = len(measured) or 1
    return Measures(**{
        field.name: sum(getattr(one, field.name) for one in measured) / count for field in fields(Measures)
    })  # fmt: skip


def chance(ours: Sequence[float], others: Sequence[float]) -> float:
    """Return how likely so large a mean difference of pairs would be by chance: a two-sided randomisation test."""
    differences = [one - other for one, other in zip(ours, others, strict=True)]
    observed = abs(sum(differences))
    draw = random.Random(0)  # noqa: S311 - a test of significance, not of secrecy
    hits = sum(
        abs(sum(value if draw.random() < 0.5 else -value for value in differences)) >= observed - 1e-12
        for _ in range(ROUNDS)
    )
    return (hits + 1) / (ROUNDS + 1)
