"""Words of a text, read once: folded as the search folds them, and as a reason may show them."""

import functools
import unicodedata
from itertools import chain
from typing import NamedTuple

from build_tools.search.folding import IS_SIGN, folded_of, runs

NOT_PLURAL = ("ss", "us", "is")
SHORT = 3


class Spoken(NamedTuple):
    """The words of a text in their order: `folded` for the tagger, `shown` for comparison and for readers."""

    folded: tuple[str, ...]
    shown: tuple[str, ...]


@functools.lru_cache(maxsize=16)
def spoken_in(text: str) -> Spoken:
    """Return the words of a text. The last few texts are remembered: several matchers ask for the same passages."""
    found = runs(text)
    return Spoken(tuple(chain.from_iterable(map(folded_of, found))), tuple(chain.from_iterable(map(_shown_of, found))))


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
