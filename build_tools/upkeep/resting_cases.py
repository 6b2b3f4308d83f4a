"""Cases that have stood at one stage for long."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.records.case import Case
from build_tools.records.dates import days_between
from build_tools.records.stages import ENDS
from build_tools.records.stays import stands_since
from build_tools.upkeep._base import Around, Checkup, Need, need_of, records_in_use

LONG_DAYS = 365
"""As long as a comparison of a case with its sources holds; an officer looks at a case at least once a year."""


def _find(corpus: Corpus, around: Around) -> Iterator[Need]:
    """Yield them by how long they have certainly stood, the longest first; those of which no day is told, last."""
    found = []
    for entry in records_in_use(corpus, "case"):
        case = entry.record
        if not isinstance(case, Case) or case.stage in ENDS:
            continue
        day, stage = stands_since(case), corpus.vocabularies.label("stages", case.stage)
        time = days_between(day, around.today.isoformat())
        if time is None:
            found.append((1, "", entry.address, need_of(entry, "undated", pointer="/history", stage=stage)))
        elif time.least >= LONG_DAYS:
            need = need_of(entry, "resting", pointer="/stage", stage=stage, day=day)
            found.append((0, day, entry.address, need))
    yield from (need for *_, need in sorted(found, key=lambda one: one[:3]))


CHECKUP = Checkup("resting-cases", _find)
