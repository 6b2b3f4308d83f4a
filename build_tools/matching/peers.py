"""Peer countries: those whose practices and cases fit a request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Any

from build_tools.corpus import Corpus, Places
from build_tools.corpus.corpus import Key
from build_tools.matching.requests import Request

NEARBY = 1.15
"""A country of the sub-region that the requesting one lies in counts more by this factor: a bonus, and no gate."""
SCHEME = "m49"
SHOWN_RECORDS = 3

Fitting = Iterable[tuple[Key, float]]
"""Records that fit, each with its score, best first."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A country (ISO 3166-1 alpha-3) that met a like need, with the suggested records that tell of it."""

    country: str
    name: str
    score: float
    reasons: tuple[str, ...]
    records: tuple[Key, ...]


class Peers:
    """Finds the countries that records which fit a request tell of."""

    def __init__(self, corpus: Corpus, places: Places, strings: Mapping[str, Any]) -> None:
        """Take the records, the regions of countries, and the texts of the interface."""
        self._corpus = corpus
        self._places = places
        self._words: Mapping[str, str] = strings["match"]["peers"]

    def peers(self, request: Request, fitting: Fitting, limit: int) -> tuple[Peer, ...]:
        """Return the countries best first, equal ones by code; a record of many countries tells little of each."""
        records: dict[str, list[tuple[Key, float]]] = {}
        for key, score in fitting:
            countries = self._corpus.entries[key].record.countries
            for country in countries:
                if country not in request.countries:
                    records.setdefault(country, []).append((key, score / len(countries)))
        region, neighbours = self._near(request)
        scored = {
            country: round(fsum(part for _, part in told) * (NEARBY if country in neighbours else 1.0), 3)
            for country, told in records.items()
        }
        best = sorted(scored, key=lambda country: (-scored[country], country))[:limit]
        return tuple(
            self._peer(country, scored[country], records[country], region if country in neighbours else "")
            for country in best
        )

    def _near(self, request: Request) -> tuple[str, frozenset[str]]:
        """Return the smallest statistical region of the first requesting country, with its countries."""
        terms = self._corpus.vocabularies["regions"].terms
        around = (
            [terms[region] for region in self._places.of_country(request.countries[0])] if request.countries else []
        )
        regions = {
            term.id: frozenset(term.more.get("countries", ())) for term in around if term.more.get("scheme") == SCHEME
        }
        members = {region: countries for region, countries in regions.items() if countries}
        return min(members.items(), key=lambda pair: (len(pair[1]), pair[0]), default=("", frozenset()))

    def _peer(self, country: str, score: float, told: Iterable[tuple[Key, float]], region: str) -> Peer:
        ranked = [key for key, _ in sorted(told, key=lambda pair: (-pair[1], pair[0]))]
        vocabularies = self._corpus.vocabularies
        reasons = [
            self._words[type_name].replace("{title}", self._corpus.entries[type_name, record_id].record.title)
            for type_name, record_id in ranked[:SHOWN_RECORDS]
        ]
        if region:
            reasons.append(self._words["region"].replace("{region}", vocabularies.label("regions", region)))
        return Peer(country, vocabularies.label("countries", country), score, tuple(reasons), tuple(ranked))
