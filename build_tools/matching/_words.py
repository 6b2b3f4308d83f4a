"""Words of a text, read once: folded as the search folds them, and as a reason may show them."""

import functools
import unicodedata
from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from build_tools.matching._base import Traits
from build_tools.search.folding import IS_SIGN, folded_of, folded_words, runs
from build_tools.search.stop_words import STOP_WORDS

NUMBERS = """
    one two three four five six seven eight nine ten eleven twelve twenty half third tenth hundred hundreds thousand
    thousands million millions billion first second twice
    deux trois quatre cinq six sept huit neuf dix moitié cent cents mille million millions milliard premier première
    deuxième dos tres cuatro cinco seis siete ocho nueve diez mitad cien ciento mil millón millones primer primero
    primera segundo segunda dois duas três quatro sete oito nove dez metade cem milhão milhões primeiro primeira
    два две двух три трех четыре четырех пять пяти шесть семь восемь девять десять половина половины сто сотни тысяча
    тысячи тысяч миллион миллиона миллионов первый первая первое первой второй
    واحد واحدة اثنان اثنين ثلاثة ثلاث أربعة أربع خمسة ستة سبعة ثمانية تسعة عشرة نصف مئة مائة ألف آلاف مليون ملايين
    一 两 二 三 四 五 六 七 八 九 十 百 千 万
"""
TELLING_NOTHING = STOP_WORDS | frozenset(folded_words(NUMBERS))
"""Words that bring nothing together: small ones, and, as with figures, those that count."""
NOT_PLURAL = ("ss", "us", "is")
SHORT = 3


class Spoken(NamedTuple):
    """The words of a text in their order: `folded` for the tagger, `shown` for comparison and for readers.

    `runs` is what they were read from: runs of letters and digits, or of signs.
    """

    runs: tuple[str, ...]
    folded: tuple[str, ...]
    shown: tuple[str, ...]


@functools.lru_cache(maxsize=16)
def spoken_in(text: str) -> Spoken:
    """Return the words of a text. The last few texts are remembered: several matchers ask for the same passages."""
    found = tuple(runs(text))
    folded, shown = chain.from_iterable(map(folded_of, found)), chain.from_iterable(map(_shown_of, found))
    return Spoken(found, tuple(folded), tuple(shown))


def strongest(found: Mapping[str, float], most: int) -> Traits:
    """Return the strongest of what was found, equal ones by name, each with at most 1."""
    names = sorted(found)
    names.sort(key=found.__getitem__, reverse=True)  # equal ones stay in the order of their names
    return {name: round(min(1.0, found[name]), 3) for name in names[:most]}


@functools.lru_cache(maxsize=300_000)
def _shown_of(run: str) -> tuple[str, ...]:
    """Return the words of a run as they are shown; numbers are not, years bring nothing together."""
    if IS_SIGN.match(run):
        return folded_of(run)
    shown = unicodedata.normalize("NFC", run.lower())
    return (_singular(shown),) if shown.isalpha() else ()


def _singular(word: str) -> str:
    """Return the singular where English forms the plural plainly."""
    if len(word) <= SHORT or not word.endswith("s") or word.endswith(NOT_PLURAL):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
