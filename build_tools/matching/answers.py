"""The answer to a request: what was done elsewhere, what is known, who can help and what can pay, with reasons."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_tools.config import Config
from build_tools.corpus import Corpus, Entry, Places
from build_tools.corpus.corpus import Key
from build_tools.engine import Engine
from build_tools.matching._base import Reason
from build_tools.matching.blend import Blend, Vector
from build_tools.matching.eligibility import Eligibility, Ruling, score_of_fund
from build_tools.matching.neighbours import Neighbours
from build_tools.matching.partners import Found, Partner, Partners
from build_tools.matching.reasons import Speaker
from build_tools.matching.requests import Request, subject_of_request
from build_tools.matching.traits import TraitsOf, known_traits, matchers, traits_of

LEAST_SCORE = 0.05
"""Below it, a record is about something else."""
LIMIT = 10
RULED_OUT = 3
"""One place in so many of a list of funds is for those that are ruled out, so that the reader learns why."""


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
        self._blend = Blend(traits, matchers(), weights)
        vectors = [self._blend.vector(found) for found in traits]
        self._neighbours = Neighbours(self._blend, vectors, [entry.type.name for entry in self._entries])
        self._speaker = Speaker(matchers(), corpus.vocabularies, strings)

    def answer(self, request: Request, limit: int = LIMIT) -> Answer:
        """Return what fits a request, at most `limit` of each kind."""
        subject = subject_of_request(request, self._places)
        vector = self._blend.vector(traits_of(subject, self._corpus.vocabularies))

        def found(type_name: str, fits: Callable[[Entry], bool] = lambda _: True) -> tuple[Suggestion, ...]:
            return tuple(self._found(request, vector, type_name, fits))

        practices, cases = found("practice", lambda entry: _is_of_others(entry, request))[:limit], found("case")[:limit]
        evidence = found("evidence")[:limit]
        known = _known((*practices, *cases, *evidence), (*found("organisation"), *found("expertise")))
        return Answer(
            practices=practices,
            evidence=evidence,
            cases=cases,
            countries=tuple(self._peers(request, (*practices, *cases)))[:limit],
            organisations=_suggested(self._partners.organisations(request, known, limit)),
            expertise=_suggested(self._partners.expertise(request, known, limit)),
            funding=ranked_funds(self._funds(request, vector), limit),
            inferred=(),
            notes=(),
        )

    def _found(
        self, request: Request, vector: Vector, type_name: str, fits: Callable[[Entry], bool]
    ) -> Iterator[Suggestion]:
        why = dict(request.chosen)
        positions = [
            position
            for position, entry in enumerate(self._entries)
            if entry.type.name == type_name and _may_be_suggested(entry, request)
        ]
        scored = self._neighbours.nearest(vector, positions)
        for score, position in sorted(scored, key=lambda pair: self._entries[pair[1]].key not in why):
            entry = self._entries[position]
            chosen = why.get(entry.key, "")
            if chosen or (score >= LEAST_SCORE and fits(entry)):
                reasons = self._speaker.reasons(self._neighbours.parts(vector, position))
                yield Suggestion(entry.key, entry.record.title, score, reasons, chosen)

    def _funds(self, request: Request, vector: Vector) -> Iterator[Fund]:
        """Yield every fund that is near the request or under one of its objectives, whether it can pay or not."""
        for position, entry in enumerate(self._entries):
            if entry.type.name != "funding" or not _may_be_suggested(entry, request):
                continue
            likeness = self._neighbours.likeness(vector, position)
            if likeness >= LEAST_SCORE or set(entry.record.objectives) & set(request.objectives):
                ruling = self._eligibility.ruling(entry.record, request)
                reasons = self._speaker.reasons(self._neighbours.parts(vector, position))
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
    return Adviser(corpus, traits, config.weights, config.strings, today.isoformat())


def _may_be_suggested(entry: Entry, request: Request) -> bool:
    return not entry.is_withdrawn and not entry.record.superseded_by and entry.key not in request.own


def _is_of_others(entry: Entry, request: Request) -> bool:
    """Tell whether a practice is not of the requesting countries alone: the hub shows what others do."""
    countries = set(entry.record.countries)
    return not countries or not countries <= set(request.countries)


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
