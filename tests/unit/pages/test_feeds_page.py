"""The page of the feeds and the calendar: what it tells of both, and where pages lead to it."""

from typing import Any

from build_tools.corpus import Corpus, Entry, build_corpus
from build_tools.pages import countries, feeds, indexes, objectives
from build_tools.pages._base import Page, PageType
from tests.unit.pages import sample

FUND = {
    "operator": ["an-organisation"],
    "kind": next(iter(sample.vocabularies()["funding-kinds"].terms)),
    "status": next(iter(sample.vocabularies()["funding-statuses"].terms)),
}


def corpus_of(*entries: Entry) -> Corpus:
    return build_corpus(entries, {}, sample.vocabularies())


def page_of(*entries: Entry, **changes: object) -> Page:
    (page,) = feeds.pages(corpus_of(*entries), sample.site(**changes))
    return page


def fund(record_id: str, **fields: object) -> Entry:
    whole: dict[str, Any] = {**FUND, **fields}
    return sample.entry("funding", record_id, **whole)


def at(page_type: PageType, address: str) -> Page:
    return next(page for page in page_type.pages(sample.published(), sample.site()) if page.address == address)


def test_it_says_plainly_that_no_day_lies_ahead_and_that_no_fund_tells_one() -> None:
    assert page_of(fund("fund-a")).context["told"] == [
        "The calendar holds 0 entries.",
        "None lies ahead on 21 November 2026, the day of this data.",
        "No fund here tells when its call opens or closes: ask those who run it.",
    ]


def test_it_counts_the_days_that_lie_ahead_and_the_funds_that_tell_of_their_calls() -> None:
    page = page_of(fund("fund-a", opens="2026-02-01", closes="2027-03-31"), fund("fund-b", closes="2027"))
    assert page.context["told"] == [
        "The calendar holds 2 entries.",
        "1 of them lies ahead on 21 November 2026, the day of this data.",
        "Of 2 funds, 2 tell when their calls open or close.",
    ]
    assert [event["what"] for event in page.context["events"]] == ["Call closes", "Call opens"]
    assert [link["text"] for link in page.context["without_day"]] == ["Fund b"]


def test_what_the_network_does_bears_the_name_of_its_kind() -> None:
    forum = sample.entry("workstream", "forum-a", kind="review-forum", start="2026-05-05", end="2026-05-08")
    (event,) = page_of(forum).context["events"]
    assert event["what"] == sample.vocabularies().label("workstream-kinds", "review-forum")
    assert [day["iso"] for day in event["days"]] == ["2026-05-05", "2026-05-08"]


def test_countries_stand_by_name() -> None:
    (page,) = feeds.pages(sample.published(), sample.site())
    names = [row["text"] for group in page.context["groups"] if group["id"] == "countries" for row in group["rows"]]
    assert names[:3] == ["Afghanistan", "Åland Islands", "Albania"]
    assert len(names) == len(set(names))


def test_a_site_without_an_address_leaves_that_of_the_calendar_to_the_script() -> None:
    assert page_of(site_url="").context["address"] == ""
    assert page_of().context["address"] == "https://example.org/commons/feeds/deadlines.ics"


def test_pages_lead_to_their_feed_for_readers_and_for_programs() -> None:
    places = ((indexes, "practices/", "practices"), (objectives, "objectives/6/", "objective-6"))
    for module, address, name in (*places, (countries, "countries/KEN/", "country-ken")):
        page = at(module.PAGE_TYPE, address)
        assert page.context["follow"] == f"data/feeds/#{name}"
        assert ("application/atom+xml", f"feeds/{name}.atom") in page.alternates
        assert ("application/feed+json", f"feeds/{name}.json") in page.alternates
