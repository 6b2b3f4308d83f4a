"""What the gap map cannot show, in numbers: what its records rest on, and what has no place in it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.analysis.counting import listed
from build_tools.analysis.gaps import ANSWERING, ASKING
from build_tools.corpus import Corpus, Entry, facet_reader


@dataclass(frozen=True, slots=True)
class Limits:
    """Counts of records; each is a part of the total of its kind, or of all `records` of the four types."""

    records: int
    only_english: int
    placeless: int
    cases: int
    cases_reconstructed: int
    cases_closed: int
    funds: int
    funds_closed: int
    evidence: int
    evidence_with_design: int


def gap_limits(corpus: Corpus, today: datetime.date) -> Limits:
    """Return what a reader of the gap map must know of its records."""
    reader = facet_reader(corpus, today)
    reviews = frozenset(term.id for term in reader.places.review_regions())
    everything = list(listed(corpus, (ASKING, *ANSWERING)))
    cases, funds, evidence = (
        [entry for entry in everything if entry.type.name == name] for name in (ASKING, "funding", "evidence")
    )
    return Limits(
        records=len(everything),
        only_english=sum(reader.of("language", entry) == ("en",) for entry in everything),
        placeless=sum(reviews.isdisjoint(reader.of("region", entry)) for entry in everything),
        cases=len(cases),
        cases_reconstructed=_count(cases, "origin", "public-programme"),
        cases_closed=_count(cases, "stage", "closed"),
        funds=len(funds),
        funds_closed=_count(funds, "status", "closed"),
        evidence=len(evidence),
        evidence_with_design=sum("design" in entry.fields for entry in evidence),
    )


def _count(entries: Iterable[Entry], field: str, wanted: str) -> int:
    return sum(entry.fields.get(field) == wanted for entry in entries)
