"""Words of a text, read once: folded as the search folds them, and as a reason may show them."""

import functools
import unicodedata
from typing import NamedTuple

from build_tools.search.folding import IS_SIGN, RUN, fold, words

NOT_PLURAL = ("ss", "us", "is")
SHORT = 3


class Spoken(NamedTuple):
    """The words of a text in their order: `folded` for the tagger, `shown` for comparison and for readers."""

    folded: tuple[str, ...]
    shown: tuple[str, ...]


@functools.lru_cache(maxsize=16)
def spoken_in(text: str) -> Spoken:
    """Return the words of a text. The last few texts are remembered: several matchers ask for the same passages."""
    folded: list[str] = []
    shown: list[str] = []
    for run in RUN.findall(text):
        parts, words_ = _read(run)
        folded += parts
        shown += words_
    return Spoken(tuple(folded), tuple(shown))


@functools.lru_cache(maxsize=300_000)
def _read(run: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a run of letters folded and shown; numbers are not shown, years bring nothing together."""
    if IS_SIGN.match(run):
        pairs = tuple(word.folded for word in words(run))
        return pairs, pairs
    shown = unicodedata.normalize("NFC", run.lower())
    return fold(run), (_singular(shown),) if shown.isalpha() else ()


def _singular(word: str) -> str:
    """Return the singular where English forms the plural plainly."""
    if len(word) <= SHORT or not word.endswith("s") or word.endswith(NOT_PLURAL):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
