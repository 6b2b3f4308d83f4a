"""The English words that the concepts of a text in another language stand for: most records are in English."""

import functools
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from build_tools.corpus import Concept, Vocabularies, load_concepts
from build_tools.matching.languages import ENGLISH
from build_tools.matching.stems import stems_of
from build_tools.matching.traits import TraitsOf
from build_tools.search.folding import runs

OF_RENDERED = 0.1
"""How much a word counts that nobody wrote: what it costs a request to be in another language hangs on it, see
`python -m tests.evaluation.match --languages`."""

Stems = Mapping[str, float]


def rendered(told: TraitsOf, language: str, vocabularies: Vocabularies) -> TraitsOf:
    """Return the traits of a text with the English stems that its concepts stand for; of English text as they are."""
    concepts = told.get("concepts", {})
    if language == ENGLISH or not concepts:
        return told
    english = english_stems(vocabularies)
    found = dict(told.get("stems", {}))
    for concept_id, strength in concepts.items():
        for stem, part in english[concept_id].items():
            found[stem] = max(found.get(stem, 0.0), round(strength * part, 3))
    return {**told, "stems": found}


def english_stems(vocabularies: Vocabularies) -> Mapping[str, Stems]:
    """Return by concept the stems of its English names, each with how much it counts, at most `OF_RENDERED`."""
    return _english_stems(vocabularies.directory, vocabularies.digest)


@functools.lru_cache(maxsize=4)
def _english_stems(directory: Path, digest: str) -> Mapping[str, Stems]:
    return {concept.id: _stems_of(concept) for concept in load_concepts(directory, digest).values()}


def _stems_of(concept: Concept) -> Stems:
    """Return the stems of the label, in full, and of the other names, by how many of these have each."""
    found = dict.fromkeys(_stems_in(concept.labels[ENGLISH]), 1.0)
    others = concept.aliases.get(ENGLISH, ())
    for stem in chain.from_iterable(map(_stems_in, others)):
        found[stem] = min(1.0, found.get(stem, 0.0) + 1 / (1 + len(others)))
    return {stem: round(OF_RENDERED * part, 3) for stem, part in found.items()}


def _stems_in(name: str) -> list[str]:
    return [stem for run in runs(name) for stem, _ in stems_of(run, ENGLISH)]
