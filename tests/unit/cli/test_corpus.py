"""The record, type or term that a person means."""

import pytest

from build_tools.cli._corpus import did_you_mean, find_case, find_entry, find_term, find_type
from build_tools.errors import UsageError
from tests.unit.search.corpora import corpus_of, entry

CORPUS = corpus_of(entry("practice", "same"), entry("organisation", "same"), entry("practice", "alone"))


def test_a_type_is_found_by_its_name_or_folder() -> None:
    assert find_type("practice") is find_type("practices")


@pytest.mark.parametrize("name", ["alone", "practices/alone", "practice/alone", "content/practices/alone.md"])
def test_a_record_is_found_by_its_id_address_or_path(name: str) -> None:
    assert find_entry(CORPUS, name).address == "practices/alone"


def test_an_id_of_two_types_needs_its_folder() -> None:
    with pytest.raises(UsageError) as refused:
        find_entry(CORPUS, "same")
    assert str(refused.value) == ("Several records have the id 'same': use one of organisations/same, practices/same.")
    assert find_entry(CORPUS, "organisations/same").type.name == "organisation"


@pytest.mark.parametrize("word", ["KEN", "ken", "Kenya", "KENYA", "كينيا"])
def test_a_country_is_found_by_code_or_name_in_any_official_language(word: str) -> None:
    assert find_term(CORPUS, "countries", word) == "KEN"


def test_an_unknown_term_is_refused_with_what_may_have_been_meant() -> None:
    with pytest.raises(UsageError) as refused:
        find_term(CORPUS, "countries", "Kenyya")
    assert str(refused.value).startswith("'Kenyya' is not among the countries. Did you mean Kenya")


def test_nothing_is_proposed_where_nothing_is_near() -> None:
    assert did_you_mean("qqqq", ["check", "build"]) == ""


def test_only_a_case_is_found_as_a_case() -> None:
    with pytest.raises(UsageError) as refused:
        find_case(CORPUS, "organisations/same")
    assert str(refused.value) == "organisations/same is no case."
    with pytest.raises(UsageError, match="There is no record 'cases/alone'"):
        find_case(CORPUS, "alone")
