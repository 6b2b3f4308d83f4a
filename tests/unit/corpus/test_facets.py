import datetime
from collections.abc import Mapping

import pytest

from build_tools.corpus import Corpus, build_corpus
from build_tools.corpus.facets import FACETS, FacetReader
from tests.unit.pages import sample

TODAY = datetime.date(2026, 11, 21)
MINISTRY = {"name": "A ministry", "type": "government"}


def values_of(type_name: str = "practice", record_id: str = "a-record", /, **fields: object) -> Mapping[str, object]:
    """Return the values of a record in a corpus of its own, beside one organisation."""
    known = sample.entry("organisation", "iom", type="un")
    if type_name == "practice":
        fields = {"kind": "law", "implementers": [MINISTRY], **fields}
    found = sample.entry(type_name, record_id, "", **fields)
    corpus: Corpus = build_corpus([known, found], {}, sample.vocabularies())
    return FacetReader(corpus, TODAY).values(found)


def test_every_record_of_the_sample_has_every_facet_and_each_value_once() -> None:
    reader = FacetReader(sample.corpus(), TODAY)
    for entry in sample.corpus():
        values = reader.values(entry)
        assert list(values) == [facet.name for facet in FACETS]
        assert all(len(found) == len(set(found)) for found in values.values())
        assert all(value for found in values.values() for value in found)


def test_values_that_are_terms_are_terms_of_the_vocabulary_of_their_facet() -> None:
    reader = FacetReader(sample.corpus(), TODAY)
    for entry in sample.corpus():
        for facet in FACETS:
            for value in reader.of(facet.name, entry) if facet.vocabulary else ():
                assert sample.vocabularies().term(facet.vocabulary, value), (facet.name, value)


def test_a_full_practice_counts_under_all_that_it_says() -> None:
    reader = FacetReader(sample.corpus(), TODAY)
    values = reader.values(sample.corpus().entries["practice", "full-practice"])
    assert values["type"] == ("practice",)
    assert values["objective"] == ("6", "18", "1", "23")
    assert values["country"] == ("KEN", "UGA")
    assert values["kind"] == ("practice.service",)
    assert values["basis"] == ("evaluated", "not-evaluated")
    assert values["year"] == ("2019",)
    assert values["organisation"] == ("an-organisation",)
    assert {"world", "review-africa", "eastern-africa"} <= set(values["region"])


def test_a_narrower_term_counts_under_the_wider_ones_too_and_not_the_other_way_round() -> None:
    values = values_of(sdgs=["8.8"], populations=["domestic-workers"], themes=["free-movement"])
    assert values["sdg"] == ("8.8", "8")
    assert values["population"] == ("domestic-workers", "workers")
    assert values["theme"] == ("free-movement", "regular-pathways")
    assert values_of(sdgs=["8"], populations=["workers"])["sdg"] == ("8",)


@pytest.mark.parametrize(
    ("type_name", "fields", "kind"),
    [
        ("practice", {}, ("practice.law",)),
        ("organisation", {"type": "un"}, ("organisation.un",)),
        ("evidence", {"kind": "report", "publishers": [MINISTRY]}, ("evidence.report",)),
        ("expertise", {"kind": "roster", "organisation": "iom"}, ("expertise.roster",)),
        ("workstream", {"kind": "workstream"}, ("workstream.workstream",)),
        ("platform", {"holds": ["practices"]}, ()),
    ],
)
def test_a_kind_bears_the_name_of_its_type(type_name: str, fields: dict[str, object], kind: tuple[str, ...]) -> None:
    assert values_of(type_name, **fields)["kind"] == kind


@pytest.mark.parametrize(
    ("type_name", "fields", "year"),
    [
        ("practice", {"start": "2019-02-28"}, ("2019",)),
        ("practice", {"end": "2024"}, ()),
        ("evidence", {"kind": "report", "publishers": [MINISTRY], "year": "2021"}, ("2021",)),
        ("case", {"origin": "request", "need": "A need.", "stage": "received", "received": "2020-01"}, ("2020",)),
        (
            "case",
            {"origin": "request", "need": "A need.", "stage": "received", "set_up": {"start": "2022-03"}},
            ("2022",),
        ),
        (
            "case",
            {"origin": "request", "need": "A need.", "stage": "received", "set_up": {"end": "2023"}},
            (),
        ),
    ],
)
def test_the_year_is_that_in_which_the_thing_began_or_came_out(
    type_name: str, fields: dict[str, object], year: tuple[str, ...]
) -> None:
    assert values_of(type_name, **fields)["year"] == year


def test_a_result_that_does_not_say_how_it_is_known_is_not_evaluated() -> None:
    assert values_of(results=[{"statement": "Told so."}])["basis"] == ("not-evaluated",)
    assert values_of()["basis"] == ()


def test_languages_are_those_of_text_translations_thing_and_sources_without_their_regions() -> None:
    source = {"title": "Uma fonte", "publisher": "Um", "url": "https://example.org/", "language": "pt-BR"}
    values = values_of(
        "evidence", kind="report", publishers=[MINISTRY], language="fr", languages=["en", "pt"], sources=[source],
        translations={"ar": {"title": "عنوان", "summary": "ملخص", "of": "0123abcd"}},
    )  # fmt: skip
    assert values["language"] == ("fr", "ar", "en", "pt")


@pytest.mark.parametrize(
    ("verified", "state"),
    [(None, "never"), ("2026-01-01", "verified"), ("2024-06-01", "due"), ("2020-01-01", "overdue")],
)
def test_the_state_of_verification_is_judged_on_the_day_that_is_given(verified: str | None, state: str) -> None:
    fields = {"verified": {"on": verified, "by": "iom"}} if verified else {}
    assert values_of(**fields)["verification"] == (state,)


def test_an_organisation_counts_for_itself_and_one_without_a_record_counts_nowhere() -> None:
    assert values_of("organisation", "ilo", type="un", part_of="iom")["organisation"] == ("ilo", "iom")
    assert values_of(implementers=["iom", MINISTRY], partners=["iom"])["organisation"] == ("iom",)
    assert values_of()["organisation"] == ()
