"""What feeds tell: the last that happened to each record, newest first, and to whom."""

import datetime
from typing import Any

from build_tools.corpus import Corpus, Entry, build_corpus, publishable
from build_tools.feeds import MOST_NEWS, Channel, News, Teller, channels_of, news_of, told_by
from tests.unit.pages import sample

TODAY = datetime.date(2026, 11, 21)


def practice(record_id: str, **fields: object) -> Entry:
    implementers = [{"name": "A ministry", "type": "government"}]
    whole: dict[str, Any] = {"kind": "policy", "implementers": implementers, **fields}
    return sample.entry("practice", record_id, **whole)


def corpus_of(*entries: Entry) -> Corpus:
    return build_corpus(entries, {}, sample.vocabularies())


def told(*entries: Entry, **days: tuple[str, str]) -> list[tuple[str, str, str]]:
    dates = {f"content/practices/practice-{name}.md": found for name, found in days.items()}
    return [(news.entry.id, news.state, news.day) for news in news_of(entries, dates, TODAY)]


def by_name(corpus: Corpus) -> dict[str, tuple[Channel, list[News]]]:
    return {channel.name: (channel, news) for channel, news in told_by(corpus, {}, TODAY)}


def test_the_newest_stands_first_and_equal_days_by_address() -> None:
    entries = [practice("practice-c"), practice("practice-a"), practice("practice-b")]
    days = {"a": ("2026-01-01", "2026-01-01"), "b": ("2026-01-01", "2026-03-01"), "c": ("2026-01-01", "2026-01-01")}
    assert told(*entries, **days) == [
        ("practice-b", "changed", "2026-03-01"),
        ("practice-a", "added", "2026-01-01"),
        ("practice-c", "added", "2026-01-01"),
    ]


def test_on_one_day_what_came_stands_before_what_changed() -> None:
    days = {"a": ("2026-01-01", "2026-03-01"), "b": ("2026-03-01", "2026-03-01")}
    assert [news[0] for news in told(practice("practice-a"), practice("practice-b"), **days)] == [
        "practice-b",
        "practice-a",
    ]


def test_without_git_the_day_is_the_newest_that_the_record_tells_and_the_clock_is_never_asked() -> None:
    seen = practice("practice-a", verified={"on": "2026-11-20", "by": "an-organisation"}, sources=sample.SOURCES[:1])
    undated = practice("practice-b", sources=sample.SOURCES[:1])
    assert told(seen, undated) == [("practice-b", "added", "2026-11-21"), ("practice-a", "added", "2026-11-20")]


def test_a_withdrawn_record_is_told_on_its_day_with_its_reason_and_nothing_of_what_it_was_about() -> None:
    gone = practice(
        "practice-a", objectives=[6], countries=["KEN"], withdrawn={"on": "2026-05-01", "reason": "It was wrong."}
    )
    found = by_name(corpus_of(gone))
    (news,) = found["all"][1]
    assert (news.state, news.day) == ("withdrawn", "2026-05-01")
    assert found["practices"][1] == [news]
    assert found["objective-6"][1] == []
    assert "country-ken" not in found
    story = Teller(corpus_of(gone), sample.strings(), "Compact Commons", "https://example.org/").story(news)
    assert (story.title, story.summary) == ("Withdrawn: Practice a", "It was wrong.")
    assert story.subjects == (("type", "practice", "Practice"),)


def test_cases_that_are_public_in_part_or_not_at_all_are_told_nowhere() -> None:
    published = publishable(sample.corpus()).corpus
    seen = {news.entry.id for news in news_of(published, {}, TODAY)}
    assert "full-case" in seen
    assert not seen & {"summary-case", "secret-case"}


def test_a_feed_holds_the_newest_only_and_the_feed_of_everything_all_types() -> None:
    found = by_name(publishable(sample.corpus()).corpus)
    assert len(found["practices"][1]) == len(found["all"][1]) == MOST_NEWS
    assert {news.entry.type.name for news in found["objective-6"][1]} > {"practice"}
    assert all("KEN" in news.entry.record.countries for news in found["country-ken"][1])


def test_types_and_objectives_have_feeds_before_they_have_records_countries_do_not() -> None:
    channels = channels_of(corpus_of(), TODAY).values()
    assert {channel.facet for channel in channels} == {"all", "type", "objective"}
    assert [channel.page for channel in channels if channel.value in {"evidence", "6"}] == [
        "evidence/",
        "objectives/6/",
    ]


def test_the_id_of_a_record_stays_when_the_site_moves_or_the_record_is_renamed() -> None:
    def uri(entry: Entry, top: str) -> str:
        teller = Teller(corpus_of(entry), sample.strings(), "Compact Commons", top)
        return teller.story(News(entry, "changed", "2026-11-21")).uri

    here = uri(practice("practice-a"), "https://example.org/")
    assert here == uri(practice("practice-a"), "http://localhost:8000/")
    assert here == uri(practice("practice-z", former_ids=["practice-a"]), "https://example.org/")
    assert here != uri(practice("practice-b"), "https://example.org/")
    assert here == "urn:uuid:b17790a6-8b29-53b4-a84f-5b2be34b5e7f"
