"""Which listed records count under which value of which facet, read once per build and shared by all pages."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from build_tools.analysis.peers import Peer, peers_of_countries
from build_tools.corpus import Corpus, Entry, FacetValues, Places, facet_reader
from build_tools.corpus.corpus import Key
from build_tools.corpus.once import once
from build_tools.corpus.publication import is_listed
from build_tools.pages._order import by_title

Member = tuple[str, str]
"""(name of the facet, value)."""
COUNTED = ("objective", "region", "country", "sdg", "population", "theme", "organisation")
"""The facets by which pages gather records; the values of the others are there too."""


@dataclass(frozen=True, slots=True)
class Membership:
    """The listed records by what they count under, exactly as Explore counts them.

    `present` has the organisations that say of themselves that they work in a country.
    """

    values: Mapping[Key, FacetValues]
    by_value: Mapping[Member, Mapping[str, Sequence[Entry]]]
    values_under: Mapping[Member, Sequence[FacetValues]]
    present: Mapping[str, Sequence[Entry]]
    places: Places

    def has(self, facet: str, value: str) -> bool:
        """Tell whether a record counts under a value."""
        return (facet, value) in self.by_value

    def is_country_shown(self, code: str) -> bool:
        """Tell whether a country has a page: a record is about it, or an organisation works there."""
        return self.has("country", code) or code in self.present

    def by_type(self, facet: str, value: str) -> Mapping[str, Sequence[Entry]]:
        """Return the records under a value by the name of their type, each type by title."""
        return self.by_value.get((facet, value), {})

    def entries(self, facet: str, value: str) -> list[Entry]:
        """Return the records under a value."""
        return [entry for entries in self.by_type(facet, value).values() for entry in entries]

    def count(self, facet: str, value: str) -> int:
        """Return how many records count under a value."""
        return len(self.values_under.get((facet, value), ()))

    def tally(self, facet: str, value: str, other: str) -> list[tuple[str, int]]:
        """Return (value, number of records) of another facet under a value, most first; equal numbers by value."""
        found = Counter(chain.from_iterable(map(itemgetter(other), self.values_under.get((facet, value), ()))))
        return sorted(found.items(), key=lambda pair: (-pair[1], _rank(pair[0])))


def _rank(value: str) -> tuple[int, str]:
    """Numbers in the order of numbers."""
    return (int(value) if value.isdecimal() else 0, value)


@once
def membership_of(corpus: Corpus, today: datetime.date) -> Membership:
    """Return the membership of a corpus; asked again for the same corpus, the same one."""
    reader = facet_reader(corpus, today)
    values: dict[Key, FacetValues] = {}
    by_value: dict[Member, dict[str, list[Entry]]] = {}
    values_under: dict[Member, list[FacetValues]] = {}
    present: dict[str, list[Entry]] = {}
    for type_name, entries in corpus.by_type.items():
        for entry in by_title(filter(is_listed, entries)):
            found = values[entry.key] = reader.values(entry)
            for facet in COUNTED:
                for value in found[facet]:
                    by_value.setdefault((facet, value), {}).setdefault(type_name, []).append(entry)
                    values_under.setdefault((facet, value), []).append(found)
            for code in dict.fromkeys(getattr(entry.record, "presence", ())):
                present.setdefault(code, []).append(entry)
    return Membership(values, by_value, values_under, present, reader.places)


@once
def peers_of(corpus: Corpus, today: datetime.date) -> Mapping[str, Sequence[Peer]]:
    """Return the countries with similar needs of every country that has some."""
    return peers_of_countries(membership_of(corpus, today).values.values())
