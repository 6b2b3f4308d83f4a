"""Alike are subjects of the same part of the world: a bonus, since what worked next door is easier to take over."""

from build_tools.corpus import Vocabularies
from build_tools.matching._base import Matcher, Subject, Traits


def traits(subject: Subject, _vocabularies: Vocabularies) -> Traits:
    """Return the regions, the wider ones too; their rarity makes the narrow ones count most."""
    return dict.fromkeys(subject.regions, 1.0)


def label(trait: str, vocabularies: Vocabularies) -> str:
    """Return the name of the region."""
    return vocabularies.label("regions", trait)


MATCHER = Matcher("regions", 7, traits, label, unless=("corridor", "countries"), shown=1, asked=12)
