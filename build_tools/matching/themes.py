"""Alike are subjects with the same themes, economic sectors among them."""

from build_tools.corpus import Vocabularies
from build_tools.matching._base import Matcher, Subject, Traits
from build_tools.matching._terms import running_label, with_broader


def traits(subject: Subject, vocabularies: Vocabularies) -> Traits:
    """Return the themes named, and with less strength the wider ones."""
    return with_broader("themes", subject.themes, vocabularies)


def label(trait: str, vocabularies: Vocabularies) -> str:
    """Return the name of the theme."""
    return running_label("themes", trait, vocabularies)


MATCHER = Matcher("themes", 16, traits, label, unless=("concepts",))
