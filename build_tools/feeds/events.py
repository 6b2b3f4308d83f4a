"""The days that a calendar can hold: when calls of funds open and close, and meetings of the Network."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.publication import is_open
from build_tools.records.funding import Funding
from build_tools.records.workstream import Workstream

PATH = "feeds/deadlines.ics"
MEDIA_TYPE = "text/calendar"
DAY_LENGTH = len("2026-11-21")
MEETINGS = ("annual-meeting", "review-forum", "hub-use")
"""Kinds of workstream that take place on days: groups, plans and networks of countries last."""
Kind = Literal["opens", "closes", "meeting"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something on one day or more; `first` and `last` are days, ISO 8601, and both are part of it."""

    entry: Entry
    kind: Kind
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """What has days, oldest first, and the records of which only a month or a year is known, which have none."""

    events: tuple[Event, ...]
    without_day: tuple[Entry, ...]


def calendar_of(corpus: Corpus) -> Calendar:
    """Return the calendar of the records of which all is public; a month becomes no day."""
    found = [event for entry in _dated(corpus) for event in _told(entry)]
    events = [event for event in found if len(event.first) == len(event.last) == DAY_LENGTH]
    vague = {event.entry.key: event.entry for event in found if event not in events}
    events.sort(key=lambda event: (event.first, event.last, event.entry.address, event.kind))
    return Calendar(tuple(events), tuple(vague.values()))


def _dated(corpus: Corpus) -> Iterator[Entry]:
    for type_name in ("funding", "workstream"):
        yield from filter(is_open, corpus.by_type[type_name])


def _told(entry: Entry) -> Iterator[Event]:
    """Yield what a record tells, as exact as it tells it; a meeting without an end is known to begin."""
    record = entry.record
    if isinstance(record, Funding):
        if record.opens:
            yield Event(entry, "opens", record.opens, record.opens)
        if record.closes:
            yield Event(entry, "closes", record.closes, record.closes)
    elif isinstance(record, Workstream) and record.kind in MEETINGS and record.start:
        yield Event(entry, "meeting", record.start, record.end or record.start)
