"""Objectives of the Compact about which little stands here."""

from collections.abc import Iterator

from build_tools.analysis.counting import counts_of, listed
from build_tools.analysis.gaps import ANSWERING, LITTLE_KNOWN
from build_tools.corpus import Corpus, facet_reader
from build_tools.upkeep._base import Around, Checkup, Need

TYPES = (*ANSWERING, "expertise")
"""The types that answer who works on an objective: what was done, is known, can pay, can advise."""


def _find(corpus: Corpus, around: Around) -> Iterator[Need]:
    """Yield the objectives that have fewer records of some type than the gap map calls little, the thinnest first."""
    counts = counts_of("objective", listed(corpus, TYPES), facet_reader(corpus, around.today))
    found = []
    for term in corpus.vocabularies["objectives"].terms.values():
        of_types = {name: counts[name, term.id] for name in TYPES}
        if thin := sum(count < LITTLE_KNOWN for count in of_types.values()):
            title = f"{term.id} · {term.label}"
            found.append((-thin, int(term.id), Need(f"objectives/{term.id}", title, "thin", of_types)))
    yield from (need for _, _, need in sorted(found, key=lambda one: one[:2]))


CHECKUP = Checkup("thin-objectives", _find)
