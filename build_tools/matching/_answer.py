"""What an answer to a request holds, and its plain JSON."""

from dataclasses import dataclass
from typing import Any

from build_tools.corpus.corpus import Key
from build_tools.matching._base import Reason
from build_tools.matching.eligibility import Ruling
from build_tools.matching.guesses import Guess
from build_tools.matching.peers import Peer


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
