"""Alike are subjects whose texts speak of the same concepts, in whatever language."""

from build_tools.corpus import Vocabularies
from build_tools.matching._base import Matcher, Subject, Traits
from build_tools.matching._concepts import concepts_in

OF_BROADER = 0.4
"""How much of a narrower concept counts for the wider one."""
AROUND = {"stage": 0.4, "setting": 0.4, "group": 0.6}
"""Concepts that say when, where or who, and not what for, count for less."""


def traits(subject: Subject, vocabularies: Vocabularies) -> Traits:
    """Return the concepts of all passages, each with the strengths of the passages that name it, at most 1."""
    concepts = vocabularies.concepts
    found: dict[str, float] = {}
    for passage in subject.passages:
        for concept_id, count in concepts_in(passage.text, passage.language, vocabularies).items():
            strength = AROUND.get(concepts[concept_id].facet, 1.0) * passage.strength * count
            found[concept_id] = found.get(concept_id, 0.0) + strength
    found = {concept_id: min(1.0, strength) for concept_id, strength in found.items()}
    for concept_id, strength in tuple(found.items()):
        for wider in concepts[concept_id].broader:
            found[wider] = max(found.get(wider, 0.0), OF_BROADER * strength)
    return {concept_id: round(strength, 3) for concept_id, strength in found.items()}


def label(trait: str, vocabularies: Vocabularies) -> str:
    """Return the name of the concept."""
    concept = vocabularies.concepts.get(trait)
    return concept.labels.get("en", trait) if concept else trait


MATCHER = Matcher("concepts", 50, traits, label, asked=40)
