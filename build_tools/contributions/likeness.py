"""For each new record, those that may tell of the same thing: their titles share its rarest words."""

from collections import defaultdict
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from math import log

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.corpus import Key
from build_tools.corpus.names import plain

CANDIDATES = 8
"""Records of which the rule looks at each."""
TELLING_WORDS = 6
"""Words of a title to look for, the rarest first."""
COMMON_TITLES = 200
"""A word in more titles than this tells no two of them alike, unless a title has no other."""
SHORTEST = 3


def candidates_of(corpus: Corpus, new: AbstractSet[str]) -> Callable[[Entry], tuple[tuple[Entry, float], ...]]:
    """Return a function that finds look-alikes of the records with new paths; of the others it finds none.

    The words are counted here and not taken from the search index on disk, which would have to take in what may never
    be written.
    """
    titles: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for entry in corpus:
        for word in _words(entry):
            titles[entry.type.name, word].append(entry.key)

    def candidates(entry: Entry) -> tuple[tuple[Entry, float], ...]:
        if entry.path not in new:
            return ()
        places = sorted((len(found), word) for word in _words(entry) if len(found := titles[entry.type.name, word]) > 1)
        telling = [place for place in places if place[0] <= COMMON_TITLES] or places[:1]
        scores: defaultdict[Key, float] = defaultdict(float)
        for frequency, word in telling[:TELLING_WORDS]:
            for key in titles[entry.type.name, word]:
                scores[key] += log(1 + len(corpus) / frequency)
        scores.pop(entry.key, None)
        near = sorted((-score, key) for key, score in scores.items())[:CANDIDATES]
        return tuple((corpus.entries[key], -score) for score, key in near)

    return candidates


def _words(entry: Entry) -> list[str]:
    words = dict.fromkeys(plain(entry.record.title).split())
    return [word for word in words if len(word) >= SHORTEST or not word.isascii()] or list(words)
