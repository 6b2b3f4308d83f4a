"""Which language a request is read in."""

import pytest

from build_tools.matching.languages import language_of

TEXTS = {
    "en": "We want to help people who come home from abroad to find a job.",
    "fr": "Nous voulons aider les personnes qui rentrent au pays à trouver un emploi.",
    "es": "Queremos ayudar a las personas que vuelven al país a encontrar un empleo.",
    "pt": "Queremos ajudar as pessoas que regressam ao país a encontrar um emprego com apoio do Estado.",
    "ru": "Мы хотим помочь тем, кто возвращается домой, найти работу.",
    "ar": "نريد مساعدة العائدين إلى بلدهم على إيجاد عمل.",
    "zh": "我们希望帮助回国人员找到工作。",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items(), ids=list(TEXTS))
def test_the_language_is_found_where_nobody_said_and_kept_where_somebody_did(language: str, text: str) -> None:
    assert language_of(text, "") == language
    assert language_of(text, language) == language


def test_a_wrong_word_for_the_language_does_not_hold_against_the_text() -> None:
    assert language_of(TEXTS["ar"], "en") == "ar"
    assert language_of(TEXTS["fr"], "en") == "fr"


def test_a_short_text_is_taken_for_what_somebody_said() -> None:
    assert language_of("migration", "fr") == "fr"
    assert not language_of("migration", "")


def test_other_languages_and_other_letters_are_not_guessed() -> None:
    assert not language_of("Wir brauchen Hilfe bei der Anerkennung von Abschlüssen", "")
    assert not language_of("Θέλουμε να βοηθήσουμε τους μετανάστες", "")
    assert not language_of("外国人労働者を支援したいと思います", "")
    assert language_of("Wir brauchen Hilfe", "de") == "de"
