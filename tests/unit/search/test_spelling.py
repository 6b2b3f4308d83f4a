from pathlib import Path

import pytest

from build_tools.engine import open_engine
from build_tools.search.folding import spoken
from build_tools.search.knowledge import knowledge_of
from build_tools.search.shards import KeyEntry
from build_tools.search.spelling import Spelling, read_spelling, relatives, write_spelling
from tests.unit.pages import sample

SPELLING = Spelling(["migration", "mitigation", "nurse", "nursery", "worker", "workers"], "631195")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("migratoin", "migration"),
        ("migraton", "migration"),
        ("nusre", "nurse"),
        ("wrker", "worker"),
        ("workrs", "workers"),
        ("xyzzy", ""),
        ("nrs", ""),
    ],
)
def test_the_nearest_form_is_offered(word: str, expected: str) -> None:
    assert SPELLING.nearest(word) == expected


def test_endings_are_exchanged_within_their_family_only() -> None:
    found = [relative for near in relatives("portable") for relative in near]

    assert "portability" in found
    assert "ported" not in found


def test_short_words_have_no_relatives() -> None:
    assert relatives("men") == []


def test_the_first_letter_is_forgiven_only_in_a_long_word_without_another_slip() -> None:
    spelling = Spelling(["infant", "migration", "migrant"], "999")

    assert spelling.nearest("enfant") == ""
    assert spelling.nearest("nigration") == "migration"
    assert spelling.nearest("nigratoin") == ""
    assert spelling.nearest("imgrant") == "migrant"


def keys_of(*forms: str) -> dict[str, KeyEntry]:
    return {form: KeyEntry(stems=[form], hits=[32, 64]) for form in forms}


def test_words_of_the_field_in_any_language_are_no_mistakes_where_no_record_has_them() -> None:
    written = write_spelling(keys_of("employ", "travel"), frozenset({"emploi", "logement", "travel"}), "")
    spelling = read_spelling(written)

    assert spelling.nearest("emploi") == ""
    assert spelling.nearest("emploj") == "employ"
    assert spelling.nearest("travle") == "travel"


def test_forms_are_shown_as_most_records_write_them() -> None:
    shown = "Labour rights. Labor. LABOUR! Travail, emigres, émigrés, Émigrés"
    spelling = read_spelling(write_spelling(keys_of("labor", "emigres", "travail"), frozenset(), shown))

    assert spelling.written == {"labor": "labour", "emigres": "émigrés"}


FOREIGN = """
    chomage salaire enfants logement apprentissage etrangers entreprise emploi carriere droits sante voyage frontieres
    empleo vivienda salud ninos extranjeros derechos frontera escuela hogar jubilacion formacion trabajadores
    saude trabalho criancas moradia fronteiras
"""
ENGLISH_ALIKE = """
    damage salary infants agreement apprentices strangers enterprise employ carrier direct sane voyages frontiers
    emplea divided salute nines exteriors frontier schools hoard formation trabajador sauce trial moral
"""


def test_thirty_french_spanish_and_portuguese_words_are_not_taken_for_english_ones(tmp_path: Path) -> None:
    forms = ENGLISH_ALIKE.split()
    with open_engine(tmp_path) as engine:
        words = knowledge_of(sample.vocabularies(), engine).words
    spelling = read_spelling(write_spelling(keys_of(*forms), words, ""))

    foreign = [folded for folded, _ in spoken(FOREIGN)]
    assert len(foreign) >= 30
    assert {word: near for word in foreign if (near := spelling.nearest(word))} == {}
