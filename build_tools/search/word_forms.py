"""Joins the forms of a word: its stem by language, made once when the index is written and never in the browser."""

import functools

import Stemmer

from build_tools.search.folding import fold

ALGORITHMS = {
    "ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "pt": "portuguese", "ru": "russian",
}  # fmt: skip
"""Chinese has no forms; other languages keep each form for itself."""
FOLDED_FIRST = {"ar", "en"}
"""Whose stemmers are asked for the folded word: the article is gone, both spellings of English are one. The others need
the accents."""
SHORT = 3
"""Words of so many letters have no forms worth joining."""


@functools.cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(ALGORITHMS[language], 0)


@functools.lru_cache(maxsize=300_000)
def stem_of(folded: str, written: str, language: str) -> str:
    """Return the folded stem of a word in a language (its primary subtag)."""
    if language not in ALGORITHMS or len(folded) <= SHORT or folded.isdecimal():
        return folded
    source = folded if language in FOLDED_FIRST else written.lower().replace("ё", "е")
    stem = _stemmer(language).stemWord(source)
    return next(iter(fold(stem)), folded)
