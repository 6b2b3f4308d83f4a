"""Alike are subjects of the same corridor: two countries that both name together."""

from itertools import combinations

from build_tools.corpus import Vocabularies
from build_tools.matching._base import Matcher, Subject, Traits

MOST_COUNTRIES = 6
"""Who names more countries tells of a region, not of the ways between two of them."""


def traits(subject: Subject, _vocabularies: Vocabularies) -> Traits:
    """Return every pair of countries, where there are few of them."""
    countries = sorted(set(subject.countries))
    if len(countries) > MOST_COUNTRIES:
        return {}
    return {f"{one}-{other}": 1.0 for one, other in combinations(countries, 2)}


def label(trait: str, vocabularies: Vocabularies) -> str:
    """Return the names of both countries."""
    return "-".join(vocabularies.label("countries", code) for code in trait.split("-"))


MATCHER = Matcher("corridor", 10, traits, label)
