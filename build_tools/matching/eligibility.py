"""Whether a fund can pay for a request: yes, no, or not known, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from build_tools.corpus import Places, Vocabularies
from build_tools.corpus.places import WORLD
from build_tools.matching._wording import MONTH_LENGTH, day_in_words, enumerated, plural
from build_tools.matching.requests import Request
from build_tools.records import Record
from build_tools.records.funding import Funding

ASKING = "government"
"""Who asks: requests to the hub come from governments."""
BETWEEN = ("un-entity", "igo")
"""Who may apply on behalf of a government that may not."""
OPEN_STATUSES = frozenset({"open", "rolling", "active"})
SHOWN_NAMES = 4
"""Countries or regions that a sentence names; of more, how many they are."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """`eligible` is None where the records do not tell; `why` are sentences, those that decide first."""

    eligible: bool | None
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one criterion says: it is met, it is not, or (None) that is not known; in a sentence."""

    met: bool | None
    words: str


class Standing(IntEnum):
    """Where a fund stands among those suggested: those that can pay first, those that cannot last."""

    RULED_OUT = 0
    NOT_KNOWN = 1
    FITS = 2


STANDINGS: Mapping[bool | None, Standing] = {
    True: Standing.FITS,
    None: Standing.NOT_KNOWN,
    False: Standing.RULED_OUT,
}


def score_of_fund(likeness: float, ruling: Ruling) -> float:
    """Return the score of a fund: two thirds say whether it can pay, one third how near its subject is."""
    return round((STANDINGS[ruling.eligible] + likeness) / len(Standing), 3)


class Eligibility:
    """Rules on funds: by date, place, kind of applicant and objective."""

    def __init__(self, vocabularies: Vocabularies, places: Places, strings: Mapping[str, Any], today: str) -> None:
        """Take the names of terms, the regions of countries, the texts of the interface and the day (ISO 8601)."""
        self._vocabularies = vocabularies
        self._places = places
        self._words: Mapping[str, Any] = strings["eligibility"]
        self._formats: str = strings["language"]["formats"]
        self._today = today

    def ruling(self, record: Record, request: Request, guessed: Sequence[int] = ()) -> Ruling:
        """Return whether a fund can pay for a request; `guessed` are objectives that its text suggests.

        One criterion that is not met rules a fund out. One of which nothing is known leaves the whole not known.
        """
        if not isinstance(record, Funding):
            return Ruling(eligible=None, why=(self._words["no_fund"],))
        found = [
            self.timing(record),
            self.place(record, request.countries),
            self.applicants(record),
            self.objectives(record, request.objectives, guessed),
        ]
        failed = [one.words for one in found if one.met is False]
        if failed:
            return Ruling(eligible=False, why=tuple(failed))
        doubtful = [one.words for one in found if one.met is None]
        met = [one.words for one in found if one.met]
        return Ruling(eligible=None if doubtful else True, why=(*doubtful, *met, *self.quoted(record)))

    def quoted(self, fund: Funding) -> tuple[str, ...]:
        """Return what the source says of the state of a fund, and of who may apply."""
        told = (("status_told", fund.status_told), ("eligible_told", fund.eligible))
        return tuple(self._words[form].replace("{text}", text) for form, text in told if text)

    def timing(self, fund: Funding) -> Finding:
        """Return whether a fund takes applications; what a year or a month leaves open stays open."""
        closes, opens = fund.closes or "", fund.opens or ""
        if fund.status == "closed" or (closes and closes < self._today[: len(closes)]):
            return Finding(met=False, words=self._dated("closed_since", closes) if closes else self._words["closed"])
        if opens and opens > self._today[: len(opens)]:
            return Finding(met=None, words=self._dated("opens", opens))
        if fund.status == "forthcoming":
            return Finding(met=None, words=self._words["forthcoming"])
        if closes and closes == self._today[: len(closes)] != self._today:
            return Finding(met=None, words=self._dated("closes_within", closes))
        if closes:
            return Finding(met=True, words=self._dated("closes", closes))
        status = fund.status if fund.status in OPEN_STATUSES else "unknown"
        return Finding(met=True if status in OPEN_STATUSES else None, words=self._words[status])

    def place(self, fund: Funding, countries: Sequence[str]) -> Finding:
        """Return whether one of the countries may apply, by the list of the fund, else by what it is about."""
        if not countries:
            return Finding(met=None, words=self._words["no_country"])
        listed = fund.eligible_countries
        among = [code for code in countries if code in (listed or fund.countries)]
        if among:
            form = "among_eligible" if listed else "named"
            return Finding(met=True, words=self._places_named(form, among))
        if listed:
            return Finding(met=False, words=self._places_named("not_eligible", countries, listed))
        if fund.regions:
            return self._region(fund, countries)
        if fund.countries:
            return Finding(met=None, words=self._places_named("others_named", countries, fund.countries))
        return Finding(met=None, words=self._words["no_place"])

    def _region(self, fund: Funding, countries: Sequence[str]) -> Finding:
        """Return whether a country lies in a region that a fund is for; not all regions have fixed boundaries."""
        if WORLD in fund.regions:
            return Finding(met=True, words=self._words["world"])
        lying = {code: [self._lies(code, region) for region in fund.regions] for code in countries}
        regions = [self._vocabularies.label("regions", region) for region in fund.regions]
        for met, form in ((True, "in_region"), (None, "perhaps_in_region")):
            if found := [code for code in countries if met in lying[code]]:
                return Finding(met=met, words=self._filled(form, self._countries(found), regions))
        return Finding(met=False, words=self._filled("outside_region", self._countries(countries), regions))

    def _lies(self, country: str, region: str) -> bool | None:
        """Tell whether a country lies in a region: None where that is not fixed and a wider one has the country."""
        around = self._places.of_country(country)
        if region in around:
            return True
        terms = self._vocabularies["regions"].terms
        fixed = [wider for wider in self._places.with_wider(region) if terms[wider].more.get("countries")]
        if not fixed:
            return None
        return False if fixed[0] == region or fixed[0] not in around else None

    def applicants(self, fund: Funding) -> Finding:
        """Return whether a government may apply, itself or through others."""
        if not fund.recipients:
            return Finding(met=None, words=self._words["no_applicants"])
        if ASKING in fund.recipients:
            return Finding(met=True, words=self._words["government"])
        between = [kind for kind in fund.recipients if kind in BETWEEN]
        words = self._words["through" if between else "only_others"]
        named = [self._words["applicants"][kind] for kind in (between or fund.recipients)]
        return Finding(met=bool(between), words=words.replace("{who}", enumerated(named, self._formats)))

    def objectives(self, fund: Funding, told: Sequence[int], guessed: Sequence[int] = ()) -> Finding:
        """Return whether a fund names an objective of the request.

        Only what a source says and what the request says can rule it out: what was inferred can be wrong.
        """
        if not fund.objectives:
            return Finding(met=None, words=self._words["no_objectives"])
        if not (told or guessed):
            return Finding(met=None, words=self._words["none_asked"])
        if shared := [number for number in told if number in fund.objectives]:
            return Finding(met=True, words=self._numbered("objectives", shared))
        if shared := [number for number in guessed if number in fund.objectives]:
            return Finding(met=None if told else True, words=self._numbered("objectives_guessed", shared))
        certain = bool(told) and fund.objectives_from == "source"
        form = "other_objectives" if certain else "perhaps_other_objectives"
        return Finding(met=False if certain else None, words=self._numbered(form, told or guessed))

    def _dated(self, form: str, day: str) -> str:
        forms = self._words[form]
        sentence: str = forms["day" if len(day) > MONTH_LENGTH else "longer"]
        return sentence.replace("{date}", day_in_words(day, self._formats))

    def _numbered(self, form: str, numbers: Sequence[int]) -> str:
        sentence = plural(self._words[form], len(numbers), self._formats)
        return sentence.replace("{objectives}", self._cut([str(number) for number in numbers]))

    def _places_named(self, form: str, countries: Sequence[str], others: Sequence[str] = ()) -> str:
        return self._filled(form, self._countries(countries), self._countries(others))

    def _filled(self, form: str, countries: Sequence[str], places: Sequence[str]) -> str:
        sentence = plural(self._words[form], len(countries), self._formats)
        return sentence.replace("{countries}", self._cut(countries)).replace("{places}", self._cut(places))

    def _countries(self, codes: Sequence[str]) -> list[str]:
        return [self._vocabularies.label("countries", code) for code in codes]

    def _cut(self, names: Sequence[str]) -> str:
        """Return names as one enumeration; of many, the first and how many more."""
        rest = len(names) - SHOWN_NAMES
        shown = list(names) if rest <= 1 else [*names[:SHOWN_NAMES], self._words["more"].replace("{count}", str(rest))]
        return enumerated(shown, self._formats)
