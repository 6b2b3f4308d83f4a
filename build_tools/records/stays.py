"""How long a case stood at each stage that it reached, as exactly as its dates tell."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from build_tools.records.case import Case, StageEntry
from build_tools.records.dates import Duration, days_between
from build_tools.records.stages import ENDS, WAY


@dataclass(frozen=True, slots=True)
class Stay:
    """The time at a stage, from one date to another as exact as they are known; empty where one is not.

    `is_open` where it goes on: then `until` is the day on which this is told.
    """

    stage: str
    since: str
    until: str
    is_open: bool = False

    @property
    def duration(self) -> Duration | None:
        """The days that it lasted; None where they are not known."""
        return days_between(self.since, self.until)


def reached(case: Case) -> tuple[StageEntry, ...]:
    """Return the stages that a case reached, oldest first.

    Where the history of a request leaves them out, the date of the request and that of the assessment say when it
    reached these two, as long as nothing else is told.
    """
    told = list(case.history)
    if case.origin != "request":
        return case.history
    known = {step.stage for step in told}
    if case.stage == "assessed" and case.assessment and case.assessment.on and not known:
        told.append(StageEntry(stage="assessed", on=case.assessment.on))
    if case.received and "received" not in known:
        told.insert(0, StageEntry(stage="received", on=case.received))
    return tuple(told)


def stays(case: Case, today: datetime.date) -> Iterator[Stay]:
    """Yield the time at every stage that was reached, oldest first.

    Where a request stands now, the time goes on. Of a programme told like a case nobody here knows whether it does.
    """
    steps = reached(case)
    for step, following in zip_longest(steps, steps[1:]):
        since = step.on or ""
        if following is not None:
            yield Stay(step.stage, since, "" if _leaves_out(step.stage, following.stage) else following.on or "")
        elif step.stage == case.stage and case.origin == "request" and case.stage not in ENDS:
            yield Stay(step.stage, since, today.isoformat(), is_open=True)
        else:
            yield Stay(step.stage, since, "")


def _leaves_out(stage: str, following: str) -> bool:
    """Tell whether a history leaves out stages between two: then nobody knows when the first of them began."""
    way = list(WAY)
    return {stage, following} <= set(way) and way.index(following) > way.index(stage) + 1


def stands_since(case: Case) -> str:
    """Return when a case reached the stage where it stands, as exact as is known; empty where that is not told."""
    steps = reached(case)
    return (steps[-1].on or "") if steps and steps[-1].stage == case.stage else ""
