"""What the page Explore answers to odd questions, odd records and a bad line, and what it gives to take away."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, Route, expect

from build_tools.search.query import CompactIndex, Query
from tests.browser.conftest import Watch
from tests.browser.explore_page import opened, settled, total, words_of
from tests.browser.looking import too_wide, violations
from tests.quality import awkward

MARKUP = "<img src=x onerror=\"document.title='broken into'\">"


@pytest.fixture(scope="module")
def index(built_site: Path) -> CompactIndex:
    """The index of the built site."""
    return CompactIndex(lambda path: (built_site / "search" / path).read_bytes())


def downloaded(page: Page, name: str) -> Download:
    with page.expect_download() as started:
        page.get_by_role("button", name=name).click()
    return started.value


def test_all_results_can_be_downloaded(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=recruitment")
    count = total(page)
    file = downloaded(page, "Download all results as CSV")
    assert file.suggested_filename == "explore.csv"
    text = file.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    told = json.loads(downloaded(page, "Download all results as JSON").path().read_bytes())
    assert len(rows) == len(told["records"]) == told["count"] == count
    assert told["question"] == page.url
    assert [row["title"] for row in rows] == [record["title"] for record in told["records"]]
    assert told["records"][0]["address"].startswith(site_url)


def test_no_cell_of_a_download_runs_as_a_formula(page: Page, awkward_url: str) -> None:
    opened(page, awkward_url)
    text = downloaded(page, "Download all results as CSV").path().read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == total(page) + 1
    assert not [cell for row in rows for cell in row if re.match(r"\s*[=+\-@\t\r]", cell)]
    (row,) = [row for row in rows if awkward.FORMULA in row[0]]
    assert row[0] == f"'{awkward.FORMULA}"
    assert row[-1].startswith("'-1+1, ")


def test_hostile_foreign_and_very_long_titles_are_text_in_their_own_direction(
    page: Page, watch: Watch, awkward_url: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    opened(page, awkward_url, "?language=ar&language=zh")
    expect(page.locator(".cc-entry a[lang=ar]").first).to_have_attribute("dir", "rtl")
    expect(page.locator(".cc-entry a[lang=zh]").first).to_have_attribute("dir", "ltr")
    found = [*too_wide(page), *violations(page)]
    opened(page, awkward_url, f"?q=xyzzyx onerror {MARKUP}")
    page.wait_for_load_state("networkidle")  # passages of the records come later
    assert total(page) > 0
    assert page.title().startswith("xyzzyx")
    expect(page.locator(".cc-entry mark", has_text="onerror").first).to_be_visible()
    assert page.locator("main img, main ol script").count() == 0
    assert page.evaluate(f"typeof {awkward.MARK_OF_TRAP}") == "undefined"
    assert [*found, *too_wide(page), *violations(page)] == []
    watch.assert_clean()


def test_a_title_of_three_hundred_letters_fits_a_small_telephone(page: Page, awkward_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    opened(page, awkward_url, "?sort=title")
    titles = page.locator(".cc-entry h3").all_inner_texts()
    while page.get_by_role("link", name="Next").count():
        assert too_wide(page) == []
        page.get_by_role("link", name="Next").click()
        settled(page)
        titles += page.locator(".cc-entry h3").all_inner_texts()
    assert too_wide(page) == []
    assert max(map(len, titles)) >= 290


def test_a_corrected_word_can_be_taken_back(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=recruitmnt")
    expect(page.get_by_text("Searched for “recruitment”")).to_be_visible()
    page.get_by_role("button", name="Search for “recruitmnt” as written").click()
    settled(page)
    assert words_of(page) == {"q": ["recruitmnt"], "as": ["written"]}
    expect(page.get_by_text("Searched for “recruitment”")).to_be_hidden()
    page.go_back()
    settled(page)
    expect(page.get_by_text("Searched for “recruitment”")).to_be_visible()


def test_a_word_that_is_taken_as_written_and_found_nowhere_has_a_way_to_the_nearest(
    page: Page, site_url: str, index: CompactIndex
) -> None:
    count = len(index.search(Query("recruitment")).documents)
    opened(page, site_url, "?q=recruitmnt&as=written")
    expect(page.get_by_role("heading", name="No results for “recruitmnt”")).to_be_visible()
    page.get_by_role("button", name=f"{count} results for “recruitment”, the nearest spelling").click()
    settled(page)
    assert total(page) == count
    assert words_of(page) == {"q": ["recruitment"]}


def test_a_meaning_that_was_found_can_become_a_filter(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=kenia")
    page.get_by_role("button", name="Only Country: Kenya").click()
    settled(page)
    assert words_of(page) == {"q": ["kenia"], "country": ["KEN"]}


def fruitless(index: CompactIndex) -> tuple[str, str, int]:
    """Return a country and a type that nothing about recruitment has together, and how many have the country alone."""
    counts = index.search(Query("recruitment")).counts
    for country, count in counts["country"].items():
        types = index.search(Query("recruitment", {"country": [country]})).counts["type"]
        left = [name for name in counts["type"] if name not in types]
        if count > 1 and left:
            return country, left[0], count
    pytest.fail("Something about recruitment has every type and country together.")


def test_an_empty_result_offers_fewer_filters_and_the_lists(page: Page, site_url: str, index: CompactIndex) -> None:
    country, type_name, count = fruitless(index)
    opened(page, site_url, f"?q=recruitment&type={type_name}&country={country}")
    expect(page.get_by_role("heading", name="No results for “recruitment”")).to_be_visible()
    expect(page.locator("[data-part=browse]")).to_be_visible()
    page.get_by_role("button", name=f"{count} results without Type: ").click()
    settled(page)
    assert total(page) == count
    assert words_of(page) == {"q": ["recruitment"], "country": [country]}


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (f"?q={MARKUP}<script>document.title='broken into'</script>", ""),
        (f"?country={MARKUP}&type=practice", "was left out"),
        ("?country=XXX&objective=99&nonsense=1", "was left out"),
        ("?page=99999&type=practice", ""),
        ("?page=-3&sort=worst&page=x", ""),
        ("?q=%E0%A4%A&type=%ZZ", "was left out"),
        ("?q=" + "recruitment " * 900, "Only the first 800 characters"),
        ("?q=%00%20%F0%9F%98%80...", ""),
        ("?" + "&".join(f"country=X{number}" for number in range(300)), "was left out"),
    ],
    ids=["script", "script-in-facet", "unknown-values", "page-beyond", "bad-page", "bad-escape", "long", "odd", "many"],
)
def test_whatever_stands_in_the_address_the_page_answers(
    page: Page, watch: Watch, site_url: str, query: str, told: str
) -> None:
    opened(page, site_url, query)
    assert "broken into" not in page.title() or query.startswith("?q=")
    assert page.locator("main img").count() == 0
    if told:
        expect(page.get_by_text(told)).to_be_visible()
    assert "XXX" not in page.url
    assert total(page) > 0 or "No results" in page.locator("#explore-count").inner_text()
    watch.assert_clean()


def test_ten_thousand_characters_typed_are_answered(page: Page, watch: Watch, site_url: str) -> None:
    opened(page, site_url)
    page.get_by_label("What do you need?").fill("fair recruitment " * 600)
    settled(page)
    expect(page.get_by_text("Only the first 800 characters are searched for.")).to_be_visible()
    assert total(page) > 0
    assert len(page.url) < 2000
    watch.assert_clean()


def test_a_page_beyond_the_last_is_the_last(page: Page, site_url: str) -> None:
    opened(page, site_url, "?type=case&page=50")
    assert int(words_of(page)["page"][0]) == -(-total(page) // 20)
    assert page.locator(".cc-entry").count() > 0


def test_when_the_index_cannot_be_loaded_the_page_says_so_and_tries_again(page: Page, site_url: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/search/*", refuse)
    page.goto(f"{site_url}explore/?q=recruitment")
    expect(page.get_by_text("The search could not be loaded.")).to_be_visible()
    expect(page.locator("[data-part=browse]")).to_be_visible()
    page.unroute("**/search/*", refuse)
    page.get_by_role("button", name="Try again").click()
    settled(page)
    if not total(page):  # a module that failed once stays failed until the page is loaded anew
        page.reload()
        settled(page)
    assert total(page) > 0


def test_when_a_part_of_the_index_is_missing_the_page_says_so_and_recovers(page: Page, site_url: str) -> None:
    opened(page, site_url)
    page.context.set_offline(True)
    page.get_by_label("What do you need?").fill("recruitment")
    expect(page.get_by_text("A part of the search index could not be loaded")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    settled(page)
    assert total(page) > 0
