"""Alike are subjects under the same objectives, the more so the rarer these are."""

from build_tools.corpus import Vocabularies
from build_tools.matching._base import Matcher, Subject, Traits

FADING = 0.25
"""Objectives are named the most important first; each later one counts for less."""


def traits(subject: Subject, _vocabularies: Vocabularies) -> Traits:
    """Return the objectives, the first with full strength."""
    named = dict.fromkeys(subject.objectives)
    return {str(number): round(1 / (1 + FADING * position), 3) for position, number in enumerate(named)}


def label(trait: str, _vocabularies: Vocabularies) -> str:
    """Return the number, by which the sentence names an objective."""
    return trait


MATCHER = Matcher("objectives", 20, traits, label, asked=50)
