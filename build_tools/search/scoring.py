"""Scores records: how much each part of a query says in each, in whole numbers, so that every machine agrees.

The same as `scoring.js`; shared test vectors hold the two together.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from build_tools.search.shards import Postings
from build_tools.search.understanding import Part

FULL, HALF = 4, 2
"""How far a record covers a part: wholly, by name or by every word; by some of the words half as far at most."""
NEEDED_PARTS, NEEDED_OF = 18, 10
"""A record is found when it covers 1.8 of 4, by the weights of the parts: 45 in a hundred of what was asked."""
PLACE = "#country/"
PLACE_FACTOR = 2
"""Who names a country means it more than any other word."""
FINENESS = 16
LEAST_WEIGHT = 2


@dataclass(frozen=True, slots=True)
class Hits:
    """The impact of a word or a name in each record that has it, and how much it counts."""

    impacts: dict[int, int]
    weight: int


def weight_of(having: int, count: int) -> int:
    """Return how much a word or name counts that so many of all records have: what is everywhere tells nothing."""
    bits = math.log2(1 + (count - having + 0.5) / (having + 0.5))
    return max(LEAST_WEIGHT, math.floor(FINENESS * bits + 0.5))


def scored(parts: Sequence[Part], postings: Callable[[str], Postings], count: int) -> dict[int, int]:
    """Return the score of each record that has enough of the query."""
    scores: dict[int, int] = {}
    covered: dict[int, int] = {}
    whole = 0
    for part in parts:
        last = len(part.words) - 1
        faint = [postings(stem) for stem in part.prefixes]
        literal = [
            _joined(map(postings, stems), faint if place == last else (), count)
            for place, stems in enumerate(part.words)
        ]
        named = [_named(token, postings, count) for token in part.tokens]
        weighty = [hits.weight for hits in named if hits.weight] or [hits.weight for hits in literal]
        weight = max(weighty, default=0)
        _add_part(literal, named, weight, scores, covered)
        whole += weight
    enough = {
        document
        for document, coverage in covered.items()
        if coverage > 0 and coverage * NEEDED_OF >= NEEDED_PARTS * whole
    }
    found = enough or {document for document, coverage in covered.items() if coverage > 0}
    return {
        document: max(1, scores[document] * (FULL * whole + covered[document]) // (2 * FULL * whole))
        for document in sorted(found)
    }


def _joined(full: Iterable[Postings], faint: Iterable[Postings], count: int) -> Hits:
    """Join postings: the highest impact of each record counts; those of `faint` count three quarters."""
    impacts: dict[int, int] = {}
    for documents, found in full:
        for document, impact in zip(documents, found, strict=True):
            impacts[document] = max(impacts.get(document, 0), impact)
    for documents, found in faint:
        for document, impact in zip(documents, found, strict=True):
            impacts[document] = max(impacts.get(document, 0), 1, impact * 3 >> 2)
    return Hits(impacts, weight_of(len(impacts), count) if impacts else 0)


def _named(token: str, postings: Callable[[str], Postings], count: int) -> Hits:
    hits = _joined([postings(token)], (), count)
    return Hits(hits.impacts, hits.weight * (PLACE_FACTOR if token.startswith(PLACE) else 1))


def _add_part(
    literal: Sequence[Hits], named: Sequence[Hits], weight: int, scores: dict[int, int], covered: dict[int, int]
) -> None:
    """Add what one part says: its words or its name, whichever says more, and half of the other.

    Some of the words of a name, without the others, say half of what they would say alone.
    """
    said: dict[int, int] = {}
    words: dict[int, int] = {}
    names: dict[int, int] = {}
    for hits in literal:
        for document, impact in hits.impacts.items():
            said[document] = said.get(document, 0) + hits.weight * impact
            words[document] = words.get(document, 0) + 1
    for hits in named:
        for document, impact in hits.impacts.items():
            names[document] = max(names.get(document, 0), hits.weight * impact)
    for document in said.keys() | names.keys():
        has_all = words.get(document, 0) == len(literal)
        one, other = said.get(document, 0), names.get(document, 0)
        one = one if has_all or not named else one // 2
        is_whole = has_all or document in names
        scores[document] = scores.get(document, 0) + max(one, other) + min(one, other) // 2
        share = FULL if is_whole else HALF * words[document] // len(literal)
        covered[document] = covered.get(document, 0) + weight * share
