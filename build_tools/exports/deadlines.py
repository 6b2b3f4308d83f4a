"""The calendar of deadlines and meetings (iCalendar, RFC 5545), to be subscribed to."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_tools.corpus import Corpus
from build_tools.digests import canonical_json, digest_parts, stable_uuid
from build_tools.exports._addresses import top_of
from build_tools.exports._base import Exporter, LargeArtefact, Release
from build_tools.feeds import Event, calendar_of, lasting_name, news_of
from build_tools.feeds.events import PATH

if TYPE_CHECKING:
    from icalendar import Event as CalendarEvent

REFRESH = datetime.timedelta(days=1)
PRODUCT = "-//Compact Commons//Deadlines//EN"


def export(corpus: Corpus, release: Release) -> Iterator[LargeArtefact]:
    """Yield `feeds/deadlines.ics`; the library that writes it is not loaded where nothing has changed."""
    events = calendar_of(corpus).events
    days = {news.entry.key: news.day for news in news_of(corpus, release.dates, release.build_date)}
    rows = [_row(event, days[event.entry.key], release) for event in events]
    head = {**release.strings["feeds"]["calendar"], "site": release.site_name, "url": f"{top_of(release)}{PATH}"}

    def write(file: Path) -> None:
        file.write_bytes(_written(rows, head))

    yield LargeArtefact(PATH, digest_parts([canonical_json([head, rows])]), write)


def _row(event: Event, changed: str, release: Release) -> dict[str, str]:
    """Return what the calendar says of an event, as texts."""
    words = release.strings["feeds"]["calendar"]
    entry = event.entry
    return {
        "uid": str(stable_uuid(f"event/{lasting_name(entry)}/{event.kind}")),
        "first": event.first,
        "last": event.last,
        "changed": changed,
        "title": words[event.kind].replace("{title}", entry.record.title),
        "text": f"{entry.record.summary}\n\n{words['source']}",
        "url": f"{top_of(release)}{entry.address}/",
        "category": release.strings["types"][entry.type.name]["one"],
    }


def _written(rows: list[dict[str, str]], head: dict[str, Any]) -> bytes:
    """Return the calendar; its time stamps are the days on which the records changed."""
    import icalendar  # noqa: PLC0415 - takes as long to load as all feeds to write, and is needed after a change only

    calendar = icalendar.Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    for name in ("NAME", "X-WR-CALNAME"):
        calendar.add(name, head["title"].replace("{site}", head["site"]))
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        calendar.add(name, head["lead"])
    calendar.add("SOURCE", head["url"], parameters={"VALUE": "URI"})
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    for row in rows:
        calendar.add_component(_event(icalendar.Event(), row))
    written: bytes = calendar.to_ical()
    return written


def _event(event: "CalendarEvent", row: dict[str, str]) -> "CalendarEvent":
    """Fill an event of whole days; its end is the day after the last, as the format asks."""
    changed = datetime.datetime.fromisoformat(f"{row['changed']}T00:00:00+00:00")
    event.add("UID", row["uid"])
    event.add("DTSTAMP", changed)
    event.add("LAST-MODIFIED", changed)
    event.add("DTSTART", datetime.date.fromisoformat(row["first"]))
    event.add("DTEND", datetime.date.fromisoformat(row["last"]) + datetime.timedelta(days=1))
    event.add("SUMMARY", row["title"])
    event.add("DESCRIPTION", row["text"])
    event.add("URL", row["url"])
    event.add("CATEGORIES", [row["category"]])
    event.add("TRANSP", "TRANSPARENT")
    return event


EXPORTER = Exporter("deadlines", export)
