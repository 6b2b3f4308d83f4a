"""Countries with similar needs: those whose cases and practices speak of the same rare things."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_tools.corpus import FacetValues

Feature = tuple[str, str]
"""(facet, value): an objective, a population or a theme."""
FEATURE_FACETS = ("objective", "population", "theme")
EVERYBODY: Feature = ("population", "all")
"""Names no one in particular, so that it makes nobody alike."""
ALL_TOLD: Feature = ("type", "")
"""Where a profile keeps how much is told in all."""
TOLD_BY = {"case": 2.0, "practice": 1.0}
"""How much a record of a type tells of needs: a case asks, a practice answers."""
MOST_PEERS = 5
MOST_SHARED = 8
LEAST_SHARED = 2
"""With only one thing in common two countries are no peers."""
LEAST_ALIKE = 0.25
DOUBT = 1.5
"""Countries of which little is told are alike by chance: what is told of the lesser one counts as n / (n + this)."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A country that is alike: how much (0 to 1, rounded), and what both speak of, the most telling first."""

    country: str
    score: float
    shared: tuple[Feature, ...]


def peers_of_countries(records: Iterable[FacetValues]) -> dict[str, tuple[Peer, ...]]:
    """Return the peers of every country, best first; equal scores by code.

    A record about many countries tells a share of each, so that one programme in thirty does not make them all alike.
    """
    profiles = _profiles(records)
    told = {country: profile.pop(ALL_TOLD) for country, profile in profiles.items()}
    weights = _rarity(profiles)
    vectors = {country: _weighted(profile, weights) for country, profile in profiles.items()}
    found: defaultdict[str, list[Peer]] = defaultdict(list)
    countries = sorted(vectors)
    for position, one in enumerate(countries):
        for other in countries[position + 1 :]:
            parts = _in_common(vectors[one], vectors[other])
            least = min(told[one], told[other])
            score = round(math.fsum(parts.values()) * least / (least + DOUBT), 4)
            if score >= LEAST_ALIKE and len(parts) >= LEAST_SHARED:
                shared = _most_telling(parts)
                found[one].append(Peer(other, score, shared))
                found[other].append(Peer(one, score, shared))
    return {country: _best(peers) for country, peers in sorted(found.items())}


def _best(peers: list[Peer]) -> tuple[Peer, ...]:
    return tuple(sorted(peers, key=lambda peer: (-peer.score, peer.country))[:MOST_PEERS])


def _profiles(records: Iterable[FacetValues]) -> dict[str, dict[Feature, float]]:
    """Return how much the records tell of each country, by feature, and under `ALL_TOLD` in all."""
    profiles: defaultdict[str, defaultdict[Feature, float]] = defaultdict(lambda: defaultdict(float))
    for values in records:
        amount = TOLD_BY.get(values["type"][0], 0.0) / max(1, len(values["country"]))
        features = [(facet, value) for facet in FEATURE_FACETS for value in values[facet]] if amount else []
        told = [feature for feature in features if feature != EVERYBODY]
        for country in values["country"] if told else ():
            for feature in (*told, ALL_TOLD):
                profiles[country][feature] += amount
    return {country: dict(profile) for country, profile in profiles.items()}


def _rarity(profiles: Mapping[str, Mapping[Feature, float]]) -> dict[Feature, float]:
    """Return how telling a feature is: nothing where every country has it."""
    having = Counter(feature for profile in profiles.values() for feature in profile)
    return {feature: math.log(len(profiles) / count) for feature, count in having.items()}


def _weighted(profile: Mapping[Feature, float], weights: Mapping[Feature, float]) -> dict[Feature, float]:
    """Return a profile of length 1 in which rare features weigh more."""
    vector = {feature: math.sqrt(amount) * weights[feature] for feature, amount in sorted(profile.items())}
    length = math.sqrt(math.fsum(weight * weight for weight in vector.values()))
    return {feature: weight / length for feature, weight in vector.items() if weight} if length else {}


def _in_common(one: Mapping[Feature, float], other: Mapping[Feature, float]) -> dict[Feature, float]:
    """Return what each shared feature adds to the cosine of two profiles."""
    return {feature: weight * other[feature] for feature, weight in one.items() if feature in other}


def _most_telling(parts: Mapping[Feature, float]) -> tuple[Feature, ...]:
    return tuple(sorted(parts, key=lambda feature: (-round(parts[feature], 9), feature))[:MOST_SHARED])
