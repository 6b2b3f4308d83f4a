"""Words of a text as they are compared: small letters, no accents, singular where English forms it plainly."""

import functools
import re
import unicodedata

EAST_ASIAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{EAST_ASIAN}]+|[^\W\d_{EAST_ASIAN}]+", re.UNICODE)
"""Letters only: numbers and years bring nothing together. Chinese and Japanese put no blanks between words."""
IS_EAST_ASIAN = re.compile(rf"[{EAST_ASIAN}]")
NOT_PLURAL = ("ss", "us", "is")


def folded(text: str) -> str:
    """Return a text in small letters without accents and vowel signs."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@functools.lru_cache(maxsize=16)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in their order; Chinese and Japanese in overlapping pairs of signs.

    The last few texts are remembered: several matchers ask for the words of the same passages.
    """
    found: list[str] = []
    for word in WORD.findall(folded(text)):
        if IS_EAST_ASIAN.match(word):
            found += [word[start : start + 2] for start in range(max(1, len(word) - 1))]
        else:
            found.append(_singular(word))
    return tuple(found)


def _singular(word: str) -> str:
    if len(word) <= 3 or not word.endswith("s") or word.endswith(NOT_PLURAL):  # noqa: PLR2004 - “gas”, “was”
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
