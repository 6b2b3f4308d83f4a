import json

from build_tools.corpus import build_corpus
from build_tools.search.packing import unpack
from tests.conftest import Golden
from tests.unit.exports.matching import answers, match_files, matched_corpus


def test_python_answers_the_vectors_that_hold_the_browser_as_agreed(golden: Golden) -> None:
    told = answers(matched_corpus())
    golden("match/vectors.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def test_the_files_are_the_same_whatever_the_order_of_the_records() -> None:
    records = matched_corpus()
    backwards = build_corpus(reversed(list(records)), {}, records.vocabularies)

    assert match_files(backwards) == match_files(records)


def test_a_record_is_told_by_its_type_id_title_language_and_countries_and_nothing_else() -> None:
    rows = unpack(match_files(matched_corpus())["match/records-0.idx"])[0]

    assert ["practice", "ninos", "Atención a niños migrantes no acompañados", "es", "MEX", 0] in rows
    assert not [row for row in rows if row[1] == "gone"]


def test_forms_of_words_are_told_where_some_record_has_their_stem() -> None:
    files = match_files(matched_corpus())
    english, french = (unpack(files[f"match/names-{tag}.idx"])[0]["forms"] for tag in ("en", "fr"))

    assert "nurses" in english["nurs"].split()
    assert "refugies" in french["refug"].split() if "refug" in french else "refugi" in french
