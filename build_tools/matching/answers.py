"""The answer to a request: what was done elsewhere, what is known, who can help and what can pay, with reasons."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from build_tools.config import Config
from build_tools.corpus import Corpus, Places
from build_tools.engine import Engine
from build_tools.matching._answer import Answer, Fund, Suggestion, answer_json
from build_tools.matching.eligibility import Eligibility, score_of_fund
from build_tools.matching.fit import Fit
from build_tools.matching.guesses import Guess, Guesses
from build_tools.matching.inference import Inference
from build_tools.matching.partners import Found, Partner, Partners
from build_tools.matching.peers import Peer, Peers
from build_tools.matching.ranking import LEAST_SCORE, Inquiry, Ranking
from build_tools.matching.requests import Request
from build_tools.matching.traits import TraitsOf, known_traits, matchers
from build_tools.matching.understanding import SURE, Understanding, Understood

__all__ = [
    "LEAST_SCORE",
    "Adviser",
    "Answer",
    "Fund",
    "Guess",
    "Peer",
    "Suggestion",
    "adviser_of",
    "answer_json",
    "ranked_funds",
]

LIMIT = 10
BASIS = 20
"""So many records of a type tell who can help and which countries are peers, however many are shown."""
WELL = 0.4
"""Where no practice fits so well, none fits well: for each of the 25 judged requests the best has 0.5 or more."""
GUESSED = 3
"""Objectives that a text suggests and by which partners and funds are looked for, too."""
RULED_OUT = 3
"""One place in so many of a list of funds is for those that are ruled out, so that the reader learns why."""


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
        self._places = Places(corpus.vocabularies)
        self._eligibility = Eligibility(corpus.vocabularies, self._places, strings, today)
        self._partners = Partners(corpus, self._places, strings)
        self._peers = Peers(corpus, self._places, strings)
        self._guesses = Guesses(corpus.vocabularies, strings)
        fit = Fit(traits, matchers(), weights)
        inference = Inference(fit, traits, corpus.vocabularies)
        self._understanding = Understanding(inference, corpus.vocabularies, self._places, strings)
        self._ranking = Ranking(corpus, fit, strings)
        self._nothing_fits = str(strings["match"]["notes"]["nothing_fits"])

    def answer(self, request: Request, limit: int = LIMIT) -> Answer:
        """Return what fits a request, at most `limit` of each kind."""
        understood = self._understanding.understood(request)
        inquiry = self._ranking.inquiry(understood, self._places)

        def found(type_name: str) -> tuple[Suggestion, ...]:
            return self._ranking.suggestions(inquiry, type_name, max(limit, BASIS))

        practices, cases, evidence = found("practice"), found("case"), found("evidence")
        basis = (*practices[:BASIS], *cases[:BASIS])
        known = _known((*basis, *evidence[:BASIS]), (*found("organisation"), *found("expertise")))
        guessed = tuple(int(hint.objective) for hint in understood.hints if hint.strength >= SURE)[:GUESSED]
        helped = replace(understood.request, objectives=understood.request.objectives or guessed)
        return Answer(
            practices=practices[:limit],
            evidence=evidence[:limit],
            cases=cases[:limit],
            countries=self._peers.peers(request, [(one.target, one.score) for one in basis], limit),
            organisations=_suggested(self._partners.organisations(helped, known, limit)),
            expertise=_suggested(self._partners.expertise(helped, known, limit)),
            funding=ranked_funds(self._funds(inquiry, guessed), limit),
            inferred=self._guesses.of(understood),
            notes=self._notes(understood, practices),
        )

    def _notes(self, understood: Understood, practices: Sequence[Suggestion]) -> tuple[str, ...]:
        """Return what a reader should know; where nothing fits, which objectives were guessed is beside the point."""
        fits = max((one.score for one in practices), default=0.0) >= WELL and self._nothing_fits not in understood.notes
        last = understood.of_objectives if fits else (self._nothing_fits,)
        return tuple(dict.fromkeys([*understood.notes, *last]))

    def _funds(self, inquiry: Inquiry, guessed: Sequence[int]) -> Iterator[Fund]:
        """Yield every fund that is near the request or under one of its objectives, whether it can pay or not."""
        request = inquiry.request
        for position in self._ranking.positions("funding", request):
            record = self._ranking.entries[position].record
            near = self._ranking.suggestion(inquiry, position)
            if near.score >= LEAST_SCORE or set(record.objectives) & {*request.objectives, *guessed}:
                ruling = self._eligibility.ruling(record, request, guessed)
                score = score_of_fund(near.score, ruling)
                yield Fund(Suggestion(near.target, near.title, score, near.reasons), ruling)


def adviser_of(corpus: Corpus, config: Config, engine: Engine, today: datetime.date) -> Adviser:
    """Return who answers requests from a corpus; only the traits of records that changed are found again."""
    traits = known_traits(list(corpus), corpus.vocabularies, engine)
    return Adviser(corpus, list(traits), config.request_weights, config.strings, today.isoformat())


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
