"""Words of a text as they are compared: small letters, no accents, singular where English forms it plainly."""

import functools
import re
import unicodedata

EAST_ASIAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{EAST_ASIAN}]+|[^\W\d_{EAST_ASIAN}]+", re.UNICODE)
"""Letters only: numbers and years bring nothing together. Chinese and Japanese put no blanks between words."""
IS_EAST_ASIAN = re.compile(rf"[{EAST_ASIAN}]")
NOT_PLURAL = ("ss", "us", "is")
_FUNCTION_WORDS = """
a about above across after again against all also although always among an and another any are around as at away
back be because become been before behind being below between both but by came can come could did do does done down
during each either else even ever every few first for found from further gave get give go had has have having he her
here him his how however if in into is it its itself just keep kept last later least less let like made make many may me
might mine more most much must my near need neither never next no none nor not now of off often on once one only onto or
other our out over own part per put rather same say second see seen several shall she should since so some soon still
such take than that the their them then there these they thing third this those though three through thus till to
together too took toward two under until up upon us use used very via want was way we well went were what when where
whether which while who whom whose why will with within without work would yet you your
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""English words that say how and not what. In a corpus of some hundred records even some of these are rare."""


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
