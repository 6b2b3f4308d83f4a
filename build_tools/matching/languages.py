"""Which language a request is in, where nobody said or what was said cannot be: by its letters and its small words."""

import re
from collections import Counter

from build_tools.corpus.concepts import CONCEPT_LANGUAGES
from build_tools.search.folding import folded_words
from build_tools.search.stop_words import SMALL_WORDS

ENGLISH = "en"
BY_LANGUAGE = {tag: frozenset(folded_words(text)) for tag, text in SMALL_WORDS.items()}
OTHER_LETTERS = {
    "ja": re.compile("[\u3040-\u30ff]"), "zh": re.compile("[\u4e00-\u9fff]"), "ar": re.compile("[\u0600-\u06ff]"),
    "ru": re.compile("[\u0400-\u04ff]"), "": re.compile("[\u0370-\u03ff\u0530-\u05ff\u0700-\u1fff\uac00-\ud7af]"),
}  # fmt: skip
"""Letters other than Latin ones, by a language that is read; those of the last are read in none."""
MOST_OF_IT = 0.3
"""From this part of all letters on, a text is in the language that its letters tell: names may be in others."""
LEAST_WORDS = 2
AHEAD = 1.5
"""So many times as many small words as the next language has make one the language of a text."""
PLAIN = 4
"""So many times as many make it plain that somebody else's word for it is wrong."""


def language_of(text: str, told: str) -> str:
    """Return the language (primary subtag) that a text is best read in, empty where that cannot be said.

    `told` is what somebody said it is in (BCP 47), or empty. It holds unless the text plainly tells otherwise.
    """
    primary = told.partition("-")[0].lower()
    by_letters = _by_letters(text)
    if by_letters is not None:
        return primary if primary in {"fa", "ur", "uk", "bg", "sr", "ky", "kk"} else by_letters
    guessed, lead = _by_small_words(text)
    if primary in CONCEPT_LANGUAGES and primary in BY_LANGUAGE and primary not in OTHER_LETTERS:
        return guessed if guessed and lead >= PLAIN else primary
    return guessed or (primary if primary and primary not in CONCEPT_LANGUAGES else "")


def _by_letters(text: str) -> str | None:
    """Return the language of letters other than Latin ones; None where most of them are Latin."""
    letters = sum(map(str.isalpha, text)) or 1
    for language, pattern in OTHER_LETTERS.items():
        if len(pattern.findall(text)) >= MOST_OF_IT * letters:
            return "" if language == "ja" else language
    return None


def _by_small_words(text: str) -> tuple[str, float]:
    """Return the language whose small words a text has the most of, with how many times as many as the next."""
    counts = Counter(folded_words(text))
    found = sorted(
        ((sum(counts[word] for word in BY_LANGUAGE[tag]), tag) for tag in BY_LANGUAGE if tag not in OTHER_LETTERS),
        reverse=True,
    )
    (most, tag), (next_most, _) = found[0], found[1]
    lead = most / (next_most or 0.5)
    return (tag, lead) if most >= LEAST_WORDS and lead >= AHEAD else ("", lead)
