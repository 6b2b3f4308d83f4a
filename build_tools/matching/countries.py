"""Alike are subjects of the same country: what is known and done there belongs together."""

from build_tools.corpus import Vocabularies
from build_tools.matching._base import Matcher, Subject, Traits


def traits(subject: Subject, _vocabularies: Vocabularies) -> Traits:
    """Return the countries."""
    return dict.fromkeys(subject.countries, 1.0)


def label(trait: str, vocabularies: Vocabularies) -> str:
    """Return the name of the country."""
    return vocabularies.label("countries", trait)


MATCHER = Matcher("countries", 7, traits, label, unless=("corridor",))
