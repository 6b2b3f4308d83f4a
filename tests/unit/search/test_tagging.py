from collections import Counter

import pytest

from build_tools.search.folding import folded_words
from build_tools.search.phrases import Phrases, phrase_words, phrases_by_language
from build_tools.search.tagging import tags
from tests.unit.search.corpora import VOCABULARIES

BY_LANGUAGE = {language: Phrases(table) for language, table in phrases_by_language(VOCABULARIES).items()}


def concepts_in(text: str, language: str) -> dict[str, int]:
    """Return the ids of the concepts whose names a text in a language holds, with how often."""
    tokens = Counter(token for name in tags(folded_words(text), BY_LANGUAGE[language]) for token in name.tokens)
    beginning = "#concept/"
    return {token.removeprefix(beginning): count for token, count in tokens.items() if token.startswith(beginning)}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Domestic workers under kafala; domestic work.", {"domestic-work": 2, "sponsorship-system": 1}),
        ("fr", "Le travail domestique.", {"domestic-work": 1}),
        ("ru", "Стоимость денежных переводов", {"remittance-costs": 1}),
        ("zh", "家政工人", {"domestic-work": 1}),
        ("en", "", {}),
        ("en", "Le travail domestique.", {}),
    ],
)
def test_a_text_is_tagged_with_the_concepts_of_its_language(language: str, text: str, expected: dict[str, int]) -> None:
    assert concepts_in(text, language) == expected


def test_the_longest_name_wins() -> None:
    assert "remittances" not in concepts_in("remittance costs", "en")


def test_names_lose_the_words_before_them_that_say_nothing() -> None:
    assert phrase_words("the Gambia") == ("gambia",)
    assert phrase_words("of the") == ()


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ru", "zh", "pt"])
def test_every_country_is_known_in_every_language(language: str) -> None:
    tokens = {
        token
        for node in BY_LANGUAGE[language].first.values()
        for found in [node, *node.following.values()]
        for token in found.tokens
    }

    assert {"#country/KEN", "#country/DEU", "#country/MEX", "#country/CHN"} <= tokens
