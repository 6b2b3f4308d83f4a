from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.corpus import FacetReader, corpus
from build_tools.engine import open_engine
from build_tools.search.compact import listed
from build_tools.search.query import Query
from tests.unit.search.compact_indexes import SETTINGS, Found, index_files, index_of, searchable_corpus
from tests.unit.search.corpora import corpus_of, entry


@pytest.fixture(scope="module")
def found() -> Found:
    return Found(searchable_corpus())


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("nurse", "nurses"),
        ("NURSES", "nurses"),
        ("recruitment of nurses in Ghana", "nurses"),
        ("recognizing skills", "nurses"),
        ("domestic work", "domestic"),
        ("travail domestique", "domestic"),
        ("trabalho doméstico", "domestic"),
        ("العمال المنزليون", "tunis"),
        ("kafala", "domestic"),
        ("labour organisations", "labor"),
        ("refugies", "accueil"),
        ("formations", "accueil"),
        ("Elfenbeinküste Côte d’Ivoire", "accueil"),
        ("科特迪瓦", "accueil"),
        ("Кот-д’Ивуар", "accueil"),
        ("menores no acompañados", "ninos"),
        ("المهاجرون", "tunis"),
        ("法律援助", "chinese"),
        ("мигрант", "russian"),
        ("мигрантами", "russian"),
        ("денежных переводов", "russian"),
        ("integracao", "portuguese"),
        ("remesas", "russian"),
        ("GFMD", "gfmd"),
        ("WHO", "who"),
        ("nurces", "nurses"),
        ("domsetic", "domestic"),
    ],
)
def test_a_query_finds_the_record_first(found: Found, text: str, first: str) -> None:
    assert found.ids(text)[:1] == [first]


def test_words_that_are_being_typed_are_beginnings(found: Found) -> None:
    assert found.ids("nur", is_typing=True)[:1] == ["nurses"]
    assert found.ids("nur") == []


def test_only_some_words_need_to_match(found: Found) -> None:
    assert "nurses" in found.ids("nurses xyzzy")


def test_a_record_with_the_words_and_the_name_comes_before_one_with_the_name_alone(found: Found) -> None:
    assert found.ids("domestic workers").index("domestic") < found.ids("domestic workers").index("tunis")


def test_a_withdrawn_record_is_not_found(found: Found) -> None:
    assert "gone" not in found.ids("nurses")
    assert "gone" not in found.ids("")


@pytest.mark.parametrize("text", ["", "   ", "!!!", "💥 🎉"])
def test_a_query_without_words_finds_every_record(found: Found, text: str) -> None:
    assert len(found.ids(text)) == found.index.head["count"]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "migrants " * 1_200,
        "<script>alert(1)</script>",
        "the of and",
        "#concept/domestic-work",
        "\u0000\u202e\ufeff",
        "ا ل م",
        "a b c",
        "constructor __proto__ toString",
        "移 nurses мигрант عمال",
        "%E0%A4%A",
        "'; DROP TABLE records; --",
    ],
)
def test_whatever_is_asked_is_answered(found: Found, text: str) -> None:
    found.index.search(Query(text))
    found.index.search(Query(text, is_typing=True))


def test_common_words_are_heeded_only_in_capitals(found: Found) -> None:
    assert found.ids("WHO nurses")[0] in {"nurses", "who"}
    assert found.index.search(Query("who nurses")).understood[0].text == "nurses"


def test_what_was_understood_is_told(found: Found) -> None:
    answer = found.index.search(Query("travail domestique Ghana nurces xyzzyx"))
    told = [(part.text, part.kind, part.label) for part in answer.understood]

    assert told == [
        ("travail domestique", "concept", "domestic work"),
        ("Ghana", "country", "Ghana"),
        ("nurces", "concept", "health care workforce"),
    ]
    assert answer.unknown == ("xyzzyx",)
    assert answer.suggestion == "travail domestique Ghana nurses xyzzyx"


def brute_counts(filters: dict[str, list[str]]) -> tuple[list[str], dict[str, dict[str, int]]]:
    """Count by the definition of the facets, record by record."""
    whole = searchable_corpus()
    reader = FacetReader(whole, SETTINGS.today)
    values = {record.id: reader.values(record) for record in listed(whole)}

    def passes(record: str, but: str = "") -> bool:
        return all(set(values[record][name]) & set(chosen) for name, chosen in filters.items() if name != but)

    counts: dict[str, dict[str, int]] = {}
    for name in next(iter(values.values())):
        tally = counts.setdefault(name, {})
        for record, found in values.items():
            for value in found[name] if passes(record, but=name) else ():
                tally[value] = tally.get(value, 0) + 1
    return [record for record in values if passes(record)], counts


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"type": ["practice"]},
        {"type": ["practice"], "country": ["GHA", "KWT"]},
        {"objective": ["6"], "population": ["workers"]},
        {"region": ["review-africa"], "language": ["en"]},
        {"year": ["2021"], "verification": ["never"]},
        {"organisation": ["who"]},
        {"type": ["funding"]},
    ],
)
def test_filters_and_counts_are_those_of_the_definition(found: Found, filters: dict[str, list[str]]) -> None:
    records, counts = brute_counts(filters)
    answer = found.index.search(Query(filters=filters))

    assert sorted(found.ids("", filters=filters)) == sorted(records)
    assert answer.counts == counts


def test_unknown_facets_and_values_are_ignored_and_told(found: Found) -> None:
    answer = found.index.search(Query(filters={"type": ["practice", "poem"], "colour": ["blue"], "year": ["x"]}))

    assert answer.ignored == {"type": ["poem"], "colour": ["blue"], "year": ["x"]}
    assert len(answer.documents) == len(searchable_corpus().by_type["practice"]) - 1


def test_results_can_be_sorted_by_year_and_by_title(found: Found) -> None:
    newest = found.ids("", sort="newest", filters={"type": ["practice"]})
    titled = found.ids("", sort="title")

    assert newest[:4] == ["long", "nurses", "labor", "domestic"]
    assert titled[:2] == ["domestic", "accueil"]


def test_an_index_of_no_records_answers() -> None:
    answer = index_of(corpus_of()).search(Query("nurses", {"type": ["practice"]}))

    assert answer.documents == ()


def test_a_card_shows_what_a_list_needs(found: Found) -> None:
    (document,) = found.index.search(Query("مركز", {"country": ["TUN"]})).documents
    card = found.index.card(document)

    assert card["address"] == "practices/tunis/"
    assert (card["lang"], card["dir"], card["countries"]) == ("ar", "rtl", ["TUN"])


def changed(records: Sequence[corpus.Entry], record_id: str, title: str) -> corpus.Corpus:
    kept = [record for record in records if record.id != record_id]
    (old,) = (record for record in records if record.id == record_id)
    fields = {**old.fields, "title": title}
    new = entry(old.type.name, old.id, old.body, **fields)
    return corpus_of(*kept, replace(new, body=old.body))


def test_a_changed_record_is_read_again_alone_and_rewrites_only_what_it_touches(tmp_path: Path) -> None:
    records = list(searchable_corpus())
    with open_engine(tmp_path) as engine:
        before = index_files(corpus_of(*records), engine)
        after = index_files(changed(records, "nurses", "Recruiting zoologists fairly from Ghana"), engine)
        stage = engine.timings.stages["search"]

    assert stage.made == len(listed(searchable_corpus())) + 1
    assert before.keys() == after.keys()
    rewritten = {path for path in after if after[path] != before[path]}
    words = {path for path in rewritten if path.startswith("words/")}
    assert rewritten - words <= {"order.idx", "spelling.idx", "cards/1.idx", "head.idx"}
    assert 1 <= len(words) <= 4


def test_the_same_corpus_gives_the_same_bytes() -> None:
    records = list(searchable_corpus())

    assert index_files(corpus_of(*records)) == index_files(corpus_of(*reversed(records)))
