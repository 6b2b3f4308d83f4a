"""Small records and answers for the tests of requests and drafts."""

import json
from pathlib import Path
from typing import Any

from build_tools.corpus import Corpus, Entry, build_corpus, load_vocabularies
from build_tools.digests import digest_value
from build_tools.intake.reading import Sent, read_request
from build_tools.matching._base import Reason
from build_tools.matching.answers import Answer, Fund, Guess, Peer, Suggestion
from build_tools.matching.eligibility import Ruling
from build_tools.records import record_type

VOCABULARIES = load_vocabularies(Path(__file__).parents[3] / "schemas" / "vocabularies")
COMMON: dict[str, Any] = {
    "summary": "What it is, in a sentence that is long enough to stand alone in a list.",
    "sources": [{"title": "Report", "publisher": "Ministry", "url": "https://example.org/report"}],
}
OF_TYPE: dict[str, dict[str, Any]] = {
    "practice": {"kind": "project", "implementers": [{"name": "Ministry of Labour", "type": "government"}]},
    "organisation": {"type": "un"},
    "case": {"origin": "request", "need": "Nurses leave.", "stage": "received"},
    "evidence": {"kind": "report", "year": 2020},
    "funding": {"operator": [{"name": "A bank", "type": "development-bank"}], "kind": "grant", "status": "open"},
}


def entry(type_name: str, record_id: str, **fields: Any) -> Entry:  # noqa: ANN401 - fields of a record
    """Return a record with the fields given, and what its type needs besides."""
    kind = record_type(type_name)
    whole = {"title": record_id, **COMMON, **OF_TYPE[type_name], **fields}
    record = kind.model.model_validate_json(json.dumps(whole))
    return Entry(
        kind, record_id, f"content/{kind.folder}/{record_id}{kind.suffix}", digest_value(whole), record, whole, ""
    )


def corpus_of(*entries: Entry) -> Corpus:
    """Return a corpus of records."""
    return build_corpus(entries, {}, VOCABULARIES)


def sent(text: str | bytes, name: str = "request.yml") -> Sent:
    """Return what is read of a file."""
    return read_request(name, text if isinstance(text, bytes) else text.encode(), VOCABULARIES)


def told(found: Sent) -> list[str]:
    """Return findings as a line each."""
    return [f"{one.line}:{one.column} {one.code.id} {one.message} {one.hint}" for one in found.findings]


NURSES = entry("practice", "nurses", title="Training *nurses*", countries=["PHL"])
HIDDEN = entry("case", "hidden", title="A hidden case", publish="count")
IOM = entry("organisation", "iom", title="International Organization for Migration", acronym="IOM")
OPEN_FUND = entry("funding", "open-fund", title="An open fund")
CLOSED_FUND = entry("funding", "closed-fund", title="A closed fund")
CORPUS = corpus_of(NURSES, HIDDEN, IOM, OPEN_FUND, CLOSED_FUND)


def suggestion(found: Entry, score: float, *reasons: str, chosen: str = "") -> Suggestion:
    """Return a record as suggested, with reasons in words."""
    return Suggestion(
        found.key, found.record.title, score, tuple(Reason("words", 0.1, ("x",), words) for words in reasons), chosen
    )


ANSWER = Answer(
    practices=(suggestion(NURSES, 0.5, "both use the word “nurse”", chosen="The same corridor."),),
    evidence=(),
    cases=(suggestion(HIDDEN, 0.25, "both in Kenya"),),
    countries=(Peer("PHL", "Philippines", 0.5, ("Training *nurses*",), (NURSES.key,)),),
    organisations=(suggestion(IOM, 0.4, "took part in one of the practices"),),
    expertise=(),
    funding=(
        Fund(suggestion(OPEN_FUND, 0.3, "objective 18 in common"), Ruling(None, ("Who may apply is not known.",))),
        Fund(suggestion(CLOSED_FUND, 0.1), Ruling(eligible=False, why=("It is closed.",))),
    ),
    inferred=(Guess("objectives", "18", "Skills development and recognition", 0.8, "“nurses”, “training”"),),
    notes=("Nothing fits well.",),
)
