"""The names that a word may have meant: exact ones first, then the nearest."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property

import pycountry
from babel.core import get_global
from rapidfuzz import fuzz, process

from build_tools.corpus.vocabularies import Vocabulary

NEAR = 80
"""Of 100: finds slips of one letter in six and words in another order; below it, strangers are offered."""
SHORT = 3
"""Letters; words as short as codes differ in a third by one letter, so only exact names are offered."""
OFFERED = 3
"""Names in one hint; more is a list and no help."""

OTHER_COUNTRY_CODES = {
    "UAE": "ARE", "GER": "DEU", "DRC": "COD", "KSA": "SAU", "SUI": "CHE", "NED": "NLD", "POR": "PRT", "ROM": "ROU",
    "RSA": "ZAF", "PHI": "PHL", "NGR": "NGA", "KOS": "XKX", "SPA": "ESP", "SWI": "CHE", "DEN": "DNK", "GRE": "GRC",
}  # fmt: skip
"""Codes of other lists that texts use for countries; none of them is a code of ISO 3166-1."""

NOT_LETTERS = re.compile(r"[\W_]+")


def plain(name: str) -> str:
    """Return a name without case, accents and marks: what two spellings of it have in common."""
    if name.isascii():  # most names; a fifth of the time
        return " ".join(NOT_LETTERS.sub(" ", name.casefold()).split())
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
    return " ".join(kept.split())


class Names:
    """Names with what they stand for; the index is made when the first question comes."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Take (name, id) pairs; an id may have many names."""
        self._pairs = pairs
        self._known: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _index(self) -> tuple[list[str], list[str]]:
        both = [(plain(name), named) for name, named in self._pairs]
        return [name for name, _ in both], [named for _, named in both]

    def near(self, word: str) -> tuple[str, ...]:
        """Return the ids that a word may have meant, the likeliest first; at most three."""
        asked = plain(word)
        if asked not in self._known:
            self._known[asked] = self._look_up(asked)
        return self._known[asked]

    def exact(self, word: str) -> tuple[str, ...]:
        """Return the ids that bear a name, whatever its case, accents and marks."""
        return self._exact.get(plain(word), ())

    @cached_property
    def _exact(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for name, named in zip(*self._index, strict=True):
            found.setdefault(name, {})[named] = None
        return {name: tuple(ids) for name, ids in found.items()}

    @cached_property
    def _in_word_order(self) -> list[str]:
        return [_sorted_words(name) for name in self._index[0]]

    def _look_up(self, asked: str) -> tuple[str, ...]:
        names, ids = self._index
        exact = self._exact.get(asked, ())
        if exact or len(asked) <= SHORT:
            return exact[:OFFERED]
        near = self._nearest(asked, names) or self._nearest(_sorted_words(asked), self._in_word_order)
        if near:
            return near
        begun = sorted({named for name, named in zip(names, ids, strict=True) if name.startswith(f"{asked} ")})
        return tuple(begun) if len(begun) <= OFFERED else ()

    def _nearest(self, asked: str, names: list[str]) -> tuple[str, ...]:
        found = process.extract(asked, names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=OFFERED * OFFERED)
        scores: dict[str, float] = {}
        for _, score, position in found:  # an id may be found by several of its names
            named = self._index[1][position]
            scores[named] = max(score, scores.get(named, 0))
        return tuple(sorted(scores, key=lambda named: (-scores[named], named))[:OFFERED])


def names_of(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield (name, id) for all that a term may be called, the codes of other lists for countries included."""
    yield from vocabulary.names()
    if vocabulary.name == "countries":
        for country in pycountry.countries:
            more = (getattr(country, name, "") for name in ("name", "common_name", "official_name"))
            yield from ((name, country.alpha_3) for name in (country.alpha_2, *more) if name)
        yield from OTHER_COUNTRY_CODES.items()
        for alias, meant in get_global("territory_aliases").items():  # UK is GB
            found = pycountry.countries.get(alpha_2=meant[0])
            if found and len(meant) == 1 and alias.isalpha():
                yield alias, found.alpha_3


def _sorted_words(name: str) -> str:
    return " ".join(sorted(name.split()))


def listed(words: Iterable[str], joined: str = "or") -> str:
    """Return words in quotes as a sentence lists them: “a”, “b” or “c”."""
    quoted = [f"“{word}”" for word in words]
    return f" {joined} ".join(part for part in (", ".join(quoted[:-1]), quoted[-1] if quoted else "") if part)
