"""Links that are computed: from a record or a request to records, each with a score and its reasons."""

from build_tools.matching._base import Link, Matcher, Passage, Reason, Subject, Traits
from build_tools.matching.similar import Finder, Similar, is_elsewhere, similar_records
from build_tools.matching.subjects import subject_of
from build_tools.matching.traits import TraitsOf, known_traits, matchers, traits_of

__all__ = [
    "Finder",
    "Link",
    "Matcher",
    "Passage",
    "Reason",
    "Similar",
    "Subject",
    "Traits",
    "TraitsOf",
    "is_elsewhere",
    "known_traits",
    "matchers",
    "similar_records",
    "subject_of",
    "traits_of",
]
