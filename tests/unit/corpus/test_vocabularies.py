from pathlib import Path

import pytest

from build_tools.corpus import Vocabularies, load_vocabularies
from build_tools.corpus.vocabularies import LANGUAGES, language_known
from build_tools.errors import VocabularyError

REAL = Path(__file__).parents[3] / "schemas" / "vocabularies"
SMALL = """\
title: Colours
description: Some.
terms:
  - id: blue
    label: Blue
    aliases: [azure]
    labels: {fr: Bleu, es: {text: Azul}}
    titles: {fr: {text: Le bleu, official: true}, es: {text: El azul}}
  - id: navy
    label: Navy
    broader: blue
    rank: 3
  - id: 12
    label: Twelve
"""


@pytest.fixture(scope="module")
def real() -> Vocabularies:
    return load_vocabularies(REAL)


def load(directory: Path, text: str) -> Vocabularies:
    (directory / "colours.yml").write_text(text, encoding="utf-8")
    return load_vocabularies(directory)


def test_a_term_holds_what_its_file_says(tmp_path: Path) -> None:
    found = load(tmp_path, SMALL)
    blue, navy = found["colours"].terms["blue"], found["colours"].terms["navy"]
    assert (blue.label, blue.aliases) == ("Blue", ("azure",))
    assert blue.label_in == {"fr": "Bleu", "es": "Azul"}
    assert blue.title_in == {"fr": "Le bleu", "es": "El azul"}
    assert blue.certain == {"fr"}
    assert (navy.broader, navy.more) == ("blue", {"rank": 3})
    assert list(found["colours"].terms) == ["blue", "navy", "12"]


def test_labels_are_found_by_id_also_by_number_and_an_unknown_id_is_its_own(tmp_path: Path) -> None:
    found = load(tmp_path, SMALL)
    assert found.label("colours", "navy") == "Navy"
    assert found.label("colours", 12) == "Twelve"
    assert found.label("colours", "pink") == "pink"
    assert found.term("colours", "pink") is None
    with pytest.raises(KeyError):
        found["tastes"]


def test_what_a_person_may_have_meant_is_every_id_label_alias_and_name(tmp_path: Path) -> None:
    names = dict(load(tmp_path, SMALL)["colours"].names())
    assert {name for name, term in names.items() if term == "blue"} == {"blue", "Blue", "azure", "Bleu", "Azul"}


def test_the_digest_is_that_of_the_files(tmp_path: Path) -> None:
    first = load(tmp_path, SMALL).digest
    assert load(tmp_path, SMALL).digest == first
    assert load(tmp_path, SMALL + "# a word\n").digest != first


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("terms:\n  - id: a\n    label: A\n  - id: a\n    label: B\n", ": term 2 repeats the id a."),
        ("terms:\n  - id: a\n", ": term 1 needs an id and a label."),
        ("terms:\n  - just text\n", ": term 1 needs an id and a label."),
        ("terms:\n  - {id: a, label: A, broader: z}\n", ": “broader” of a names no term."),
    ],
)
def test_a_vocabulary_that_does_not_hold_together_is_refused_with_its_place(
    tmp_path: Path, text: str, told: str
) -> None:
    with pytest.raises(VocabularyError) as refused:
        load(tmp_path, text)
    assert str(refused.value) == f"schemas/vocabularies/colours.yml{told}"


@pytest.mark.parametrize("text", ["terms: 3\n", "just text\n", "", "terms:\n", "- a\n", "terms: {a: b}\n"])
def test_a_file_without_a_list_of_terms_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(VocabularyError, match=r"^schemas/vocabularies/colours\.yml"):
        load(tmp_path, text)


def test_a_file_that_is_no_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"^schemas/vocabularies/colours\.yml:2: "):
        load(tmp_path, "title: A\n\tterms: []\n")


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "colours.yml").write_bytes(b"title: \xff\n")
    with pytest.raises(VocabularyError, match=r"^schemas/vocabularies/colours\.yml: "):
        load_vocabularies(tmp_path)


def test_a_folder_without_vocabularies_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError) as refused:
        load_vocabularies(tmp_path)
    assert str(refused.value) == (f"{tmp_path} holds no vocabulary: restore schemas/vocabularies/ from the repository.")


def test_the_real_vocabularies_hold_what_the_compact_names(real: Vocabularies) -> None:
    assert list(real["objectives"].terms) == [str(number) for number in range(1, 24)]
    assert len(real["principles"].terms) == 10
    assert all(term.title and term.label for term in real["objectives"].terms.values())
    for term in (*real["objectives"].terms.values(), *real["principles"].terms.values()):
        assert {"en", *term.label_in} == set(LANGUAGES), term.id
        assert term.certain <= term.title_in.keys(), term.id


def test_every_country_of_a_region_is_a_country(real: Vocabularies) -> None:
    countries = real["countries"].terms
    for term in real["regions"].terms.values():
        assert set(term.more.get("countries", ())) <= countries.keys(), term.id


def test_countries_languages_and_currencies_are_named_by_cldr(real: Vocabularies) -> None:
    assert real.label("countries", "NOR") == "Norway"
    assert real["countries"].terms["KEN"].label_in["ar"] == "كينيا"
    assert real.label("countries", "XKX") == "Kosovo"
    assert real.label("languages", "sw") == "Swahili"
    assert real.label("currencies", "CHF") == "Swiss Franc"


@pytest.mark.parametrize(
    ("tag", "known"),
    [("en", True), ("pt-BR", True), ("zh-Hant", True), ("xx", False), ("english", False), ("en-???", False)],
)
def test_a_language_tag_is_known_where_its_parts_are(real: Vocabularies, tag: str, known: bool) -> None:
    assert language_known(tag, real["languages"]) is known
