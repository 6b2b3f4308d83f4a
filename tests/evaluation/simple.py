"""Simple ways to rank practices for a request, to stand beside the engine: words, objectives, and sums of both."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from build_tools.corpus import Entry, Places
from build_tools.matching.requests import Request
from build_tools.search.folding import folded_words
from build_tools.search.stop_words import STOP_WORDS

SATURATION, LENGTH = 1.2, 0.75
"""The usual k1 and b of BM25."""
RANK_OFFSET = 60
"""The usual k of reciprocal rank fusion."""

Scores = Sequence[float]
"""Scores of the practices, in their order."""


class Collection:
    """The practices that are ranked: title, summary and actions of each as words."""

    def __init__(self, entries: Iterable[Entry], places: Places) -> None:
        """Take the practices in the order in which equal ones are ranked."""
        self.entries = list(entries)
        self._places = places
        self._counts = [Counter(_words(_text(entry))) for entry in self.entries]
        self._found = Counter(word for counts in self._counts for word in counts)
        self._mean = sum(count.total() for count in self._counts) / len(self._counts)
        self._objectives = Counter(number for entry in self.entries for number in entry.record.objectives)

    def tf_idf(self, request: Request) -> Scores:
        """Return the cosine of weighed words."""
        asked = self._weighed(Counter(_words(request.need)))
        return [_product(asked, self._weighed(counts)) for counts in self._counts]

    def _weighed(self, counts: Counter[str]) -> Mapping[str, float]:
        weighed = {
            word: count * math.log(len(self.entries) / self._found[word])
            for word, count in counts.items()
            if self._found[word]
        }
        length = math.sqrt(sum(value * value for value in weighed.values())) or 1.0
        return {word: value / length for word, value in weighed.items()}

    def bm25(self, request: Request) -> Scores:
        """Return Okapi's sum."""
        asked = dict.fromkeys(_words(request.need))
        return [sum(self._bm25(word, counts) for word in asked) for counts in self._counts]

    def _bm25(self, word: str, counts: Counter[str]) -> float:
        found = self._found[word]
        rarity = math.log(1 + (len(self.entries) - found + 0.5) / (found + 0.5))
        length = 1 - LENGTH + LENGTH * counts.total() / self._mean
        return rarity * counts[word] * (SATURATION + 1) / (counts[word] + SATURATION * length)

    def objective_overlap(self, request: Request) -> Scores:
        """Return the share of objectives that both name; a region in common decides between equal ones."""
        shared = [_jaccard(set(request.objectives), set(entry.record.objectives)) for entry in self.entries]
        return [one + 0.001 * near for one, near in zip(shared, self._near(request), strict=True)]

    def _near(self, request: Request) -> Scores:
        asked = {region for country in request.countries for region in self._places.of_country(country)}
        return [float(bool(asked.intersection(self._places.of_record(entry.record)))) for entry in self.entries]

    def metadata(self, request: Request) -> Scores:
        """Return shared objectives weighed by rarity, shared populations and the region, as z-scores."""
        objectives = [self._overlap(request.objectives, entry.record.objectives) for entry in self.entries]
        people = [_jaccard(set(request.populations), set(entry.record.populations)) for entry in self.entries]
        return _sum((1.0, objectives), (0.5, people), (0.25, self._near(request)))

    def _overlap(self, asked: Sequence[int], found: Sequence[int]) -> float:
        def weight(numbers: set[int]) -> float:
            return sum(math.log(1 + len(self.entries) / (1 + self._objectives[number])) for number in sorted(numbers))

        return weight(set(asked) & set(found)) / (weight(set(asked) | set(found)) or 1.0)

    def fused(self, request: Request) -> Scores:
        """Return reciprocal ranks by words and by objectives, added up."""
        ranked = [_ranks(found(request)) for found in (self.tf_idf, self.bm25, self.objective_overlap)]
        return [sum(1 / (RANK_OFFSET + rank) for rank in ranks) for ranks in zip(*ranked, strict=True)]

    def weighted_sum(self, request: Request) -> Scores:
        """Return BM25 and what the fields share, as z-scores."""
        return _sum((1.0, self.bm25(request)), (1.0, self.metadata(request)))

    def ranking(self, scores: Scores) -> list[str]:
        """Return the ids of the practices, best first."""
        order = sorted(range(len(scores)), key=lambda place: (-scores[place], self.entries[place].id))
        return [self.entries[place].id for place in order]


METHODS: Mapping[str, Callable[[Collection, Request], Scores]] = {
    "TF-IDF": Collection.tf_idf,
    "BM25": Collection.bm25,
    "objectives, region in ties": Collection.objective_overlap,
    "ranks of all three fused": Collection.fused,
    "sum: BM25 + fields": Collection.weighted_sum,
}


def _text(entry: Entry) -> str:
    return "\n".join([entry.record.title, entry.record.summary, *entry.fields.get("actions", ())])


def _words(text: str) -> list[str]:
    return [word for word in folded_words(text) if word not in STOP_WORDS]


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(value * other.get(word, 0.0) for word, value in one.items())


def _jaccard(one: set[Any], other: set[Any]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _ranks(scores: Scores) -> list[int]:
    found = [0] * len(scores)
    for rank, place in enumerate(sorted(range(len(scores)), key=lambda place: (-scores[place], place)), 1):
        found[place] = rank
    return found


def _sum(*weighed: tuple[float, Scores]) -> Scores:
    return [
        sum(weight * value for (weight, _), value in zip(weighed, values, strict=True))
        for values in zip(*(_standardised(scores) for _, scores in weighed), strict=True)
    ]


def _standardised(scores: Scores) -> Scores:
    mean = sum(scores) / len(scores)
    spread = math.sqrt(sum((score - mean) ** 2 for score in scores) / len(scores)) or 1.0
    return [(score - mean) / spread for score in scores]
