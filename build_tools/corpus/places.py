"""Which regions a country lies in, and which regions a record is about."""

from collections.abc import Iterable, Mapping

from build_tools.corpus.vocabularies import Vocabularies, VocabularyTerm
from build_tools.records import Record

WORLD = "world"
REVIEW_SCHEME = "gcm-review"
"""The five regions of the regional reviews of the Compact; some countries are in two."""


class Places:
    """The regions of countries and of records, looked up in the vocabulary of regions."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        """Take the vocabularies; membership comes from the `countries` of each region."""
        self._terms = vocabularies["regions"].terms
        found: dict[str, dict[str, None]] = {}
        for term in self._terms.values():
            for country in term.more.get("countries", ()):
                found.setdefault(country, {}).update(dict.fromkeys(self.with_wider(term.id)))
        self._of_country = {country: tuple(regions) for country, regions in found.items()}
        self._of_record: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[str, ...]] = {}
        reviews = {term.id: frozenset(term.more.get("countries", ())) for term in self.review_regions()}
        self._within = {region: self._reviews_around(region, reviews) for region in self._terms}

    def with_wider(self, region: str) -> tuple[str, ...]:
        """Return a region and the wider ones that it lies in, without the world."""
        found: list[str] = []
        while region and region != WORLD and region not in found:
            found.append(region)
            term = self._terms.get(region)
            region = term.broader if term else ""
        return tuple(found)

    def of_country(self, country: str) -> tuple[str, ...]:
        """Return the regions that a country (ISO 3166-1 alpha-3) lies in, in no order that means anything."""
        return self._of_country.get(country, ())

    def of_record(self, record: Record) -> tuple[str, ...]:
        """Return the regions that a record is about: those it names, those around them, and those of its countries."""
        key = (record.regions, record.countries)
        found = self._of_record.get(key)
        if found is None:
            found = self._of_record[key] = self._around(*key)
        return found

    def _around(self, regions: tuple[str, ...], countries: tuple[str, ...]) -> tuple[str, ...]:
        named = (around for region in regions for around in (*self.with_wider(region), *self._within.get(region, ())))
        of_countries = (region for country in countries for region in self.of_country(country))
        everywhere = (WORLD,) if WORLD in regions else ()
        return self._in_order({*named, *of_countries, *everywhere})

    def review_regions(self) -> tuple[VocabularyTerm, ...]:
        """Return the regions of the regional reviews, in the order of the vocabulary."""
        return tuple(term for term in self._terms.values() if term.more.get("scheme") == REVIEW_SCHEME)

    def _reviews_around(self, region: str, reviews: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
        """Return the review regions that a region lies in whole, itself or with a wider one.

        Countries and areas that are in no review region do not stand in the way: what is said of Africa as M49 draws it
        counts for the review of Africa.
        """
        reviewed = frozenset[str]().union(*reviews.values())
        found: list[str] = []
        for wider in self.with_wider(region):
            members = reviewed.intersection(self._terms[wider].more.get("countries", ()))
            found += [review for review, countries in reviews.items() if members and members <= countries]
        return tuple(dict.fromkeys(found))

    def _in_order(self, regions: Iterable[str]) -> tuple[str, ...]:
        chosen = frozenset(regions)
        return tuple(region for region in self._terms if region in chosen)
