"""Records that do not say what came of it, though time enough has passed."""

import datetime
from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.records import Record
from build_tools.records.dates import last_day
from build_tools.records.evidence import Evidence
from build_tools.records.practice import Practice
from build_tools.records.verification import months_after
from build_tools.upkeep._base import Around, Checkup, Need, need_of, records_in_use

MONTHS_TO_RESULTS = 24
"""After how many months readers expect a practice that goes on to tell what has come of it so far."""


def _note(record: Record, today: datetime.date) -> str:
    if isinstance(record, Evidence):
        return "" if record.findings else "without_findings"
    if not isinstance(record, Practice) or record.results:
        return ""
    if record.end and last_day(record.end) < today:
        return "ended"
    return "goes_on" if record.start and months_after(last_day(record.start), MONTHS_TO_RESULTS) < today else ""


def _find(corpus: Corpus, around: Around) -> Iterator[Need]:
    for entry in records_in_use(corpus, "practice", "evidence"):
        if note := _note(entry.record, around.today):
            yield need_of(entry, note)


CHECKUP = Checkup("missing-results", _find)
