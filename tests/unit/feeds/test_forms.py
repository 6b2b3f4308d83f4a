"""Feeds: programs that follow them read what was meant, whatever a title holds."""

import datetime
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import atoma
import feedparser
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.feeds import FeedHead, Story, atom, forms, json_feed
from build_tools.feeds.atom import NOT_IN_XML

ATOM = "{http://www.w3.org/2005/Atom}"
HEAD = FeedHead(
    uri="urn:uuid:73605dd7-8316-54af-b70b-4d712ec346a4",
    title="Practices · Compact Commons",
    subtitle="What is new",
    language="en",
    url="https://example.org/feeds/practices.atom",
    page_url="https://example.org/practices/",
    updated="2026-11-21",
    author="Compact Commons contributors",
    rights="CC BY 4.0",
)
STORY = Story(
    uri="urn:uuid:d86f3d45-4be4-505f-8732-383ba3b093f1",
    address="practices/x",
    title="A title",
    summary="What it is.",
    language="en",
    url="https://example.org/practices/x/",
    data_url="https://example.org/practices/x.json",
    published="2026-11-01",
    updated="2026-11-21",
    state=("changed", "Changed"),
    subjects=(("objective", "6", "Objective 6"),),
)
AWKWARD = (
    "]]> <![CDATA[x]]> & &amp; &lt;b&gt;",
    "<script>alert('x')</script>",
    "ممارسة \u202eجيدة\u202c (RTL)",
    "quotes \" and ' and = + - @",
    "emoji 🧭 and a line\nbreak",
)


def written(*stories: Story) -> bytes:
    return atom.write_feed(HEAD, [atom.write_story(story) for story in stories])


def root_of(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - we wrote it


def title_in_atom(story: Story) -> str:
    found = root_of(written(story)).find(f"{ATOM}entry/{ATOM}title")
    assert found is not None
    return found.text or ""


def json_bytes(*stories: Story) -> bytes:
    return json_feed.write_feed(HEAD, [json_feed.write_story(story) for story in stories])


def in_json(*stories: Story) -> dict[str, Any]:
    told: dict[str, Any] = orjson.loads(json_bytes(*stories))
    return told


def test_feedparser_reads_what_an_atom_feed_says_of_itself_and_of_a_record() -> None:
    found = feedparser.parse(written(STORY))
    assert not found.bozo
    assert found.version == "atom10"
    assert (found.feed.id, found.feed.title, found.feed.rights) == (HEAD.uri, HEAD.title, HEAD.rights)
    assert {(link.rel, link.href) for link in found.feed.links} == {("self", HEAD.url), ("alternate", HEAD.page_url)}
    (entry,) = found.entries
    assert (entry.id, entry.link, entry.summary) == (STORY.uri, STORY.url, STORY.summary)
    assert (entry.published, entry.updated) == ("2026-11-01T00:00:00Z", "2026-11-21T00:00:00Z")
    assert [(tag.term, tag.label) for tag in entry.tags] == [
        ("state-changed", "Changed"),
        ("objective-6", "Objective 6"),
    ]


def test_a_reader_of_json_feed_reads_the_same() -> None:
    found = atoma.parse_json_feed_bytes(json_bytes(STORY))
    assert (found.version, found.title, found.feed_url) == (json_feed.VERSION, HEAD.title, HEAD.url)
    (item,) = found.items
    assert (item.id_, item.url, item.title, item.content_text) == (STORY.uri, STORY.url, STORY.title, STORY.summary)
    days = [moment.astimezone(datetime.UTC).date().isoformat() for moment in (item.date_published, item.date_modified)]
    assert days == [STORY.published, STORY.updated]
    assert item.tags == ["Changed", "Objective 6"]


def test_a_feed_without_news_is_a_feed() -> None:
    assert feedparser.parse(written()).feed.title == HEAD.title
    assert atoma.parse_json_feed_bytes(json_bytes()).items == []


def test_where_nobody_knows_when_a_record_came_no_day_is_told() -> None:
    story = replace(STORY, published="")
    assert "published" not in feedparser.parse(written(story)).entries[0]
    assert "date_published" not in in_json(story)["items"][0]


@pytest.mark.parametrize("title", AWKWARD)
def test_an_awkward_title_comes_back_as_it_was(title: str) -> None:
    story = replace(STORY, title=title)
    assert title_in_atom(story) == title
    assert in_json(story)["items"][0]["title"] == title


def test_a_title_in_another_language_says_so() -> None:
    story = replace(STORY, language="ar")
    (entry,) = feedparser.parse(written(story)).entries
    assert (entry.title_detail.language, entry.summary_detail.language) == ("ar", "ar")
    assert in_json(story)["items"][0]["language"] == "ar"


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    assert title_in_atom(replace(STORY, title="a\x00b\x0bc\ufffed\x1be")) == "abcde"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_whatever_a_title_is_the_feed_holds_one_entry_with_it(title: str) -> None:
    story = replace(
        STORY, title=title, summary=title, url=f"https://example.org/{title}", subjects=(("x", "y", title),)
    )
    entries = root_of(written(story)).findall(f"{ATOM}entry")
    assert len(entries) == 1
    # a reader of XML takes every line end for one line feed
    meant = NOT_IN_XML.sub("", title).replace("\r\n", "\n").replace("\r", "\n")
    assert title_in_atom(story) == meant
    assert in_json(story)["items"][0]["title"] == title


def test_every_form_has_an_ending_of_its_own() -> None:
    assert [(form.name, form.suffix) for form in forms()] == [("atom", ".atom"), ("json_feed", ".json")]
