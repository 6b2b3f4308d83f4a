"""The answer to a request: what was done elsewhere, what is known, who can help and what can pay, with reasons."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_tools.config import Config
from build_tools.corpus import Corpus, Entry, Places
from build_tools.corpus.corpus import Key
from build_tools.engine import Engine
from build_tools.matching._base import Reason
from build_tools.matching.blend import Vector
from build_tools.matching.eligibility import Eligibility, Ruling, score_of_fund
from build_tools.matching.fit import Fit
from build_tools.matching.inference import Inference
from build_tools.matching.partners import Found, Partner, Partners
from build_tools.matching.reasons import Speaker
from build_tools.matching.requests import Request, subject_of_request
from build_tools.matching.traits import TraitsOf, known_traits, matchers, traits_of

LEAST_SCORE = 0.05
"""Below it, a record is about something else."""
LIMIT = 10
RULED_OUT = 3
"""One place in so many of a list of funds is for those that are ruled out, so that the reader learns why."""
OF_GUESSED = 0.8
"""How much of an objective counts that the text suggests and nobody named."""
OF_SHARED = 0.5
"""How much of the fit of a practice counts in which every requesting country has part already."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record that fits a request: score from 0 to 1, reasons strongest first.

    `chosen` is why people chose it; of what was computed it is empty.
    """

    target: Key
    title: str
    score: float
    reasons: tuple[Reason, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Fund:
    """A fund that may pay, with whether the requester may apply."""

    suggestion: Suggestion
    ruling: Ruling


@dataclass(frozen=True, slots=True)
class Peer:
    """A country (ISO 3166-1 alpha-3) that met a like need, with the suggested records that tell of it."""

    country: str
    name: str
    score: float
    reasons: tuple[str, ...]
    records: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """What a request did not say and its text suggests: a term of a vocabulary, from 0 to 1 how sure, and why."""

    vocabulary: str
    term: str
    label: str
    score: float
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is suggested for a request, each list best first, equal ones by id.

    `notes` are sentences that a reader should know first: that nothing fits well, that the text says little.
    """

    practices: tuple[Suggestion, ...]
    evidence: tuple[Suggestion, ...]
    cases: tuple[Suggestion, ...]
    countries: tuple[Peer, ...]
    organisations: tuple[Suggestion, ...]
    expertise: tuple[Suggestion, ...]
    funding: tuple[Fund, ...]
    inferred: tuple[Guess, ...]
    notes: tuple[str, ...]


class Adviser:
    """Answers requests from a corpus; made once, asked often."""

    def __init__(
        self,
        corpus: Corpus,
        traits: Sequence[TraitsOf],
        weights: Mapping[str, int],
        strings: Mapping[str, Any],
        today: str,
    ) -> None:
        """Take a corpus, the traits of its entries in its order, weights by matcher, texts, and the day (ISO 8601)."""
        self._corpus = corpus
        self._entries = list(corpus)
        self._places = Places(corpus.vocabularies)
        self._eligibility = Eligibility(corpus.vocabularies, self._places, strings, today)
        self._partners = Partners(corpus, self._places, strings)
        self._fit = Fit(traits, matchers(), weights)
        self._inference = Inference(self._fit, traits, corpus.vocabularies)
        self._speaker = Speaker(matchers(), corpus.vocabularies, strings)

    def answer(self, request: Request, limit: int = LIMIT) -> Answer:
        """Return what fits a request, at most `limit` of each kind."""
        subject = subject_of_request(request, self._places)
        told = dict(traits_of(subject, self._corpus.vocabularies))
        hints = self._inference.objectives(told)
        if not request.objectives:
            told["objectives"] = {hint.objective: hint.strength * OF_GUESSED for hint in hints}
        asked = self._fit.asked(told)
        scores = self._fit.scores(asked)

        def found(type_name: str) -> tuple[Suggestion, ...]:
            return tuple(self._found(request, asked, scores, type_name))

        practices, cases = found("practice")[:limit], found("case")[:limit]
        evidence = found("evidence")[:limit]
        known = _known((*practices, *cases, *evidence), (*found("organisation"), *found("expertise")))
        return Answer(
            practices=practices,
            evidence=evidence,
            cases=cases,
            countries=tuple(self._peers(request, (*practices, *cases)))[:limit],
            organisations=_suggested(self._partners.organisations(request, known, limit)),
            expertise=_suggested(self._partners.expertise(request, known, limit)),
            funding=ranked_funds(self._funds(request, asked, scores), limit),
            inferred=(),
            notes=(),
        )

    def _found(
        self, request: Request, asked: Vector, scores: Mapping[int, float], type_name: str
    ) -> Iterator[Suggestion]:
        why = dict(request.chosen)
        found = [
            (entry.key not in why, -round(_part_of(entry, request) * scores.get(position, 0.0), 3), position)
            for position, entry in enumerate(self._entries)
            if entry.type.name == type_name and _may_be_suggested(entry, request)
        ]
        for _, negative, position in sorted(found):
            entry = self._entries[position]
            if entry.key in why or -negative >= LEAST_SCORE:
                reasons = self._speaker.reasons(self._fit.parts(asked, position))
                yield Suggestion(entry.key, entry.record.title, -negative, reasons, why.get(entry.key, ""))

    def _funds(self, request: Request, asked: Vector, scores: Mapping[int, float]) -> Iterator[Fund]:
        """Yield every fund that is near the request or under one of its objectives, whether it can pay or not."""
        for position, entry in enumerate(self._entries):
            if entry.type.name != "funding" or not _may_be_suggested(entry, request):
                continue
            likeness = scores.get(position, 0.0)
            if likeness >= LEAST_SCORE or set(entry.record.objectives) & set(request.objectives):
                ruling = self._eligibility.ruling(entry.record, request)
                reasons = self._speaker.reasons(self._fit.parts(asked, position))
                score = score_of_fund(likeness, ruling)
                yield Fund(Suggestion(entry.key, entry.record.title, score, reasons), ruling)

    def _peers(self, request: Request, found: Iterable[Suggestion]) -> Iterator[Peer]:
        records: dict[str, list[Suggestion]] = {}
        for suggestion in found:
            for country in self._corpus.entries[suggestion.target].record.countries:
                if country not in request.countries:
                    records.setdefault(country, []).append(suggestion)
        scored = {country: round(sum(one.score for one in told), 3) for country, told in records.items()}
        for country in sorted(scored, key=lambda code: (-scored[code], code)):
            told = records[country]
            name = self._corpus.vocabularies.label("countries", country)
            yield Peer(country, name, scored[country], tuple(one.title for one in told), tuple(o.target for o in told))


def adviser_of(corpus: Corpus, config: Config, engine: Engine, today: datetime.date) -> Adviser:
    """Return who answers requests from a corpus; only the traits of records that changed are found again."""
    traits = known_traits(list(corpus), corpus.vocabularies, engine)
    return Adviser(corpus, traits, config.request_weights, config.strings, today.isoformat())


def _may_be_suggested(entry: Entry, request: Request) -> bool:
    return not entry.is_withdrawn and not entry.record.superseded_by and entry.key not in request.own


def _part_of(entry: Entry, request: Request) -> float:
    """Return how much of the fit of a record counts: the hub shows what others do.

    A practice of the requesting country alone is left out; one that all requesting countries have part in counts less.
    Where several ask, what one of them does is of use to the others.
    """
    countries, asking = set(entry.record.countries), set(request.countries)
    if entry.type.name != "practice" or not asking or not asking <= countries:
        return 1.0
    return 0.0 if len(countries) == 1 else OF_SHARED


def ranked_funds(funds: Iterable[Fund], limit: int) -> tuple[Fund, ...]:
    """Return those that can pay first, then those of which it is not known, then some of those that are ruled out."""
    ranked = sorted(funds, key=lambda fund: (-fund.suggestion.score, fund.suggestion.target))
    out = [fund for fund in ranked if fund.ruling.eligible is False][: limit // RULED_OUT]
    rest = [fund for fund in ranked if fund.ruling.eligible is not False][: limit - len(out)]
    return (*rest, *out)


def _known(fitting: Iterable[Suggestion], near: Iterable[Suggestion]) -> Found:
    """Return what partners are found by: the likeness of what is suggested, as a part of the best of its type."""
    fits = list(fitting)
    best: dict[str, float] = {}
    for one in fits:
        best[one.target[0]] = max(best.get(one.target[0], 0.0), one.score)
    return Found(
        fitting={one.target: one.score / (best[one.target[0]] or 1.0) for one in fits},
        near={one.target: (one.score, one.reasons) for one in near},
    )


def _suggested(partners: Iterable[Partner]) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(one.target, one.title, one.score, one.reasons) for one in partners)


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return an answer as plain JSON: reasons are sentences."""
    return {
        "practices": [_plain(one) for one in answer.practices],
        "evidence": [_plain(one) for one in answer.evidence],
        "cases": [_plain(one) for one in answer.cases],
        "countries": [
            {
                "id": one.country,
                "title": one.name,
                "score": one.score,
                "reasons": list(one.reasons),
                "records": [record_id for _, record_id in one.records],
            }
            for one in answer.countries
        ],
        "organisations": [_plain(one) for one in answer.organisations],
        "expertise": [_plain(one) for one in answer.expertise],
        "funding": [
            {**_plain(one.suggestion), "eligible": one.ruling.eligible, "why": list(one.ruling.why)}
            for one in answer.funding
        ],
        "inferred": [_guessed(one) for one in answer.inferred],
        "notes": list(answer.notes),
    }


def _plain(one: Suggestion) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": one.target[1],
        "title": one.title,
        "score": one.score,
        "reasons": [reason.words for reason in one.reasons],
    }
    return {**told, "chosen": one.chosen} if one.chosen else told


def _guessed(one: Guess) -> dict[str, Any]:
    return {
        "vocabulary": one.vocabulary,
        "id": one.term,
        "title": one.label,
        "score": one.score,
        "reasons": [one.words],
    }
