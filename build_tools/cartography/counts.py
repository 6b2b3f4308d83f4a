"""The counts behind the map: records by country, type and objective, as the facets define them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from build_tools.corpus import FacetValues

ANY = ""
"""Stands for every type, and for every objective."""

Choice = tuple[str, str]
"""(type, objective), either of which may be `ANY`."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of records. A record that names several countries counts once in each.

    `by_place` is country to choice to number, without noughts, both in order; `records` is the number of records of a
    choice, and `placed` of those that name a country.
    """

    by_place: Mapping[str, Mapping[Choice, int]]
    records: Mapping[Choice, int]
    placed: Mapping[Choice, int]

    def of(self, choice: Choice) -> dict[str, int]:
        """Return the number of every country that has any records of a choice."""
        return {country: found[choice] for country, found in self.by_place.items() if choice in found}


def count_places(records: Iterable[FacetValues]) -> Counts:
    """Count listed records by their values."""
    by_place: dict[str, dict[Choice, int]] = {}
    whole: dict[Choice, int] = {}
    placed: dict[Choice, int] = {}
    for values in records:
        for choice in product((ANY, *values["type"]), (ANY, *values["objective"])):
            whole[choice] = whole.get(choice, 0) + 1
            placed[choice] = placed.get(choice, 0) + bool(values["country"])
            for country in values["country"]:
                of_country = by_place.setdefault(country, {})
                of_country[choice] = of_country.get(choice, 0) + 1
    return Counts({country: by_place[country] for country in sorted(by_place)}, whole, placed)
