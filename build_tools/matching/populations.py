"""Alike are subjects about the same people."""

from build_tools.corpus import Vocabularies
from build_tools.matching._base import Matcher, Subject, Traits
from build_tools.matching._terms import running_label, with_broader

EVERYONE = "all"
"""All migrants: shared by a third of the records, it brings none together."""


def traits(subject: Subject, vocabularies: Vocabularies) -> Traits:
    """Return the people named, and with less strength the wider groups that they belong to."""
    named = [name for name in subject.populations if name != EVERYONE]
    return with_broader("populations", named, vocabularies)


def label(trait: str, vocabularies: Vocabularies) -> str:
    """Return the name of the people."""
    return running_label("populations", trait, vocabularies)


MATCHER = Matcher("populations", 20, traits, label, asked=8)
