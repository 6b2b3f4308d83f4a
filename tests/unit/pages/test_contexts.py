"""What pages say of a record."""

import datetime
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from build_tools.corpus import Corpus, build_corpus
from build_tools.pages import case, indexes, objectives, organisation, practice, redirects
from build_tools.pages._base import Page, Site
from build_tools.pages._tables import web_address
from build_tools.pages.evidence import doi_address
from build_tools.pages.rendering import open_templates, render_content
from build_tools.pages.slots import slot_contexts
from build_tools.records.verification import verification_of
from tests.unit.pages import sample


def page_at(pages: Callable[[Corpus, Site], Iterable[Page]], address: str) -> Page:
    return next(page for page in pages(sample.corpus(), sample.site()) if page.address == address)


def section(page: Page, section_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in page.context["sections"] if one["id"] == section_id)
    return found


def facts(page: Page) -> dict[str, list[str]]:
    return {one["name"]: [value["text"] for value in one["values"]] for one in page.context["facts"]}


def test_a_practice_shows_its_facts_with_names_and_not_codes() -> None:
    shown = facts(page_at(practice.pages, "practices/full-practice/"))
    assert shown["countries"] == ["Kenya", "Uganda"]
    assert shown["start"] == ["2019"]
    assert shown["end"] == ["May 2024"]
    assert shown["sdgs"][0].startswith("10.7 · ")


def test_objectives_link_to_their_pages() -> None:
    page = page_at(practice.pages, "practices/full-practice/")
    found = next(one for one in page.context["facts"] if one["name"] == "objectives")
    assert [value["href"] for value in found["values"]][:2] == ["objectives/6/", "objectives/18/"]


def test_a_result_says_how_it_is_known_and_links_its_evidence() -> None:
    first, second = section(page_at(practice.pages, "practices/full-practice/"), "results")["results"]
    assert first["told"]["text"] == "Evaluated"
    assert first["evidence"][0]["href"] == "evidence/an-evaluation/"
    assert second["told"]["text"] == "Not evaluated"


def test_an_organisation_without_record_shows_its_kind() -> None:
    groups = section(page_at(practice.pages, "practices/full-practice/"), "who")["groups"]
    assert groups[0]["values"][1]["note"] == "National government"


def test_an_organisation_that_was_left_out_is_named_without_a_link() -> None:
    groups = section(page_at(practice.pages, "practices/full-practice/"), "who")["groups"]
    assert groups[1]["values"][0] == sample_value("left-out-organisation")


def sample_value(text: str) -> dict[str, str]:
    return {"text": text, "href": "", "url": "", "lang": "", "dir": "", "note": ""}


def test_two_hundred_countries_are_folded_after_twelve() -> None:
    page = page_at(practice.pages, "practices/long-practice/")
    found = next(one for one in page.context["facts"] if one["name"] == "countries")
    assert len(found["values"]) == 12
    assert len(found["rest"]) == 188
    assert found["more"] == "and 188 more"


def test_a_title_in_arabic_carries_language_and_direction() -> None:
    page = page_at(practice.pages, "practices/arabic-practice/")
    assert (page.context["lang"], page.context["dir"]) == ("ar", "rtl")
    assert (page.language, page.direction) == ("en", "ltr")


def test_a_record_in_the_language_of_the_interface_carries_no_language() -> None:
    assert page_at(practice.pages, "practices/full-practice/").context["lang"] == ""


def test_a_superseded_record_names_its_successor() -> None:
    page = page_at(practice.pages, "practices/arabic-practice/")
    assert page.context["successor"]["href"] == "practices/full-practice/"


def test_a_withdrawn_record_leaves_a_page_with_date_reason_and_successor() -> None:
    page = page_at(practice.pages, "practices/gone-practice/")
    assert page.noindex
    assert page.context["on"]["text"] == "1 March 2026"
    assert page.context["reason"].startswith("It was wrong")
    assert page.context["successor"]["href"] == "practices/full-practice/"


def test_a_former_address_sends_readers_on() -> None:
    page = page_at(redirects.pages, "practices/old-practice/")
    assert page.redirect == "practices/full-practice/"
    assert page.noindex


def test_a_case_of_which_only_a_summary_is_public_shows_nothing_else() -> None:
    page = page_at(case.pages, "cases/summary-case/")
    assert set(facts(page)) == {"stage", "countries", "objectives"}
    assert {one["id"] for one in page.context["sections"]} <= {"similar_records", "cite", "share"}
    assert not page.edit_path


def test_a_case_that_only_counts_has_no_page_and_stands_in_no_list() -> None:
    addresses = [page.address for page in case.pages(sample.corpus(), sample.site())]
    assert "cases/secret-case/" not in addresses


def test_a_case_that_only_counts_is_in_the_total() -> None:
    rows = slot_contexts(sample.corpus(), sample.site())["figures"]["rows"]
    assert next(row["number"] for row in rows if row["href"] == "cases/") == "5"


def test_cases_left_out_of_the_corpus_are_in_the_total_too() -> None:
    rows = slot_contexts(sample.corpus(), sample.site(hidden_cases=3))["figures"]["rows"]
    assert next(row["number"] for row in rows if row["href"] == "cases/") == "8"


def test_of_a_programme_told_like_a_case_only_what_the_history_tells_counts_as_reached() -> None:
    states = {row["label"]: row["state"] for row in section(page_at(case.pages, "cases/full-case/"), "stage")["stages"]}
    assert states["Received"] == "reached"
    assert states["Assessed"] == "not_told"
    assert states["Implementing"] == "current"
    assert states["Closed"] == "ahead"
    assert "Declined" not in states


def test_a_case_reconstructed_from_public_sources_says_that_it_is_no_request() -> None:
    assert page_at(case.pages, "cases/full-case/").context["notices"] == ["public_programme"]


def test_a_record_lists_who_names_it_once_for_each_way_of_naming() -> None:
    groups = section(page_at(practice.pages, "practices/full-practice/"), "named_by")["groups"]
    assert [(group["label"], group["count"]) for group in groups] == [
        ("Named as similar by", "1 case"),
        ("Drafted from", "1 case"),
        ("Chosen as related by", "1 piece of evidence"),
        ("Takes the place of", "1 practice"),
    ]


def test_a_long_list_of_relations_is_cut_at_thirty_with_a_link_to_the_whole_list() -> None:
    groups = section(page_at(organisation.pages, "organisations/an-organisation/"), "named_by")["groups"]
    found = next(group for group in groups if group["label"] == "Carries out")
    assert len(found["links"]) == 30
    assert found["more"] == "and 93 more"
    assert found["href"] == "organisations/an-organisation/practices/"


def test_an_index_has_fifty_records_a_page_by_title() -> None:
    pages = [page for page in indexes.pages(sample.corpus(), sample.site()) if page.address.startswith("practices/")]
    assert [len(page.context["entries"]) for page in pages] == [50, 50, 23]
    assert pages[1].address == "practices/page/2/"
    assert pages[1].title == "Practices (page 2 of 3)"
    titles = [entry["text"] for page in pages for entry in page.context["entries"]]
    assert titles[0].startswith("A very long title")
    assert titles[1:3] == ["Full practice", "Many 000"]


def test_a_type_without_records_still_has_an_index() -> None:
    empty = build_corpus([], {}, sample.vocabularies())
    pages = [page for page in indexes.pages(empty, sample.site()) if page.address == "practices/"]
    assert pages[0].context["count"] == "0 practices"


def test_names_of_an_objective_say_which_wording_is_certain() -> None:
    names = {name["lang"]: name for name in section(page_at(objectives.pages, "objectives/1/"), "names")["names"]}
    assert names["fr"]["is_certain"]
    assert not names["ar"]["is_certain"]
    assert names["ar"]["dir"] == "rtl"


def test_verification_is_due_after_its_period_and_overdue_after_half_as_long_again() -> None:
    record = next(found for found in sample.corpus() if found.id == "full-practice").record
    states = [
        verification_of(record, 24, datetime.date.fromisoformat(day)).state
        for day in ("2028-01-30", "2028-01-31", "2029-01-30", "2029-01-31")
    ]
    assert states == ["verified", "due", "due", "overdue"]


def test_a_record_that_nobody_verified_says_so() -> None:
    about = section(page_at(practice.pages, "practices/long-practice/"), "about")
    assert about["verification"]["state"] == "never"


def test_only_web_addresses_become_links() -> None:
    assert web_address("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"
    for trap in (
        "javascript:alert(1)",
        "//example.org",
        "https://a b",
        'https://a"onclick=x',
        "data:text/html,x",
        None,
    ):
        assert web_address(trap) == ""


def test_only_well_formed_identifiers_become_links() -> None:
    assert doi_address("10.1093/jeea/jvae044") == "https://doi.org/10.1093/jeea/jvae044"
    assert doi_address("10.1093/<x>") == "https://doi.org/10.1093/%3Cx%3E"
    assert doi_address("javascript:alert(1)") == ""


def test_templates_that_change_are_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("one {{ x }}", encoding="utf-8")
    before = render_content(open_templates(tmp_path), "a.html", {"x": "<b>"})
    (tmp_path / "a.html").write_text("two {{ x }}", encoding="utf-8")
    after = render_content(open_templates(tmp_path), "a.html", {"x": "<b>"})
    assert (before, after) == ("one &lt;b&gt;", "two &lt;b&gt;")
