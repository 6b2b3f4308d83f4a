"""Alike are a request and a record whose texts have words of one stem: “regularise”, “regularisation”."""

import functools
from collections import Counter

from build_tools.corpus import Vocabularies
from build_tools.matching._base import Matcher, Subject, Traits
from build_tools.matching._words import TELLING_NOTHING, spoken_in, strongest
from build_tools.search.folding import runs, words_of
from build_tools.search.word_forms import stem_of

MOST_STEMS = 120
"""Stems of a subject that are compared; those of the title and of the summary come before the others."""
SHORTEST = 3
OFTEN = 4
"""Said so often in title or need, a word counts in full: what is said again is meant."""


def traits(subject: Subject, _vocabularies: Vocabularies) -> Traits:
    """Return stems, each with the strengths of the passages that have it, as often as they have it."""
    found: dict[str, float] = {}
    for passage in subject.passages:
        language = passage.language.partition("-")[0]
        for run, count in Counter(spoken_in(passage.text).runs).items():
            for stem, _ in stems_of(run, language):
                found[stem] = found.get(stem, 0.0) + count * passage.strength / OFTEN
    return strongest(found, MOST_STEMS)


def words_by_stem(subject: Subject) -> dict[str, str]:
    """Return the first word of each stem as it stands in the passages, for readers."""
    found: dict[str, str] = {}
    for passage in subject.passages:
        for run in runs(passage.text):
            for stem, written in stems_of(run, passage.language.partition("-")[0]):
                found.setdefault(stem, written.lower())
    return found


@functools.lru_cache(maxsize=300_000)
def stems_of(run: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return the telling words of a run in a language (primary subtag) as (stem, as it stands)."""
    return tuple(
        (stem_of(folded, written, language), written) for folded, written in words_of(run) if _is_telling(folded)
    )


def _is_telling(folded: str) -> bool:
    """Tell whether a word may tell something: numbers and years bring nothing together."""
    is_long = len(folded) >= SHORTEST or not folded.isascii()
    return is_long and folded not in TELLING_NOTHING and not folded.isdecimal()


def label(trait: str, _vocabularies: Vocabularies) -> str:
    """Return the word between marks; who has the text at hand gives the word of that stem as it stands there."""
    return f"“{trait}”"


MATCHER = Matcher("stems", 50, traits, label, common=0.4, asked=50)
