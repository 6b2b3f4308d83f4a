"""Reads the compact index in Python as the browser does: for tests, and for whoever asks without a browser."""

import functools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from build_tools.errors import CommonsError
from build_tools.search.columns import Column, read_columns
from build_tools.search.compact import COLUMNS, FORMAT, HEAD, ORDER, SPELLING
from build_tools.search.packing import read_planes, unpack
from build_tools.search.phrases import CONCEPT, COUNTRY
from build_tools.search.scoring import scored
from build_tools.search.shards import Postings, Shard, in_script_order, shard_name
from build_tools.search.spelling import Spelling, read_spelling
from build_tools.search.understanding import Part, understand

Filters = Mapping[str, Sequence[str]]
Counts = dict[str, dict[str, int]]
Sort = Literal["relevance", "newest", "title"]


@dataclass(frozen=True, slots=True)
class Query:
    """A query: words as typed, values of facets, an order.

    `is_typing` says that the last word may be unfinished, `is_literal` that no word is to be mended.
    """

    text: str = ""
    filters: Filters = field(default_factory=dict)
    sort: Sort = "relevance"
    is_typing: bool = False
    is_literal: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """How a part of a query was read."""

    text: str
    kind: str
    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: every document in order, counts of the values of facets, how the query was read."""

    documents: tuple[int, ...]
    counts: Counts
    understood: tuple[Understood, ...]
    unknown: tuple[str, ...]
    suggestion: str
    ignored: Filters


class CompactIndex:
    """An open index; `read` returns the bytes of a file by its path below the folder of the index."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        """Read the head; everything else is read when it is needed.

        Raises:
            CommonsError: the index has another format.
        """
        self._read = read
        self.head: Mapping[str, Any] = unpack(read(HEAD))[0]
        if self.head["format"] != FORMAT:
            message = f"The search index has format {self.head['format']}, not {FORMAT}: run 'commons build'."
            raise CommonsError(message)
        self._starts = [in_script_order(start) for start in self.head["shards"]]
        self._opened: dict[int, Shard] = {}
        self._labels = {
            facet["name"]: dict(zip(facet["ids"], facet["labels"], strict=True)) for facet in self.head["facets"]
        }

    @functools.cached_property
    def columns(self) -> dict[str, Column]:
        """The values of the facets of every record."""
        return read_columns(self._read(COLUMNS))

    @functools.cached_property
    def ranks(self) -> list[int]:
        """The place of each record by title."""
        told, numbers = unpack(self._read(ORDER))
        return read_planes(numbers, 0, told["count"], told["width"])

    def card(self, document: int) -> Mapping[str, Any]:
        """Return what lists show of a record."""
        block: int = self.head["block"]
        card: Mapping[str, Any] = unpack(self._read(f"cards/{document // block}.idx"))[0][document % block]
        return card

    def shard(self, key: str) -> Shard:
        """Return the shard that a key is in."""
        return self._shard(self._number_of(key))

    def shards_beginning(self, beginning: str, most: int) -> Sequence[Shard]:
        """Return the shards with the keys of a beginning, no more than so many."""
        first, last = self._number_of(beginning), self._number_of(f"{beginning}\uffff")
        return [self._shard(number) for number in range(first, min(last, first + most - 1) + 1)]

    def spelling(self) -> Spelling:
        """Return the forms that may be offered."""
        return self._spelling

    @functools.cached_property
    def _spelling(self) -> Spelling:
        return read_spelling(self._read(SPELLING))

    def _number_of(self, key: str) -> int:
        return max(0, bisect_right(self._starts, in_script_order(key)) - 1)

    def _shard(self, number: int) -> Shard:
        if number not in self._opened:
            self._opened[number] = Shard(self._read(shard_name(self.head["shards"][number])))
        return self._opened[number]

    def _postings(self, key: str) -> Postings:
        return self.shard(key).postings(key)

    def search(self, query: Query) -> Answer:
        """Answer a query; whatever it is made of, it is never an error."""
        count: int = self.head["count"]
        known, ignored = self._sorted(query.filters)
        read = understand(query.text, self, is_typing=query.is_typing, is_literal=query.is_literal)
        scores = scored(read.parts, self._postings, count)
        candidates = list(scores) if read.has_words else range(count)
        passing, counts = self._filtered(candidates, known)
        order = self._order(query.sort, scores)
        return Answer(
            documents=tuple(sorted(passing, key=order)),
            counts=counts,
            understood=tuple(self._understood(part, query.text) for part in read.parts),
            unknown=read.unknown,
            suggestion=read.suggestion,
            ignored=ignored,
        )

    def _sorted(self, filters: Filters) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """Return the filters that can be heeded, and those that name no facet or value."""
        known: dict[str, list[str]] = {}
        ignored: dict[str, list[str]] = {}
        for name, values in filters.items():
            for value in values:
                (known if value in self._labels.get(name, {}) else ignored).setdefault(name, []).append(value)
        return known, ignored

    def _filtered(self, documents: Iterable[int], filters: Filters) -> tuple[list[int], Counts]:
        """Return the records that pass, and how many each value would give with the filters of all other facets."""
        passes = {name: self._combinations_with(name, values) for name, values in filters.items()}
        tallies = {name: [0] * len(column.combinations) for name, column in self.columns.items()}
        passing: list[int] = []
        for document in documents:
            failed = [name for name, chosen in passes.items() if self.columns[name].rows[document] not in chosen]
            if not failed:
                passing.append(document)
            for name in tallies if not failed else failed if len(failed) == 1 else ():
                tallies[name][self.columns[name].rows[document]] += 1
        return passing, {name: self._counts(name, tally) for name, tally in tallies.items()}

    def _combinations_with(self, name: str, values: Sequence[str]) -> frozenset[int]:
        ids = list(self._labels[name])
        places = {ids.index(value) for value in values}
        combinations = self.columns[name].combinations
        return frozenset(number for number, places_ in enumerate(combinations) if places & set(places_))

    def _counts(self, name: str, tally: Sequence[int]) -> dict[str, int]:
        counts: dict[int, int] = {}
        for number, places in enumerate(self.columns[name].combinations):
            for place in places if tally[number] else ():
                counts[place] = counts.get(place, 0) + tally[number]
        return {value: counts[place] for place, value in enumerate(self._labels[name]) if place in counts}

    def _order(self, sort: Sort, scores: Mapping[int, int]) -> Callable[[int], tuple[int, int]]:
        ranks = self.ranks
        if sort == "title":
            return lambda document: (0, ranks[document])
        if sort == "newest":
            ids, column = list(self._labels["year"]), self.columns["year"]
            newest = [max((int(ids[place]) for place in places), default=0) for places in column.combinations]
            return lambda document: (-newest[column.rows[document]], ranks[document])
        return lambda document: (-scores.get(document, 0), ranks[document])

    def _understood(self, part: Part, text: str) -> Understood:
        written = text[part.start : part.end]
        if part.kind != "name":
            return Understood(written, part.kind, part.label if part.kind == "corrected" else written, "")
        first = min(
            part.tokens, key=lambda token: (not token.startswith(f"#{CONCEPT}/"), not token.startswith(f"#{COUNTRY}/"))
        )
        facet, _, value = first[1:].partition("/")
        labels = self.head["labels"] if facet == CONCEPT else self._labels[facet]
        kind = facet if facet in {CONCEPT, COUNTRY} else "term"
        return Understood(written, kind, labels.get(value, value), value)
