import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.search.folding import fold, words


def folded(text: str) -> list[str]:
    return [word.folded for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Émigrés à l’étranger", ["emigres", "a", "l", "etranger"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("İstanbul ISPARTA ısı", ["istanbul", "isparta", "isi"]),
        ("cross-border COVID-19", ["cross", "border", "covid", "19"]),
        ("U.N. and e.g. this", ["un", "and", "eg", "this"]),
        ("ＦＵＬＬ　Ｗｉｄｔｈ １２", ["full", "width", "12"]),
        ("ﬁnance", ["finance"]),
        ("½ day", ["day"]),
        ("ﷺ", ["صلي", "الله", "عليه", "وسلم"]),
        ("soft\u00adhyphen zero\u200cjoiner", ["softhyphen", "zerojoiner"]),
        ("💥nurses🎉", ["nurses"]),
        ("", []),
        ("!!! … —", []),
    ],
)
def test_words_are_folded_to_their_letters(text: str, expected: list[str]) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("labour", "labor"), ("organisation", "organization"), ("programmes", "programs"), ("centre", "center"),
        ("enrolment", "enrollment"), ("counselling", "counseling"), ("recognised", "recognized"),
        ("behavioural", "behavioral"), ("analyse", "analyze"), ("neighbours", "neighbors"),
    ],
)  # fmt: skip
def test_british_and_american_spellings_meet(british: str, american: str) -> None:
    assert fold(british) == fold(american)


@pytest.mark.parametrize(
    "text", ["العمال", "والعمال", "بالعمال", "للعمال", "كالعمال", "فالعمال", "عُمّال", "عـــمال", "عمال"]
)
def test_the_arabic_article_vowel_signs_and_stretching_do_not_matter(text: str) -> None:
    assert folded(text) == ["عمال"]


def test_variants_of_arabic_letters_meet() -> None:
    assert folded("إقامة أقامه اقامة ليبيا ليبيى") == ["اقامه", "اقامه", "اقامه", "ليبيا", "ليبيي"]


def test_short_arabic_words_keep_what_looks_like_an_article() -> None:
    assert folded("ال الم بال") == ["ال", "الم", "بال"]


def test_yo_is_ye() -> None:
    assert folded("ребёнок РЕБЕНОК") == ["ребенок", "ребенок"]


def test_chinese_is_read_in_overlapping_pairs() -> None:
    assert folded("移民工人abc童") == ["移民", "民工", "工人", "abc", "童"]


def test_words_know_their_places() -> None:
    text = "L’emploi, 移民工 Ω"
    found = [(word.folded, text[word.start : word.end]) for word in words(text)]

    assert found == [("l", "L"), ("emploi", "emploi"), ("移民", "移民"), ("民工", "民工"), ("ω", "Ω")]


@given(st.text())
def test_any_text_can_be_folded_and_places_lie_in_it(text: str) -> None:
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.folded
        assert " " not in word.folded


@given(st.text(max_size=30))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    once = folded(" ".join(folded(text)))

    assert folded(" ".join(once)) == once
