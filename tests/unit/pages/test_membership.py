"""What counts under what, and what has a page for it."""

import datetime

from build_tools.corpus import build_corpus
from build_tools.pages._membership import membership_of
from build_tools.pages._tables import Tables
from tests.unit.pages import sample

TODAY = datetime.date(2026, 11, 21)


def test_the_same_corpus_is_read_once() -> None:
    corpus = sample.corpus()
    assert membership_of(corpus, TODAY) is membership_of(corpus, TODAY)


def test_another_corpus_has_a_membership_of_its_own() -> None:
    before = membership_of(sample.corpus(), TODAY)
    empty = membership_of(build_corpus([], {}, sample.vocabularies()), TODAY)
    assert not empty.values
    assert membership_of(sample.corpus(), TODAY).count("objective", "6") == before.count("objective", "6")


def test_withdrawn_and_hidden_records_count_nowhere() -> None:
    members = membership_of(sample.corpus(), TODAY)
    ids = {entry.id for entry in members.entries("organisation", "an-organisation")}
    assert "full-practice" in ids
    assert not ids & {"gone-practice", "secret-case"}


def test_a_goal_counts_what_names_one_of_its_targets() -> None:
    members = membership_of(sample.corpus(), TODAY)
    assert members.count("sdg", "10") == members.count("sdg", "10.7") == 1


def test_a_tally_has_the_most_first_and_equal_numbers_in_the_order_of_numbers() -> None:
    members = membership_of(sample.corpus(), TODAY)
    counted = members.tally("country", "UGA", "objective")
    assert counted == [("1", 1), ("6", 1), ("18", 1), ("23", 1)]
    assert members.tally("country", "KEN", "objective")[0][0] == "6"


def test_records_of_a_type_come_by_title() -> None:
    members = membership_of(sample.corpus(), TODAY)
    titles = [entry.record.title for entry in members.by_type("objective", "6")["practice"]]
    assert titles[:3] == ["Full practice", "Many 000", "Many 001"]


def test_a_country_in_which_only_an_organisation_works_has_a_page() -> None:
    found = build_corpus(
        [sample.entry("organisation", "an-org", type="cso", presence=["XKX", "NOR"])], {}, sample.vocabularies()
    )
    members = membership_of(found, TODAY)
    assert members.is_country_shown("NOR")
    assert members.count("country", "NOR") == 0
    assert Tables(found, sample.site()).country("NOR")["href"] == "countries/NOR/"


def test_places_people_and_goals_that_no_record_names_are_not_linked() -> None:
    tables = Tables(build_corpus([], {}, sample.vocabularies()), sample.site())
    shown = [tables.country("KEN"), tables.region("africa"), tables.sdg("8.8"), tables.population("workers")]
    assert [one["href"] for one in shown] == ["", "", "", ""]
    names = ["Kenya", "Africa", "8.8 · Labour rights of migrant workers", "Migrant workers"]
    assert [one["text"] for one in shown] == names


def test_what_no_vocabulary_knows_is_shown_as_it_is() -> None:
    tables = Tables(sample.corpus(), sample.site())
    assert tables.sdg("99.9")["text"] == "99.9"
    assert tables.country("QQQ") == {"text": "QQQ", "href": "", "url": "", "lang": "", "dir": "", "note": ""}
