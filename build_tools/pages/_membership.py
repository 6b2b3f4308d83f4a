"""Which listed records count under which value of which facet, read once per build and shared by all pages."""

import datetime
import functools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from build_tools.corpus import Corpus, Entry, FacetReader, FacetValues, Places
from build_tools.corpus.corpus import Key
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
        return sum(map(len, self.by_type(facet, value).values()))

    def tally(self, entries: Iterable[Entry], facet: str) -> list[tuple[str, int]]:
        """Return (value, number of these records) of another facet, most first; equal numbers by value."""
        found = Counter(value for entry in entries for value in self.values[entry.key][facet])
        return sorted(found.items(), key=lambda pair: (-pair[1], _rank(pair[0])))


def _rank(value: str) -> tuple[int, str]:
    """Numbers in the order of numbers."""
    return (int(value) if value.isdecimal() else 0, value)


class _Same:
    """A corpus as a key: equal to itself only, since its tables cannot be hashed."""

    __slots__ = ("corpus",)

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.corpus is self.corpus

    def __hash__(self) -> int:
        return id(self.corpus)


def membership_of(corpus: Corpus, today: datetime.date) -> Membership:
    """Return the membership of a corpus; asked again for the same corpus, the same one."""
    return _read(_Same(corpus), today)


@functools.lru_cache(maxsize=1)
def _read(same: _Same, today: datetime.date) -> Membership:
    corpus = same.corpus
    reader = FacetReader(corpus, today)
    values: dict[Key, FacetValues] = {}
    by_value: dict[Member, dict[str, list[Entry]]] = {}
    present: dict[str, list[Entry]] = {}
    for type_name, entries in corpus.by_type.items():
        for entry in by_title(filter(is_listed, entries)):
            found = values[entry.key] = reader.values(entry)
            for facet in COUNTED:
                for value in found[facet]:
                    by_value.setdefault((facet, value), {}).setdefault(type_name, []).append(entry)
            for code in dict.fromkeys(getattr(entry.record, "presence", ())):
                present.setdefault(code, []).append(entry)
    return Membership(values, by_value, present, reader.places)
