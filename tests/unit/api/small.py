"""A small corpus with a record in each state that the API tells in a way of its own."""

from functools import cache
from typing import Any

from build_tools.corpus import Corpus, Entry, Places, build_corpus, publishable
from build_tools.exports._base import Release
from build_tools.matching import similar_records, subject_of, traits_of
from build_tools.matching.answers import Adviser
from build_tools.matching.requests import request_of
from build_tools.provenance import Chronicle, Edit
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import entry, strings, vocabularies

SOURCE = {"title": "A source", "publisher": "A publisher", "url": "https://example.org/", "accessed": "2026-11-21"}


def practice(record_id: str, **fields: Any) -> Entry:  # noqa: ANN401 - any field of a practice
    """Return a practice; it has what every practice needs."""
    return entry("practice", record_id, **{"kind": "law", "implementers": ["iom"], "sources": [SOURCE], **fields})


def of_practices(*entries: Entry) -> Corpus:
    """Return a corpus of practices, and of who carries them out."""
    return build_corpus([*entries, entry("organisation", "iom", type="un", sources=[SOURCE])], {}, vocabularies())


@cache
def corpus() -> Corpus:
    """Return what is public of a corpus: records withdrawn, renamed, alike, shown in full, in part, and not at all."""
    case: dict[str, Any] = {"origin": "request", "need": "Help with the law.", "stage": "received", "sources": [SOURCE]}
    place: dict[str, Any] = {"countries": ["KEN"], "objectives": [6]}
    withdrawn = {"on": "2026-03-01", "reason": "It was wrong."}
    gone: dict[str, Any] = {"withdrawn": withdrawn, "superseded_by": "practices/alpha"}
    return publishable(
        build_corpus(
            [
                entry("organisation", "iom", title="IOM", type="un", sources=[SOURCE]),
                practice("alpha", former_ids=["old-alpha"], **place),
                practice("zulu", related=["practices/alpha"], **place),
                practice("gone", former_ids=["gone-once"], **gone, **place),
                entry("case", "whole", **case, **place),
                entry("case", "short", "Withheld.", publish="summary", **case, **place),
                entry("case", "short-gone", publish="summary", withdrawn=withdrawn, **case, **place),
                entry("case", "hidden", publish="count", **case, **place),
            ],
            {},
            vocabularies(),
        )
    ).corpus


@cache
def release() -> Release:
    """Return what exporters are told of it, with computed links and answers."""
    records = corpus()
    places = Places(vocabularies())
    traits = [traits_of(subject_of(one.type.name, one.fields, one.body, places), vocabularies()) for one in records]
    adviser = Adviser(records, traits, {"words": 1, "kind": 1}, strings(), "2026-11-21")
    whole = records.entries["case", "whole"]
    edit = Edit("2026-03-01", "0123abc", "changed", ("title",), "versions/practices/alpha/0123.json")
    return release_of(
        records,
        similar=similar_records(records, traits, {}, strings()),
        chronicles={("practice", "alpha"): Chronicle((edit,), frozenset({1}))},
        answers={whole.key: adviser.answer(request_of(whole, records))},
    )
