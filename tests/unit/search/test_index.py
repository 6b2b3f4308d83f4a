"""The index of the records' words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools.search import SearchIndex, SearchRequest, lazy_candidates, open_index
from build_tools.search.index import MARK_FILE
from tests.unit.search.corpora import corpus_of, entry, small_corpus


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    """An index of the small corpus."""
    found = open_index(small_corpus(), tmp_path_factory.mktemp("cache") / "search")
    yield found
    found.close()


def ids(index: SearchIndex, text: str, **wanted: object) -> list[str]:
    request = SearchRequest(text, **wanted)  # type: ignore[arg-type] # each test gives one field of its own
    return [hit.address.rpartition("/")[2] for hit in index.search(request).hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nurses", ["nurses", "nurses-in-the-text"]),
        ("NURSE", ["nurses", "nurses-in-the-text"]),
        ("title:nurses", ["nurses"]),
        ("country:ghana", ["nurses"]),
        ("country:GHA", ["nurses"]),
        ("objective:18", ["nurses"]),
        ("type:organisation", ["iom"]),
        ("organisations:IOM", ["nurses"]),
        ("OIM", ["iom"]),
        ('"recognition of skills"', ["nurses"]),
        ('"skills recognition"', ["nurses-in-the-text"]),
        ("nrses~", ["nurses", "nurses-in-the-text"]),
        ("Hosp*", ["nurses-in-the-text"]),
        ("nurses NOT hospital", ["nurses"]),
        ("refugies", ["cote"]),
        ("RÉFUGIÉS", ["cote"]),
        ("الهجرة", ["arabic"]),
        ("移民", ["chinese"]),
        ("服务", ["chinese"]),
        ("zzzz", []),
        ("https://example.org/nurses", []),
    ],
)
def test_records_are_found_the_best_first(index: SearchIndex, text: str, expected: list[str]) -> None:
    assert ids(index, text) == expected


def test_a_withdrawn_record_is_not_found(index: SearchIndex) -> None:
    assert "gone" not in ids(index, "withdrawn OR nurses")


def test_hits_are_limited_to_types_countries_and_objectives(index: SearchIndex) -> None:
    assert ids(index, "nurses", countries=("DEU", "TUN")) == ["nurses"]
    assert ids(index, "nurses", objectives=(18,)) == ["nurses"]
    assert ids(index, "nurses", types=("organisation",)) == []


def test_all_hits_are_counted_whatever_the_limit(index: SearchIndex) -> None:
    found = index.search(SearchRequest("nurses", limit=1))
    assert (len(found.hits), found.total) == (1, 2)


def test_where_no_record_has_all_the_words_those_with_some_are_found_and_that_is_said(index: SearchIndex) -> None:
    found = index.search(SearchRequest("hospital qqqq"))
    assert [hit.address for hit in found.hits] == ["practices/nurses-in-the-text"]
    assert found.some_words


@pytest.mark.parametrize(
    ("text", "meant"),
    [("nurss", "nurses"), ("trainign of nurses", "training of nurses"), ("nurses", ""), ("of", ""), ("nurss~", "")],
)
def test_a_word_that_no_record_has_is_corrected(index: SearchIndex, text: str, meant: str) -> None:
    assert index.search(SearchRequest(text)).did_you_mean == meant


ODD = st.lists(
    st.sampled_from(
        [
            "AND",
            "OR",
            "NOT",
            "(",
            ")",
            '"',
            "*",
            "?",
            "~",
            "~9",
            ":",
            "title:",
            "^2",
            "[",
            "TO",
            "]",
            "nurses",
            "\x00",
            "-",
            "+",
            "\\",
            "'",
            "<",
            ">",
            "{",
            "/",
            "é",
            "移",
            "type:",
            "objective:[1 TO",
            "nobody:x",
            "\ud800",
        ]
    )
    | st.text(max_size=5),
    max_size=30,
)


@given(words=ODD, blank=st.sampled_from([" ", ""]))
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_question_is_an_error(index: SearchIndex, words: list[str], blank: str) -> None:
    index.search(SearchRequest(blank.join(words)))


@pytest.mark.parametrize("text", ["", "x" * 10_000, "(" * 10_000, '"' * 999, "a " * 5_000, "*" * 500, "NOT " * 200])
def test_no_long_question_is_an_error(index: SearchIndex, text: str) -> None:
    index.search(SearchRequest(text))


def generation(directory: Path) -> set[str]:
    return {file.name for file in directory.iterdir() if file.suffix == ".seg"}


def test_an_index_that_is_up_to_date_is_not_written_again(tmp_path: Path) -> None:
    open_index(small_corpus(), tmp_path / "search").close()
    before = {file.name: file.stat().st_mtime_ns for file in (tmp_path / "search").iterdir()}
    open_index(small_corpus(), tmp_path / "search").close()
    assert {file.name: file.stat().st_mtime_ns for file in (tmp_path / "search").iterdir()} == before


def test_only_changed_and_removed_records_are_written(tmp_path: Path) -> None:
    one, two = entry("practice", "one", title="First"), entry("practice", "two", title="Second")
    many = [entry("practice", f"more-{number}", title=f"More {number}") for number in range(40)]
    open_index(corpus_of(one, two, *many), tmp_path / "search").close()
    before = generation(tmp_path / "search")
    changed = entry("practice", "one", title="Third")
    index = open_index(corpus_of(changed, *many), tmp_path / "search")
    assert [ids(index, word) for word in ("first", "second", "third")] == [[], [], ["one"]]
    assert before < generation(tmp_path / "search"), "the segment with the unchanged records is still there"
    index.close()


@pytest.mark.parametrize("name", ["_MAIN_1.toc", MARK_FILE, "*.seg"])
@pytest.mark.parametrize("damage", [b"", b"damaged", None])
def test_a_broken_index_is_made_again(tmp_path: Path, name: str, damage: bytes | None) -> None:
    directory = tmp_path / "search"
    open_index(small_corpus(), directory).close()
    for file in directory.glob(name):
        file.unlink()
        if damage is not None:
            file.write_bytes(damage)
    index = open_index(small_corpus(), directory)
    assert ids(index, "title:nurses") == ["nurses"]
    index.close()


def test_an_index_of_another_version_is_made_again(tmp_path: Path) -> None:
    directory = tmp_path / "search"
    open_index(small_corpus(), directory).close()
    (directory / MARK_FILE).write_text("0 whoosh 2.7.4")
    index = open_index(small_corpus(), directory)
    assert ids(index, "title:nurses") == ["nurses"]
    assert (directory / MARK_FILE).read_text() != "0 whoosh 2.7.4"
    index.close()


def test_where_the_cache_cannot_be_written_the_index_lives_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    index = open_index(small_corpus(), tmp_path / "file" / "search")
    assert ids(index, "title:nurses") == ["nurses"]
    index.close()


def test_look_alikes_are_records_of_the_type_whose_titles_share_rare_words(tmp_path: Path) -> None:
    entries = [
        entry("practice", "one", title="Centre for migrant nurses in Lomé"),
        entry("practice", "two", title="Migrant nurses of Lome: a centre"),
        entry("practice", "three", title="Centre for fishers"),
        entry("practice", "four", title="Something else"),
        entry("organisation", "five", title="Migrant nurses of Lomé"),
    ]
    candidates = lazy_candidates(corpus_of(*entries), tmp_path)
    assert not (tmp_path / "search").exists(), "the index is opened at the first question"
    assert [other.id for other, _ in candidates(entries[0])] == ["two", "three"]
    assert candidates(entries[3]) == ()
