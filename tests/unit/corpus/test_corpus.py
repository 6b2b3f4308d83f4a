from typing import Any

import pytest

from build_tools.corpus import Corpus, Entry, build_corpus
from build_tools.corpus.corpus import key_of
from tests.unit.pages.sample import entry, vocabularies


def practice(record_id: str, **fields: Any) -> Entry:  # noqa: ANN401 - any field of a practice
    return entry("practice", record_id, **{"kind": "policy", "implementers": ["iom"], **fields})


def organisation(record_id: str, **fields: Any) -> Entry:  # noqa: ANN401 - any field of an organisation
    return entry("organisation", record_id, **{"type": "un", **fields})


def corpus_of(*entries: Entry, broken: dict[tuple[str, str], str] | None = None) -> Corpus:
    return build_corpus(entries, broken or {}, vocabularies())


def relations(corpus: Corpus, *, incoming: bool = False) -> list[tuple[str, str, str, str]]:
    found = corpus.incoming if incoming else corpus.outgoing
    return [
        (relation.kind, relation.source[1], relation.target[1], relation.pointer)
        for key in found
        for relation in found[key]
    ]


def test_entries_come_by_type_and_id_however_they_were_given() -> None:
    given = [practice("zebra"), organisation("iom"), practice("alpha"), organisation("fao")]
    expected = [("organisation", "fao"), ("organisation", "iom"), ("practice", "alpha"), ("practice", "zebra")]
    for entries in (given, given[::-1]):
        corpus = corpus_of(*entries)
        assert [found.key for found in corpus] == expected
        assert list(corpus.entries) == expected
        assert len(corpus) == 4
        assert [found.id for found in corpus.by_type["practice"]] == ["alpha", "zebra"]
        assert corpus.by_type["case"] == ()


def test_relations_are_told_both_ways_with_their_field_and_place() -> None:
    corpus = corpus_of(
        organisation("iom"),
        organisation("part", part_of="iom"),
        entry("evidence", "study", kind="report", publishers=["iom"], url="https://example.org/"),
        practice(
            "alpha",
            results=[{"statement": "One."}, {"statement": "Two.", "basis": "evaluated", "evidence": ["study"]}],
            related=["practices/zebra"],
        ),
        practice("zebra", implementers=[{"name": "A ministry", "type": "government"}, "iom"]),
    )
    expected = [
        ("part_of", "part", "iom", "/part_of"),
        ("publishers", "study", "iom", "/publishers/0"),
        ("implementers", "alpha", "iom", "/implementers/0"),
        ("results.evidence", "alpha", "study", "/results/1/evidence/0"),
        ("related", "alpha", "zebra", "/related/0"),
        ("implementers", "zebra", "iom", "/implementers/1"),
    ]
    assert sorted(relations(corpus)) == sorted(expected)
    assert sorted(relations(corpus, incoming=True)) == sorted(expected)
    named_by = [relation.source for relation in corpus.incoming["organisation", "iom"]]
    assert named_by == sorted(named_by)


def test_a_record_that_names_itself_has_no_relation() -> None:
    corpus = corpus_of(organisation("iom"), practice("alpha", related=["practices/alpha"]))
    assert relations(corpus) == [("implementers", "alpha", "iom", "/implementers/0")]


def test_a_record_that_names_nothing_there_has_no_relation() -> None:
    assert relations(corpus_of(practice("alpha", related=["practices/nowhere"]))) == []


def test_a_former_id_leads_to_the_record_that_bears_another_now() -> None:
    corpus = corpus_of(
        organisation("iom", former_ids=["international-organization-for-migration"]),
        practice("alpha", implementers=["international-organization-for-migration"]),
    )
    assert corpus.find("organisation", "international-organization-for-migration") is corpus.find("organisation", "iom")
    assert relations(corpus) == [("implementers", "alpha", "iom", "/implementers/0")]


def test_an_id_in_use_goes_before_a_former_one() -> None:
    corpus = corpus_of(
        practice("new", former_ids=["old"]), practice("old"), practice("third", related=["practices/old"])
    )
    found = corpus.find("practice", "old")
    assert found is not None
    assert found.id == "old"
    assert ("related", "third", "old", "/related/0") in relations(corpus)


def test_a_former_id_of_one_type_is_not_one_of_another() -> None:
    corpus = corpus_of(practice("new", former_ids=["old"]))
    assert corpus.find("case", "old") is None


def test_of_two_files_with_one_id_the_first_by_path_counts() -> None:
    first = entry("practice", "same", kind="policy", implementers=["iom"])
    second = Entry(first.type, first.id, "more/practices/same.md", first.digest, first.record, first.fields, "")
    for entries in ((first, second), (second, first)):
        corpus = corpus_of(*entries)
        assert [found.path for found in corpus] == ["content/practices/same.md"]
        assert [found.path for found in corpus.doubles] == ["more/practices/same.md"]


def test_broken_records_are_remembered_by_path() -> None:
    broken = {("practice", "bad"): "content/practices/bad.md"}
    corpus = corpus_of(practice("alpha", related=["practices/bad"]), broken=broken)
    assert corpus.broken == broken
    assert corpus.find("practice", "bad") is None


@pytest.mark.parametrize(
    ("reference", "type_name", "key"),
    [
        ("iom", "organisation", ("organisation", "iom")),
        ("practices/alpha", "", ("practice", "alpha")),
        ("practice/alpha", "", None),
        ("practises/alpha", "", None),
        ("alpha", "", None),
        ("", "", None),
    ],
)
def test_a_reference_is_an_id_of_a_type_or_folder_and_id(
    reference: str, type_name: str, key: tuple[str, str] | None
) -> None:
    assert key_of(reference, type_name) == key


def test_a_reference_resolves_to_its_record_or_to_nothing() -> None:
    corpus = corpus_of(organisation("iom"), practice("alpha"))
    assert corpus.resolve("practices/alpha") is corpus.entries["practice", "alpha"]
    assert corpus.resolve("iom", "organisation") is corpus.entries["organisation", "iom"]
    assert corpus.resolve("practices/iom") is None
    assert corpus.resolve("nonsense") is None


def test_a_corpus_cannot_be_changed() -> None:
    corpus = corpus_of(practice("alpha"))
    with pytest.raises(TypeError, match="does not support item deletion"):
        del corpus.entries["practice", "alpha"]  # type: ignore[attr-defined]  # that is the point
