"""How many cases stand at each stage, and how long cases stood there."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.analysis.counting import listed
from build_tools.corpus import Corpus, Entry
from build_tools.corpus.once import once
from build_tools.corpus.publication import is_open
from build_tools.records.case import Case
from build_tools.records.dates import Duration, together
from build_tools.records.stages import STAGES
from build_tools.records.stays import stands_since, stays


@dataclass(frozen=True, slots=True)
class StageFigures:
    """A stage: the cases that stand at it, and the times of those that left it again, shortest first."""

    stage: str
    entries: tuple[Entry, ...]
    times: tuple[Duration, ...]

    @property
    def median(self) -> Duration | None:
        """The time in the middle, or between the two in the middle; None where no case tells one."""
        if not self.times:
            return None
        low, high = self.times[(len(self.times) - 1) // 2], self.times[len(self.times) // 2]
        return Duration((low.least + high.least) // 2, (low.most + high.most) // 2)


@once
def stage_figures(corpus: Corpus, today: datetime.date) -> tuple[StageFigures, ...]:
    """Return every stage in order, with its cases by id; of those kept to a summary, only that they stand there."""
    entries = list(listed(corpus, ["case"]))
    times: dict[str, list[Duration]] = {stage: [] for stage in STAGES}
    for entry in filter(is_open, entries):
        for stage, time in _times(entry.record, today):
            times[stage].append(time)
    return tuple(
        StageFigures(
            stage,
            tuple(entry for entry in entries if entry.fields["stage"] == stage),
            tuple(sorted(times[stage], key=lambda time: (time.middle, time))),
        )
        for stage in STAGES
    )


def since(entry: Entry) -> str:
    """Return since when a case stands at its stage; empty where that is not known or not public."""
    return stands_since(entry.record) if isinstance(entry.record, Case) and is_open(entry) else ""


def _times(case: object, today: datetime.date) -> Iterator[tuple[str, Duration]]:
    """Yield the time at every stage that a case left again, as one where it came to it several times."""
    if not isinstance(case, Case):
        return
    found: dict[str, list[Duration | None]] = {}
    for stay in stays(case, today):
        found.setdefault(stay.stage, []).append(None if stay.is_open else stay.duration)
    for stage, durations in found.items():
        time = together(durations)
        if time is not None and stage in STAGES:
            yield stage, time
