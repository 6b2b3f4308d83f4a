"""Alike are subjects whose texts share rare words, or rare pairs of words."""

import functools
from collections import Counter
from itertools import pairwise

from build_tools.corpus import Vocabularies
from build_tools.matching._base import Matcher, Subject, Traits
from build_tools.matching._words import TELLING_NOTHING, spoken_in, strongest

MOST_WORDS = 80
"""Words of a subject that are compared; those of the title and of the summary come before the others."""
SHORTEST = 3
OF_PAIRS = 0.6
"""Neighbouring words are compared as pairs too where a passage says what the record is about: “resource centre”."""


def traits(subject: Subject, _vocabularies: Vocabularies) -> Traits:
    """Return words and pairs of words, each with the strengths of the passages that have it, at most 1."""
    found: dict[str, float] = {}
    for passage in subject.passages:
        told = [*map(_telling, spoken_in(passage.text).shown)]
        for word, count in Counter(filter(None, told)).items():
            found[word] = found.get(word, 0.0) + count * passage.strength
        if passage.strength >= OF_PAIRS:
            for one, other in pairwise(told):
                if one and other:
                    found[f"{one} {other}"] = found.get(f"{one} {other}", 0.0) + passage.strength
    return strongest(found, MOST_WORDS)


@functools.lru_cache(maxsize=300_000)
def _telling(word: str) -> str:
    """Return a word that may tell something, else the empty text."""
    return word if (len(word) >= SHORTEST or not word.isascii()) and word not in TELLING_NOTHING else ""


def label(trait: str, _vocabularies: Vocabularies) -> str:
    """Return the word between marks."""
    return f"“{trait}”"


RARE = 0.05
"""A word that more of the records have is no rare one."""

MATCHER = Matcher("words", 50, traits, label, unless=("stems",), common=RARE, asked=15)
