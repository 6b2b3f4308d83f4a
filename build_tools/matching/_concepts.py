"""The concepts that a text speaks of, found by the tagger of the search."""

import functools
from collections import Counter
from itertools import chain
from pathlib import Path

from build_tools.corpus import Vocabularies, load_concepts
from build_tools.matching._words import spoken_in
from build_tools.search.phrases import Phrases, grouped, phrase_words
from build_tools.search.tagging import tags


def concepts_in(text: str, language: str, vocabularies: Vocabularies) -> Counter[str]:
    """Return the ids of the concepts that a text in a language (BCP 47) names, each with how often."""
    phrases = _phrases(vocabularies.directory, vocabularies.digest, language.partition("-")[0])
    return Counter(chain.from_iterable([name.tokens for name in tags(spoken_in(text).folded, phrases)]))


@functools.lru_cache(maxsize=16)
def _phrases(directory: Path, digest: str, language: str) -> Phrases:
    """Return the names of all concepts in a language; names of places and terms would only stand in their way."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for concept in load_concepts(directory, digest).values():
        for tag, name in concept.names():
            if tag == language and (phrase := phrase_words(name)):
                found.setdefault(phrase, {})[concept.id] = None
    return Phrases(grouped(found))
