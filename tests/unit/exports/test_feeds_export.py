"""Feeds and calendar as files: programs that follow them read each one."""

import datetime
from functools import cache
from typing import Any

import atoma
import feedparser
import icalendar
import vobject

from build_tools.corpus import build_corpus, publishable
from build_tools.exports import deadlines, feeds
from build_tools.exports._base import Release, bytes_of
from tests.unit.exports.release import release_of
from tests.unit.pages import sample

MOMENT = "%Y-%m-%dT%H:%M:%SZ"
MOST_OCTETS = 75
"""Of a line of a calendar, its end not counted (RFC 5545, 3.1)."""


def release(**changes: Any) -> Release:  # noqa: ANN401 - any field of a release
    corpus = publishable(sample.corpus()).corpus
    return release_of(corpus, dates=sample.site().dates, **changes)


@cache
def files(site_url: str = "https://example.org/commons/") -> dict[str, bytes]:
    artefacts = feeds.export(publishable(sample.corpus()).corpus, release(site_url=site_url))
    return {artefact.path: artefact.data for artefact in artefacts}


def calendar_of(*, site_url: str = "https://example.org/commons/", **fields: object) -> bytes:
    whole = {"title": "A call", "opens": "2026-02-01", "closes": "2026-05", **fields}
    (known,) = publishable(sample.corpus()).corpus.by_type["funding"]
    fund = sample.entry("funding", "a-fund", **{**known.fields, **whole})
    corpus = build_corpus([fund], {}, sample.vocabularies())
    (artefact,) = deadlines.export(corpus, release(site_url=site_url))
    return bytes_of(artefact)


def test_feedparser_and_a_reader_of_json_feed_read_every_feed_alike() -> None:
    stems = {path.rpartition(".")[0] for path in files()}
    assert {"feeds/all", "feeds/practices", "feeds/objective-6", "feeds/country-ken"} <= stems
    for stem in stems:
        atom = feedparser.parse(files()[f"{stem}.atom"])
        told = atoma.parse_json_feed_bytes(files()[f"{stem}.json"])
        assert not atom.bozo, stem
        assert atom.version == "atom10"
        assert atom.feed.title == told.title
        assert [(entry.id, entry.link, entry.updated) for entry in atom.entries] == [
            (item.id_, item.url, f"{item.date_modified.astimezone(datetime.UTC):{MOMENT}}") for item in told.items
        ]
        assert len({entry.id for entry in atom.entries}) == len(atom.entries)


def test_a_feed_names_its_own_address_and_the_page_that_shows_the_same() -> None:
    found = feedparser.parse(files()["feeds/objective-6.atom"]).feed
    assert {link.rel: link.href for link in found.links} == {
        "self": "https://example.org/commons/feeds/objective-6.atom",
        "alternate": "https://example.org/commons/objectives/6/",
    }
    assert found.title == "Objective 6: Recruitment and decent work · Compact Commons"


def test_before_the_site_has_an_address_links_lead_to_the_local_one_and_ids_are_the_same() -> None:
    here, local = (feedparser.parse(files(top)["feeds/all.atom"]) for top in ("https://example.org/commons/", ""))
    assert local.entries[0].link.startswith("http://localhost:8000/")
    assert [entry.id for entry in local.entries] == [entry.id for entry in here.entries]


def test_two_programs_read_the_same_days_from_the_calendar() -> None:
    data = calendar_of(title="Ünïcode, a comma; a semicolon \\ and a very long line " + "ي" * 60)
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    (other,) = vobject.readOne(data.decode()).vevent_list
    assert str(event["SUMMARY"]) == other.summary.value
    assert other.summary.value.startswith("Call opens: Ünïcode, a comma; a semicolon \\ and")
    assert event.decoded("DTSTART") == other.dtstart.value == datetime.date(2026, 2, 1)
    assert event.decoded("DTEND") == other.dtend.value == datetime.date(2026, 2, 2)
    assert str(event["URL"]) == other.url.value == "https://example.org/commons/funding/a-fund/"


def test_lines_of_the_calendar_are_short_and_end_as_the_format_asks() -> None:
    lines = calendar_of(title="ي" * 200).split(b"\r\n")
    assert lines[-1] == b""
    assert not [line for line in lines if len(line) > MOST_OCTETS or b"\n" in line]


def test_no_line_end_in_a_title_begins_a_line_of_its_own() -> None:
    (event,) = icalendar.Calendar.from_ical(calendar_of(title="A call\r\nDTSTART:20200101")).walk("VEVENT")
    assert event.decoded("DTSTART") == datetime.date(2026, 2, 1)


def test_time_stamps_are_the_days_of_changes_and_ids_do_not_depend_on_the_address() -> None:
    here, local = (
        icalendar.Calendar.from_ical(calendar_of(site_url=top)).walk("VEVENT")[0] for top in ("", "https://x.org/")
    )
    assert here.decoded("DTSTAMP") == datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC)
    assert here["UID"] == local["UID"]


def test_a_calendar_without_any_day_is_a_calendar() -> None:
    (artefact,) = deadlines.export(build_corpus([], {}, sample.vocabularies()), release())
    assert icalendar.Calendar.from_ical(bytes_of(artefact)).walk("VEVENT") == []
