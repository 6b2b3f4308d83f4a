"""What record pages say beyond the fields of a record: computed links, time, citations, ways to pass it on."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from build_tools.corpus import Corpus, Entry, build_corpus, publishable
from build_tools.matching import Link, Reason
from build_tools.pages import case, practice, workstream
from build_tools.pages._base import Page, Site
from build_tools.pages._spans import span
from build_tools.pages._tables import Tables
from build_tools.pages.rendering import open_templates, render_content
from tests.unit.hub_requests import NEEDED, request_at
from tests.unit.pages import sample

TEMPLATES = open_templates(sample.ROOT / "site_config" / "templates", sample.strings())


Pages = Callable[[Corpus, Site], Iterable[Page]]


def page_of(record_id: str, pages: Pages = practice.pages, **changes: object) -> Page:
    site = sample.site(**changes)
    return next(page for page in pages(sample.corpus(), site) if page.address.endswith(f"/{record_id}/"))


def section(page: Page, section_id: str) -> dict[str, Any]:
    return next((one for one in page.context["sections"] if one["id"] == section_id), {})


def html_of(page: Page) -> str:
    return render_content(TEMPLATES, page.template, {**page.context, "base": "../../"})


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2012", "2018", "about 6 years"),
        ("2012", "2012-11", "within the same year"),
        ("2012-11", "2013", "about 1 year"),
        ("2020-01", "2021-03", "about 14 months"),
        ("2020-01-31", "2020-02-01", "1 day"),
        ("2020-01-05", "2020-01-20", "15 days"),
        ("2020-01-05", "2020-01-05", "on the same day"),
        ("2020-01-05", "2020-06-20", "about 5 months"),
        ("2020-01", "2020-01-20", "within the same month"),
        ("2018-01", "2021-06", "about 3 years"),
        ("2021", "2019", ""),
        ("", "2019", ""),
        ("2019", "", ""),
    ],
)
def test_a_span_is_told_as_exactly_as_its_dates_allow(first: str, last: str, told: str) -> None:
    assert span(Tables(sample.corpus(), sample.site()), first, last) == told


def test_who_did_this_elsewhere_are_practices_of_other_countries_with_reasons() -> None:
    rows = section(page_of("many-090"), "elsewhere")["rows"]
    assert {row["countries"] for row in rows} == {"Ghana", "Chad"}
    assert all(row["reasons"] for row in rows)


def test_a_record_of_the_same_country_is_similar_and_not_elsewhere() -> None:
    link = Link(("practice", "full-practice"), 0.3, (Reason("countries", 0.3, ("KEN",), "both in Kenya"),))
    page = page_of("many-090", similar={("practice", "many-090"): (link,)})
    assert not section(page, "elsewhere")
    assert section(page, "similar_records")["rows"][0]["reasons"] == ["both in Kenya"]


def test_without_links_there_are_no_empty_sections() -> None:
    page = page_of("many-090", similar={})
    assert not section(page, "elsewhere")
    assert not section(page, "similar_records")


def test_reasons_cannot_bring_markup_into_the_page() -> None:
    link = Link(("practice", "full-practice"), 0.3, (Reason("words", 0.3, ("x",), sample.SCRIPT),))
    assert sample.SCRIPT not in html_of(page_of("many-090", similar={("practice", "many-090"): (link,)}))


def test_the_ledger_says_how_many_took_the_practice_over_and_where() -> None:
    assert section(page_of("full-practice"), "replications")["told"] == "Taken over 2 times, in Ghana and Chad."


def test_translations_carry_their_language_and_direction() -> None:
    first, second = page_of("full-practice").context["translations"]
    assert (first["lang"], first["dir"], first["language"]) == ("ar", "rtl", "Arabic")
    assert (second["lang"], second["dir"], second["title"]) == ("fr", "ltr", "Une pratique")


def test_a_case_tells_the_time_between_its_dated_stages() -> None:
    shown = section(page_of("full-case", case.pages), "stage")
    assert shown["whole"] == "about 1 year"
    by_label = {
        stage["label"]: stage["lasted"] for stage in section(case_page(request_at("partnered")), "stage")["stages"]
    }
    assert (by_label["Received"], by_label["Partnered"]) == ("32 days", "about 8 months so far")


def test_only_a_request_counts_the_time_at_its_present_stage() -> None:
    shared: dict[str, Any] = {"need": "A need.", "stage": "assessed", "history": [{"stage": "assessed", "on": "2024"}]}
    asked = sample.entry("case", "asked", **shared, origin="request")
    told = sample.entry("case", "told", **shared, origin="public-programme")
    corpus = build_corpus([asked, told], {}, sample.vocabularies())
    times = {
        page.address: [stage["lasted"] for stage in section(page, "stage")["stages"] if stage["lasted"]]
        for page in case.pages(corpus, sample.site(similar={}))
    }
    assert times == {"cases/asked/": ["about 2 years so far"], "cases/told/": []}


def case_page(entry: Entry) -> Page:
    corpus = build_corpus([entry, *sample.others(), *sample.practices()], {}, sample.vocabularies())
    (page,) = case.pages(corpus, sample.site(similar={}, answers={}))
    return page


def test_a_request_says_what_its_next_stage_needs_with_advice_and_where_there_is_more() -> None:
    shown = section(case_page(request_at("matched", lead="a-part")), "next")
    assert shown["lead"] == "The next stage is “Set up”."
    assert shown["asked"] == "It needs 2 more things:"
    assert shown["missing"] == ["A second agency; so far there is one: A part.", "A government body that takes part."]
    assert shown["href"] == "connect/stages/#set-up"


def test_a_request_that_lacks_nothing_for_the_next_stage_says_so() -> None:
    shown = section(case_page(request_at("received", **NEEDED["assessed"])), "next")
    assert (shown["asked"][:29], shown["missing"]) == ("Everything that it needs stan", [])


@pytest.mark.parametrize("stage", ["closed", "declined", "withdrawn"])
def test_after_an_end_nothing_comes_next(stage: str) -> None:
    assert not section(case_page(request_at(stage)), "next")


def test_of_a_programme_no_next_step_is_told_and_the_page_says_why() -> None:
    told = sample.entry("case", "told", stage="funded", need="A need.", origin="public-programme")
    page = case_page(told)
    assert not section(page, "next")
    assert "no next step is told" in section(page, "stage")["note"]


def test_a_case_that_went_back_and_forth_tells_all_of_it_and_adds_up_the_time() -> None:
    start = datetime.date(2026, 1, 1)
    history = [
        {"stage": ("received", "assessed")[step % 2], "on": str(start + datetime.timedelta(days=step)), "note": "N."}
        for step in range(40)
    ]
    page = case_page(request_at("assessed", history=history))
    shown = section(page, "stage")
    assert len(shown["history"]["rows"]) == 40
    assert [(row["times"], row["lasted"], row["state"]) for row in shown["stages"][:2]] == [
        ("20 times", "20 days", "reached"),
        ("20 times", "about 10 months so far", "current"),
    ]
    assert html_of(page).count("<td>1 day</td>") == 39


def test_a_stage_that_was_left_on_a_way_back_is_not_told_as_reached() -> None:
    history = [{"stage": "funded", "on": "2026-01"}, {"stage": "matched", "on": "2026-02", "note": "The fund closed."}]
    rows = section(case_page(request_at("matched", history=history)), "stage")["stages"]
    assert [row["state"] for row in rows] == ["reached"] * 3 + ["current", "ahead", "left", "ahead", "ahead"]


def test_a_declined_case_shows_the_way_out_that_it_took_and_no_other() -> None:
    rows = section(case_page(request_at("declined")), "stage")["stages"]
    assert [row["label"] for row in rows][-2:] == ["Closed", "Declined"]
    assert [row["state"] for row in rows] == ["reached", *["closed_off"] * 7, "current"]


def test_partners_tell_their_part_and_their_side_and_the_lead_stands_once() -> None:
    shown = section(case_page(request_at("set-up")), "who")
    assert shown["lead"] == "4 organisations are named, 2 of them inside the United Nations."
    notes = {group["name"]: [(one["text"], one["note"]) for one in group["values"]] for group in shown["groups"]}
    assert notes == {
        "lead": [("An organisation", "inside the UN")],
        "agencies": [("Another agency", "Implementing, inside the UN")],
        "government_partners": [("A ministry", "National government, outside the UN")],
        "other_partners": [("A union", "Trade union, outside the UN")],
    }


def test_money_adds_up_by_status_and_currency_and_says_what_it_leaves_out() -> None:
    amounts = [("sought", 100, "USD"), ("secured", 2000, "USD"), ("secured", 30, "CHF"), ("secured", 500, "USD")]
    money = [{"name": "F", "status": status, "amount": sum_, "currency": code} for status, sum_, code in amounts]
    page = case_page(request_at("funded", funding=[*money, {"name": "F", "status": "secured"}]))
    assert [(row["label"], row["amount"], row["note"]) for row in section(page, "funding")["sums"]] == [
        ("Together, sought", "100 USD", "every entry tells its amount"),
        ("Together, secured", "30 CHF and 2,500 USD", "1 entry tells no amount"),
    ]


def test_money_of_one_entry_needs_no_sum() -> None:
    assert section(case_page(request_at("funded")), "funding")["sums"] == []


def test_what_people_chose_stands_directly_before_what_is_computed() -> None:
    page = page_of("full-case", case.pages)
    ids = [one["id"] for one in page.context["sections"]]
    assert ids[ids.index("similar") + 1] == "suggested"
    assert "Chosen by people" in html_of(page)


def test_a_summary_shows_no_date_no_partner_and_no_next_step() -> None:
    kept = request_at("matched", publish="summary")
    corpus = publishable(build_corpus([kept], {}, sample.vocabularies())).corpus
    (page,) = case.pages(corpus, sample.site(similar={}, answers={}))
    assert not {"stage", "next", "who", "similar"} & {one["id"] for one in page.context["sections"]}
    assert "2026-0" not in html_of(page)


def test_a_workstream_tells_what_it_made_in_order_of_time_and_the_undated_apart() -> None:
    page = page_of("a-group", workstream.pages)
    assert [row["title"] for row in section(page, "timeline")["rows"]] == ["Began", "A brief", "Ended"]
    assert [row["title"] for row in section(page, "outputs")["rows"]] == [f"Another {sample.SCRIPT}"]


def test_a_workstream_without_dated_outputs_has_no_timeline() -> None:
    group = sample.entry("workstream", "group", kind="workstream", start="2019", outputs=[{"title": "A brief"}])
    corpus = build_corpus([group], {}, sample.vocabularies())
    (page,) = workstream.pages(corpus, sample.site(similar={}))
    assert not section(page, "timeline")


def test_the_link_to_mail_holds_title_and_address_and_nothing_that_splits_it() -> None:
    mail = section(page_of("full-practice"), "share")["mail"]
    assert mail == (
        "mailto:?subject=Full%20practice%20%28Compact%20Commons%29"
        "&body=Full%20practice%0Ahttps%3A%2F%2Fexample.org%2Fcommons%2Fpractices%2Ffull-practice%2F"
    )


def test_a_site_that_does_not_know_its_address_leaves_it_to_the_script() -> None:
    page = page_of("full-practice", site_url="")
    assert not section(page, "share")["address"]
    assert "<p hidden" in html_of(page)


def test_every_form_of_citation_is_shown_and_offered_as_a_file() -> None:
    page = page_of("full-practice")
    assert [form["href"] for form in section(page, "cite")["forms"]] == [
        "practices/full-practice.bib",
        "practices/full-practice.csl.json",
        "practices/full-practice.ris",
    ]
    assert ("application/x-bibtex", "practices/full-practice.bib") in page.alternates
