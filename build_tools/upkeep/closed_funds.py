"""Funds whose call has closed, or should have opened, by a day that has passed."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.records.dates import last_day
from build_tools.records.funding import Funding
from build_tools.upkeep._base import Around, Checkup, Need, need_of, records_in_use

OVER = "closed"
AHEAD = "forthcoming"


def _find(corpus: Corpus, around: Around) -> Iterator[Need]:
    for entry in records_in_use(corpus, "funding"):
        record = entry.record
        if not isinstance(record, Funding) or record.status == OVER:
            continue
        if record.closes and last_day(record.closes) < around.today:
            yield need_of(entry, "closed", pointer="/closes", day=record.closes)
        elif record.status == AHEAD and record.opens and last_day(record.opens) < around.today:
            yield need_of(entry, "opened", pointer="/opens", day=record.opens)


CHECKUP = Checkup("closed-funds", _find)
