"""What the search index knows of a record."""

from build_tools.search import search_documents
from tests.unit.search.corpora import corpus_of, entry, small_corpus


def test_organisations_are_known_by_name_acronym_and_id_also_where_they_are_named_inline() -> None:
    found = {document.address: document for document in search_documents(small_corpus())}
    assert found["practices/nurses"].organisations == "International Organization for Migration IOM iom"
    assert found["practices/chinese"].organisations == "Ministry of Labour"


def test_countries_are_known_by_code_and_name_and_terms_by_label() -> None:
    [found] = search_documents(corpus_of(entry("practice", "one", countries=["CIV"], objectives=[6, 18])))
    assert found.country == "CIV Côte d\u2019Ivoire"
    assert found.objective == "6 18"
    assert "Project" in found.text


def test_the_digest_changes_with_anything_that_is_searched() -> None:
    first, second = (
        next(iter(search_documents(corpus_of(entry("practice", "one", body=body))))).digest for body in ("a", "b")
    )
    assert first != second
