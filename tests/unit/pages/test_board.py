import datetime
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from build_tools.corpus import Entry, build_corpus, publishable
from build_tools.pages import board
from build_tools.pages._base import Page
from build_tools.pages.rendering import open_templates, render_content
from build_tools.records.stages import STAGES
from tests.unit.hub_requests import request, request_at
from tests.unit.pages import sample

TEMPLATES = open_templates(sample.ROOT / "site_config" / "templates", sample.strings())


def drawn(*entries: Entry, **changes: object) -> Page:
    corpus = publishable(build_corpus([*entries, *sample.others()], {}, sample.vocabularies())).corpus
    (page,) = board.pages(corpus, sample.site(**changes))
    return page


def html_of(page: Page) -> LexborHTMLParser:
    return LexborHTMLParser(render_content(TEMPLATES, page.template, {**page.context, "base": "../../"}))


def texts(page: Page, selector: str) -> list[str]:
    return [" ".join(found.text().split()) for found in html_of(page).css(selector)]


def programme(record_id: str, **fields: Any) -> Entry:  # noqa: ANN401 - any field of a case
    """Return a case told after a programme."""
    whole = {"origin": "public-programme", "need": "N.", "stage": "implementing", **fields}
    return sample.entry("case", record_id, **whole)


def cards(page: Page) -> list[dict[str, Any]]:
    stages = page.context["stages"]
    return [card for stage in stages for card in (*stage["cards"], *stage["folded"])]


def test_stages_with_cases_have_a_column_and_the_others_a_line_and_ways_out_stand_apart() -> None:
    page = drawn(request_at("received"), request_at("funded"), request_at("withdrawn"))
    assert texts(page, "section[aria-labelledby=cards] h3") == ["Received", "Funded"]
    assert texts(page, "section[aria-labelledby=out] h3") == ["Withdrawn"]
    assert texts(page, ".cc-way__count").count("nothing here yet") == 6


def test_a_request_tells_how_long_it_has_stood_and_a_programme_when_a_source_last_told_a_change() -> None:
    found = drawn(
        request_at("received"),
        request_at("closed"),
        programme("told", history=[{"stage": "implementing", "on": "2016"}]),
        programme("new", history=[{"stage": "implementing", "on": "2026"}]),
        programme("undated"),
    )
    assert [card["time"] for card in cards(found)] == [
        "Since 11 January 2026, about 10 months so far",
        "Last change told: 2016, about 10 years ago",
        "Last change told: 2026, this year",
        "When it came to this stage is not told.",
        "Ended 18 August 2026, about 3 months ago",
    ]


def test_a_build_that_is_older_than_a_date_tells_the_date_alone() -> None:
    page = drawn(request_at("received"), build_date=datetime.date(2026, 1, 1))
    assert [card["time"] for card in cards(page)] == ["Since 11 January 2026"]


def test_those_that_have_stood_longest_come_first_and_those_without_a_date_last() -> None:
    days = {"case-b": "2026-03-01", "case-a": "2026-05-01", "case-c": ""}
    page = drawn(
        *(request(name, stage="received", **({"received": day} if day else {})) for name, day in days.items()),
        request_at("declined", history=[{"stage": "declined", "on": "2025"}]),
        request("late", stage="declined", history=[{"stage": "declined", "on": "2026"}]),
    )
    assert [card["href"] for card in cards(page)] == [
        "cases/case-b/", "cases/case-a/", "cases/case-c/", "cases/late/", "cases/request-declined/",
    ]  # fmt: skip


def test_it_says_whose_cases_these_are_and_marks_them_only_where_they_differ() -> None:
    assert drawn(programme("a-a"), programme("b-b")).context["notices"][0].startswith("All 2 cases here are")
    mixed = drawn(programme("a-a"), request_at("received"))
    assert mixed.context["notices"][0].startswith("1 of the 2 cases is reconstructed")
    assert [card["origin"] for card in cards(mixed)] == ["request", "programme"]
    assert drawn(request_at("received")).context["notices"] == []


def test_a_summary_shows_its_stage_and_no_time_and_a_number_only_stays_a_number() -> None:
    kept = request_at("assessed", publish="summary", title="Kept short")
    page = drawn(kept, hidden_cases=2)
    assert [card["time"] for card in cards(page)] == [
        "Only the title, the countries, the objectives and the stage are public."
    ]
    assert page.context["notices"] == [
        "Of 2 more cases, only the number is public: they have no card here and count in no stage."
    ]
    assert "2026" not in str(page.context)


def test_many_cases_fold_away_and_more_of_them_are_left_to_explore() -> None:
    page = drawn(*(request(f"case-{number:03}", stage="received", objectives=[6]) for number in range(250)))
    (stage,) = page.context["columns"]
    assert (len(stage["cards"]), len(stage["folded"]), stage["fold"]) == (5, 27, "27 more")
    assert stage["more"] == "218 more in Explore"
    assert len(page.context["rows"]) == 200
    assert page.context["cut"] == "The table shows the first 200 cases; the files have all."


def test_without_any_case_the_board_says_so() -> None:
    page = drawn()
    assert "There are no cases yet." in texts(page, "section[aria-labelledby=cards] p")
    assert len(texts(page, "tbody tr")) == len(STAGES)


def test_the_time_at_a_stage_is_told_with_the_number_of_cases_that_it_is_known_of() -> None:
    page = drawn(request_at("assessed"), request_at("partnered", history=[]))
    assert texts(page, ".cc-way .cc-note") == ["Time in it: 32 days (known of 1 case)"]
