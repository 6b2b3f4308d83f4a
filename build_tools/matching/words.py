"""Alike are subjects whose texts share rare words."""

from build_tools.corpus import Vocabularies
from build_tools.matching._base import Matcher, Subject, Traits
from build_tools.matching._words import words_of
from build_tools.search.stop_words import STOP_WORDS

MOST_WORDS = 90
"""Words of a subject that are compared; those of the title and of the summary come before the others."""
SHORTEST = 3


def traits(subject: Subject, _vocabularies: Vocabularies) -> Traits:
    """Return the words of all passages, each with the strengths of the passages that have it, at most 1."""
    found: dict[str, float] = {}
    for passage in subject.passages:
        for word in words_of(passage.text):
            if (len(word) >= SHORTEST or not word.isascii()) and word not in STOP_WORDS:
                found[word] = found.get(word, 0.0) + passage.strength
    strongest = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_WORDS]
    return {word: round(min(1.0, strength), 3) for word, strength in strongest}


def label(trait: str, _vocabularies: Vocabularies) -> str:
    """Return the word between marks."""
    return f"“{trait}”"


RARE = 0.05
"""A word that more of the records have is no rare one."""

MATCHER = Matcher("words", 50, traits, label, common=RARE)
