"""The concepts that a text speaks of: the longest of their names at each place."""

import functools
from collections.abc import Mapping
from pathlib import Path

from build_tools.corpus import Vocabularies, load_concepts
from build_tools.matching._words import words_of

Names = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""By first word: the words of a name and its concept, long names first."""


def concepts_in(text: str, language: str, vocabularies: Vocabularies) -> dict[str, int]:
    """Return the ids of the concepts that a text in a language names, each with how often."""
    names = _names(vocabularies.directory, vocabularies.digest, language.partition("-")[0])
    words = words_of(text)
    found: dict[str, int] = {}
    place = 0
    while place < len(words):
        step = 1
        for name, concept_id in names.get(words[place], ()):
            if words[place : place + len(name)] == name:
                found[concept_id] = found.get(concept_id, 0) + 1
                step = len(name)
                break
        place += step
    return found


@functools.lru_cache(maxsize=16)
def _names(directory: Path, digest: str, language: str) -> Names:
    """Return the names of all concepts in a language; a name that two concepts bear is that of the first."""
    chosen: dict[tuple[str, ...], str] = {}
    for concept in load_concepts(directory, digest).values():
        for tag, name in concept.names():
            if tag == language and (words := words_of(name)):
                chosen.setdefault(words, concept.id)
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, concept_id in chosen.items():
        by_first.setdefault(words[0], []).append((words, concept_id))
    return {first: tuple(sorted(found, key=lambda one: (-len(one[0]), one))) for first, found in by_first.items()}
