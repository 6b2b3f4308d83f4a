"""The records that fit one request, best first, of each type: with what they share with it as reasons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from build_tools.corpus import Corpus, Entry, Places
from build_tools.matching._answer import Suggestion
from build_tools.matching.blend import Vector
from build_tools.matching.feedback import widened
from build_tools.matching.fit import Fit
from build_tools.matching.reasons import Parts, Speaker
from build_tools.matching.requests import Request, subject_of_request
from build_tools.matching.stems import words_by_stem
from build_tools.matching.titles import same_title, without_edition
from build_tools.matching.traits import matchers
from build_tools.matching.understanding import Understood
from build_tools.matching.variety import LOOKED_AT, varied

LEAST_SCORE = 0.2
"""Below it, a record is about something else."""
OF_SHARED = 0.5
"""How much of the fit of a practice counts in which every requesting country has part already."""
OF_OWN = 0.15
"""The same where nobody else has part: as a rule it is what came of the request."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One request on its way: what is asked, how well each record fits (by position), its words by stem.

    `about_it` is how well each fits but for lying in the same region: that is a bonus, and no reason by itself.
    """

    understood: Understood
    asked: Vector
    scores: Mapping[int, float]
    about_it: Mapping[int, float]
    spelt: Mapping[str, str]

    @property
    def request(self) -> Request:
        """What was read of the request."""
        return self.understood.request


class Ranking:
    """Ranks the records of a corpus for requests."""

    def __init__(self, corpus: Corpus, fit: Fit, strings: Mapping[str, Any]) -> None:
        """Take the records, how well they fit, and the texts of the interface."""
        self.entries = list(corpus)
        self._fit = fit
        self._positions: dict[str, list[int]] = {}
        for position, entry in enumerate(self.entries):
            self._positions.setdefault(entry.type.name, []).append(position)
        self._speaker = Speaker(matchers(), corpus.vocabularies, strings)
        self._guessing = Speaker(matchers(), corpus.vocabularies, _with_guesses(strings))

    def inquiry(self, understood: Understood, places: Places) -> Inquiry:
        """Return a request with the fit of all records; the words of what fits best count too."""
        asked = self._fit.asked(understood.told)
        first = self._fit.scores(asked)
        best = [
            (score * part, position)
            for position in self.positions("practice", understood.request)
            if (score := first.get(position, 0.0)) and (part := part_of(self.entries[position], understood.request))
        ]
        best.sort(key=lambda pair: (-pair[0], pair[1]))
        scores = self._fit.scores(widened(self._fit, asked, best))
        spelt = words_by_stem(subject_of_request(understood.request, places))
        about_it = self._fit.scores(self._fit.without(asked, "regions"))
        return Inquiry(understood, asked, scores, about_it, spelt)

    def positions(self, type_name: str, request: Request) -> Iterator[int]:
        """Yield the positions of records of a type that may be suggested."""
        for position in self._positions.get(type_name, ()):
            entry = self.entries[position]
            if not entry.is_withdrawn and not entry.record.superseded_by and entry.key not in request.own:
                yield position

    def ranked(self, inquiry: Inquiry, type_name: str) -> list[tuple[float, int]]:
        """Return (score, position) of the records of a type that fit: varied, and what repeats another behind it.

        Scores fall: what stands behind another is not said to fit better.
        """
        found = [
            (self._score(inquiry, position), position)
            for position in self.positions(type_name, inquiry.request)
            if inquiry.about_it.get(position, 0.0) >= LEAST_SCORE
        ]
        fitting = sorted((one for one in found if one[0] >= LEAST_SCORE), key=lambda one: (-one[0], one[1]))
        return _falling(self._once(varied(self._fit, inquiry.asked, fitting)))

    def _once(self, ranked: Sequence[tuple[float, int]]) -> list[tuple[float, int]]:
        """Return records with those that are another phase or copy of one before them behind the first ones."""
        first: list[tuple[float, int]] = []
        again: list[tuple[float, int]] = []
        titles: list[str] = []
        for one in ranked[:LOOKED_AT]:
            title = without_edition(self.entries[one[1]].record.title)
            if any(same_title(title, before) for before in titles):
                again.append(one)
            else:
                first.append(one)
                titles.append(title)
        return [*first, *again, *ranked[LOOKED_AT:]]

    def suggestions(self, inquiry: Inquiry, type_name: str, limit: int) -> tuple[Suggestion, ...]:
        """Return the first records of a type: those that people chose, then those that fit best."""
        why = dict(inquiry.request.chosen)
        chosen = [place for place in self.positions(type_name, inquiry.request) if self.entries[place].key in why]
        fitting = [(score, place) for score, place in self.ranked(inquiry, type_name) if place not in chosen]
        shown = [*((self._score(inquiry, place), place) for place in chosen), *fitting][:limit]
        return tuple(self._suggestion(inquiry, place, score) for score, place in shown)

    def suggestion(self, inquiry: Inquiry, position: int) -> Suggestion:
        """Return one record with its reasons, in whatever list it may stand."""
        return self._suggestion(inquiry, position, self._score(inquiry, position))

    def _score(self, inquiry: Inquiry, position: int) -> float:
        return round(inquiry.scores.get(position, 0.0) * part_of(self.entries[position], inquiry.request), 3)

    def _suggestion(self, inquiry: Inquiry, position: int, score: float) -> Suggestion:
        entry = self.entries[position]
        speaker = self._guessing if inquiry.understood.objectives_were_guessed else self._speaker
        reasons = speaker.reasons(_spelt(self._fit.parts(inquiry.asked, position), inquiry.spelt))
        return Suggestion(
            entry.key, entry.record.title, score, reasons, dict(inquiry.request.chosen).get(entry.key, "")
        )


def part_of(entry: Entry, request: Request) -> float:
    """Return how much of the fit of a record counts: the hub shows what others do.

    A practice of the requesting country alone is left out; one that all requesting countries have part in counts less,
    and little where it is theirs alone.
    Where several ask, what one of them does is of use to the others.
    """
    countries, asking = set(entry.record.countries), set(request.countries)
    if entry.type.name != "practice" or not asking or not asking <= countries:
        return 1.0
    if asking < countries:
        return OF_SHARED
    return 0.0 if len(countries) == 1 else OF_OWN


def _falling(ranked: Sequence[tuple[float, int]]) -> list[tuple[float, int]]:
    """Return records in their order, none with a higher score than the one before."""
    scores = accumulate((score for score, _ in ranked), min)
    return [(score, position) for score, (_, position) in zip(scores, ranked, strict=True)]


def _spelt(parts: Parts, words: Mapping[str, str]) -> Parts:
    """Return what is shared with words as they stand in the request in the place of stems; those not in it go."""
    stems = [(part, words[stem]) for part, stem in parts.get("stems", ()) if stem in words]
    others = {name: shared for name, shared in parts.items() if name != "stems"}
    return {**others, "stems": stems} if stems else others


def _with_guesses(strings: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the texts in which objectives are told as guessed."""
    similar = strings["similar_records"]
    reasons = {**similar["reasons"], **strings["match"]["guessed_reasons"]}
    return {**strings, "similar_records": {**similar, "reasons": reasons}}
