"""The last that happened to each record, and on which day."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from build_tools.corpus import Entry
from build_tools.corpus.publication import is_open, publication

Days = tuple[str, str]
"""Of the first and the last change."""
State = Literal["added", "changed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class News:
    """What happened to a record last; `first` is the day on which it came, empty where nobody knows it."""

    entry: Entry
    state: State
    day: str
    first: str = ""


def news_of(entries: Iterable[Entry], dates: Mapping[str, Days], build_date: datetime.date) -> list[News]:
    """Return the news of every record of which all is public, newest first, equal days by address.

    On one day, records that came go before records that changed.
    """
    found = sorted(_told(entries, dates, build_date), key=lambda news: news.entry.address)
    return sorted(found, key=lambda news: (news.day, news.first), reverse=True)


def _told(entries: Iterable[Entry], dates: Mapping[str, Days], build_date: datetime.date) -> Iterator[News]:
    for entry in entries:
        if entry.record.withdrawn and publication(entry) == "full":
            yield News(entry, "withdrawn", entry.record.withdrawn.on)
        elif is_open(entry):
            first, last = dates.get(entry.path, ("", ""))
            state: State = "added" if first == last else "changed"
            yield News(entry, state, last or _own_day(entry) or build_date.isoformat(), first)


def _own_day(entry: Entry) -> str:
    """Return the newest day that a record itself tells: without Git, news must not move with each build."""
    record = entry.record
    told = [source.accessed for source in record.sources] + ([record.verified.on] if record.verified else [])
    return max((day for day in told if day), default="")


def lasting_name(entry: Entry) -> str:
    """Return a record's type and oldest id: who followed it under a former id follows it still."""
    former = entry.record.former_ids
    return f"{entry.type.name}/{former[0] if former else entry.id}"
