"""What single matchers find."""

from build_tools.matching import Passage, Subject, concepts, corridor, countries, kind, objectives, populations, themes
from build_tools.matching import regions as regions_
from build_tools.matching import words as words_
from build_tools.matching._words import spoken_in
from tests.unit.pages.sample import vocabularies


def about(text: str, language: str = "en", strength: float = 1.0) -> Subject:
    return Subject(passages=(Passage(language, text, strength),))


def test_the_first_objective_counts_most() -> None:
    found = objectives.traits(Subject(objectives=(18, 6)), vocabularies())
    assert found["18"] == 1
    assert 0 < found["6"] < 1


def test_domestic_workers_are_workers_too_with_less_strength() -> None:
    found = populations.traits(Subject(populations=("domestic-workers",)), vocabularies())
    assert found["domestic-workers"] == 1
    assert found["workers"] == 0.4


def test_all_migrants_bring_nobody_together() -> None:
    assert not populations.traits(Subject(populations=("all",)), vocabularies())


def test_a_wider_theme_that_is_named_itself_keeps_its_strength() -> None:
    found = themes.traits(Subject(themes=("free-movement", "regular-pathways")), vocabularies())
    assert found == {"free-movement": 1.0, "regular-pathways": 1.0}


def test_labels_stand_in_a_sentence_with_a_small_letter_but_not_acronyms() -> None:
    assert populations.label("domestic-workers", vocabularies()) == "migrant domestic workers"
    assert regions_.label("asean", vocabularies()) == "ASEAN"
    assert kind.label("practice.law", vocabularies()) == "law"


def test_a_corridor_is_a_pair_of_countries_whichever_is_named_first() -> None:
    assert corridor.traits(Subject(countries=("NPL", "KWT")), vocabularies()) == {"KWT-NPL": 1.0}
    assert corridor.traits(Subject(countries=("KWT", "NPL")), vocabularies()) == {"KWT-NPL": 1.0}
    assert corridor.label("KWT-NPL", vocabularies()) == "Kuwait-Nepal"


def test_who_names_many_countries_has_no_corridor() -> None:
    assert not corridor.traits(Subject(countries=("KEN", "UGA", "TZA", "RWA", "BDI", "SSD", "ETH")), vocabularies())


def test_one_country_is_no_corridor() -> None:
    assert not corridor.traits(Subject(countries=("KEN", "KEN")), vocabularies())
    assert countries.traits(Subject(countries=("KEN", "KEN")), vocabularies()) == {"KEN": 1.0}


def test_a_text_in_arabic_and_one_in_english_meet_in_a_concept() -> None:
    arabic = concepts.traits(about("الوصول إلى العدالة للعمال", "ar"), vocabularies())
    english = concepts.traits(about("Access to justice for workers"), vocabularies())
    assert "access-to-justice" in arabic.keys() & english.keys()


def test_a_text_in_a_language_without_names_of_concepts_has_none() -> None:
    assert not concepts.traits(about("Zugang zur Justiz", "de"), vocabularies())


def test_words_are_compared_in_the_singular_and_so_are_pairs_of_them() -> None:
    found = words_.traits(about("Migrant resource centres in Lagos"), vocabularies())
    assert {"centre", "resource centre"} <= found.keys()
    assert "in" not in found


def test_words_of_long_texts_are_cut_and_those_of_titles_stay() -> None:
    passages = (Passage("en", "A title about apprenticeship", 1.0), Passage("en", _many_words(2_000), 0.25))
    found = words_.traits(Subject(passages=passages), vocabularies())
    assert len(found) == words_.MOST_WORDS
    assert "apprenticeship" in found


def _many_words(count: int) -> str:
    letters = "abcdefghij"
    return " ".join("".join(letters[int(digit)] for digit in f"{number:05}") for number in range(count))


def test_numbers_and_years_bring_nothing_together() -> None:
    assert not words_.traits(about("2018 1,000 47"), vocabularies())


def test_chinese_is_read_in_pairs_of_signs() -> None:
    assert spoken_in("社会保障").shown == ("社会", "会保", "保障")


def test_plain_plurals_only_become_singulars() -> None:
    assert spoken_in("policies buses gas status crisis nurses").shown == (
        "policy", "buse", "gas", "status", "crisis", "nurse",
    )  # fmt: skip
