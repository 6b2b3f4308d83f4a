"""Alike are subjects of the same kind: two laws, two evaluations."""

from build_tools.corpus import KIND_VOCABULARIES, Vocabularies
from build_tools.matching._base import Matcher, Subject, Traits
from build_tools.matching._terms import running_label


def traits(subject: Subject, _vocabularies: Vocabularies) -> Traits:
    """Return the kind."""
    return {subject.kind: 1.0} if subject.kind else {}


def label(trait: str, vocabularies: Vocabularies) -> str:
    """Return the name of the kind."""
    type_name, _, kind = trait.partition(".")
    vocabulary = KIND_VOCABULARIES.get(type_name)
    return running_label(vocabulary, kind, vocabularies) if vocabulary else kind


MATCHER = Matcher("kind", 5, traits, label)
