"""Terms of a vocabulary as traits, and their labels as they stand within a sentence."""

from collections.abc import Iterable

from build_tools.corpus import Vocabularies
from build_tools.matching._base import Traits

OF_BROADER = 0.4
"""How much of a narrower term counts for the wider one."""


def with_broader(vocabulary: str, ids: Iterable[str], vocabularies: Vocabularies) -> Traits:
    """Return terms with full strength and the wider ones with less."""
    found = dict.fromkeys(ids, 1.0)
    for term_id in tuple(found):
        strength, term = 1.0, vocabularies.term(vocabulary, term_id)
        while term and term.broader:
            strength *= OF_BROADER
            found[term.broader] = max(found.get(term.broader, 0.0), round(strength, 3))
            term = vocabularies.term(vocabulary, term.broader)
    return found


def running_label(vocabulary: str, term_id: str, vocabularies: Vocabularies) -> str:
    """Return a label as it stands within a sentence."""
    return in_running_text(vocabularies.label(vocabulary, term_id))


def in_running_text(label: str) -> str:
    """Return a label with a small first letter, unless it is an acronym: “Data initiative” but “GFMD”."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
