from dataclasses import replace
from typing import Any

import orjson

from build_tools.corpus import Corpus, Entry, build_corpus, publishable
from build_tools.records.practice import Practice
from build_tools.tables import published_form
from tests.unit.pages.sample import entry, vocabularies

WORD = "XYZZY"
"""Planted in every field of cases that are not public in full."""


def case(record_id: str, **fields: Any) -> Entry:  # noqa: ANN401 - any field of a case
    """Return a case all of whose fields hold the planted word, but for the title of the summary."""
    whole: dict[str, Any] = {
        "title": f"A case {record_id}",
        "summary": f"{WORD} summary " * 5,
        "origin": "request",
        "need": f"{WORD} need",
        "countries": ["KEN"],
        "objectives": [6],
        "stage": "implementing",
        "requested_by": [{"name": f"{WORD} ministry", "type": "government"}],
        "received": "2020-01-02",
        "history": [
            {"stage": "received", "on": "2020-01-02", "note": f"{WORD} note", "source": f"https://{WORD}.org/"}
        ],
        "assessment": {"feasible": True, "note": f"{WORD} note"},
        "lead": "iom",
        "agencies": [{"organisation": {"name": f"{WORD} agency", "type": "un"}}],
        "similar": [{"record": "practices/open", "why": f"{WORD} why"}],
        "funding": [{"name": f"{WORD} fund", "status": "sought", "note": f"{WORD} note"}],
        "set_up": {"coordination": f"{WORD} coordination"},
        "response": f"{WORD} response",
        "outcomes": [f"{WORD} outcome"],
        "status_told": f"{WORD} status",
        "note": f"{WORD} note",
        "sources": [{"title": f"{WORD} source", "publisher": f"{WORD} publisher", "url": f"https://{WORD}.org/"}],
        "former_ids": [f"{WORD.lower()}-former"],
        "translations": {"fr": {"title": f"{WORD} titre", "summary": f"{WORD} sommaire " * 5, "of": "0" * 32}},
    }
    return entry("case", record_id, f"{WORD} narrative", **{**whole, **fields})


def corpus_of(*entries: Entry) -> Corpus:
    organisation = entry("organisation", "iom", type="un")
    return build_corpus([organisation, *entries], {}, vocabularies())


def practice(record_id: str, **fields: Any) -> Entry:  # noqa: ANN401 - any field of a practice
    return entry("practice", record_id, **{"kind": "policy", "implementers": ["iom"], **fields})


def everything(corpus: Corpus) -> str:
    """Return all that pages, dumps and indexes can take from a corpus, as one text."""
    dumps = [orjson.dumps(published_form(found)).decode() for found in corpus]
    models = [found.record.model_dump_json(warnings=False) + found.body for found in corpus]
    tables = (
        f"{dict(corpus.entries)}{dict(corpus.former)}{dict(corpus.incoming)}{dict(corpus.outgoing)}{corpus.doubles}"
    )
    return "\n".join([*dumps, *models, tables])


def test_a_corpus_in_which_all_is_public_is_published_as_it_is() -> None:
    corpus = corpus_of(practice("open"), case("full"))
    publication = publishable(corpus)
    assert publication.corpus is corpus
    assert publication.hidden == 0


def test_a_case_of_which_only_the_number_is_public_is_nowhere_but_in_the_number() -> None:
    corpus = corpus_of(practice("open"), case("hidden-case", publish="count", title=f"{WORD} title"))
    publication = publishable(corpus)
    assert publication.hidden == 1
    told = everything(publication.corpus)
    assert WORD not in told.upper()
    assert "hidden-case" not in told
    assert WORD in everything(corpus), "the planted word must have been there"


def test_a_case_with_a_public_summary_shows_title_countries_objectives_and_stage_only() -> None:
    corpus = corpus_of(practice("open"), case("summary-case", publish="summary"))
    publication = publishable(corpus)
    assert publication.hidden == 0
    assert WORD not in everything(publication.corpus).upper()
    shown = publication.corpus.entries["case", "summary-case"]
    assert dict(shown.fields) == {
        "title": "A case summary-case",
        "countries": ["KEN"],
        "objectives": [6],
        "stage": "implementing",
        "publish": "summary",
    }
    assert shown.body == ""
    assert publication.corpus.incoming.get(("practice", "open"), ()) == ()


def test_references_to_hidden_cases_are_taken_out_wherever_they_stand() -> None:
    hidden = case("hidden-case", publish="count", former_ids=["hidden-once"])
    source = {"title": "S", "publisher": "P", "url": "https://example.org/"}
    naming = [
        practice("open", related=["cases/hidden-case", "practices/other", "cases/hidden-case"]),
        practice("other", superseded_by="cases/hidden-case"),
        case(
            "naming-case",
            similar=[
                {"record": "practices/open", "why": "First."},
                {"record": "cases/hidden-case", "why": "XYZZY why"},
                {"record": "practices/other", "why": "Third."},
            ],
            sources=[source],
        ),
        entry(
            "workstream",
            "group",
            kind="workstream",
            leads=["iom"],
            outputs=[{"title": "A brief", "record": "cases/hidden-case"}, {"title": "Another"}],
        ),
    ]
    corpus = corpus_of(hidden, *naming)
    assert len(corpus.incoming["case", "hidden-case"]) == 5
    published = publishable(corpus).corpus
    assert "hidden-case" not in everything(published)
    assert published.entries["practice", "open"].fields["related"] == ["practices/other"]
    left = published.entries["practice", "open"].record
    assert isinstance(left, Practice)
    assert left.related == ("practices/other",)
    assert "superseded_by" not in published.entries["practice", "other"].fields
    similar = published.entries["case", "naming-case"].fields["similar"]
    assert [one["why"] for one in similar] == ["First.", "Third."]


def test_a_record_cleared_of_a_hidden_case_is_as_if_it_had_never_named_it() -> None:
    hidden = [case(name, publish="count") for name in ("hidden-case", "another-hidden")]
    clear = [
        publishable(corpus_of(*hidden, practice("open", related=[f"cases/{one.id}"]))).corpus.entries[
            "practice", "open"
        ]
        for one in hidden
    ]
    assert "related" not in clear[0].fields, "an empty list would tell that something stood there"
    assert clear[0].digest == clear[1].digest, "a digest of what is not shown would prove a guess"


def test_a_reference_to_a_former_id_of_a_hidden_case_is_taken_out_too() -> None:
    hidden = case("hidden-case", publish="count", former_ids=["hidden-once"])
    corpus = corpus_of(hidden, practice("open", related=["cases/hidden-once"]))
    assert "hidden-once" not in everything(publishable(corpus).corpus)


def test_a_record_without_references_to_hidden_cases_stays_the_same_object() -> None:
    corpus = corpus_of(practice("open"), case("hidden-case", publish="count"))
    assert publishable(corpus).corpus.entries["practice", "open"] is corpus.entries["practice", "open"]


def test_a_case_that_cannot_be_read_is_named_nowhere_because_it_may_be_a_hidden_one() -> None:
    broken = {("case", "broken-case"): "content/cases/broken-case.md"}
    naming = practice("open", related=["cases/broken-case", "practices/other"])
    publication = publishable(build_corpus([naming, practice("other")], broken, vocabularies()))
    assert publication.hidden == 0, "nobody knows how much of it is public"
    assert "broken-case" not in everything(publication.corpus)
    assert publication.corpus.entries["practice", "open"].fields["related"] == ["practices/other"]
    assert publication.corpus.broken == {}


def test_where_a_private_record_lies_is_not_told_and_the_rest_of_it_is() -> None:
    private = replace(practice("private"), path="../secret/practices/private.md", is_private=True)
    naming = replace(practice("naming", related=["cases/hidden-case"]), path="../secret/x.md", is_private=True)
    published = publishable(corpus_of(private, naming, case("hidden-case", publish="count"))).corpus
    assert {published.entries["practice", name].path for name in ("private", "naming")} == {""}
    assert published.entries["practice", "private"].record is private.record
    alone = publishable(corpus_of(private)).corpus
    assert "secret" not in everything(alone), "also where nothing else is withheld"


def test_where_a_case_with_a_summary_lies_is_not_told_because_its_history_tells_when_it_changed() -> None:
    published = publishable(corpus_of(case("summary-case", publish="summary"))).corpus
    assert published.entries["case", "summary-case"].path == ""


def test_the_digest_of_a_summary_changes_with_what_is_shown_and_with_nothing_else() -> None:
    def digest(**fields: Any) -> str:  # noqa: ANN401 - any field of a case
        shown = publishable(corpus_of(case("summary-case", publish="summary", **fields))).corpus
        return shown.entries["case", "summary-case"].digest

    assert digest() == digest(need="Another need", former_ids=["another"])
    assert digest() != digest(stage="closed")


def test_a_withdrawn_case_with_a_summary_says_since_when_and_not_why() -> None:
    withdrawn = {"on": "2026-01-01", "reason": f"{WORD} reason"}
    replaced = case("summary-case", publish="summary", withdrawn=withdrawn, superseded_by="practices/open")
    published = publishable(corpus_of(practice("open"), replaced)).corpus
    assert WORD not in everything(published).upper()
    shown = published.entries["case", "summary-case"]
    assert shown.is_withdrawn
    assert shown.fields["withdrawn"] == {"on": "2026-01-01"}
    assert "superseded_by" not in shown.fields


def test_that_a_case_is_public_in_full_may_be_said_and_is_not_a_default_that_is_dropped() -> None:
    said = case("said", publish="full")
    assert said.fields["publish"] == "full"
    assert "publish" not in case("unsaid").fields
    assert publishable(corpus_of(said)).corpus.entries["case", "said"] is said
