"""The page Explore in a browser: with and without a mouse, a script, a wide screen or a good line."""

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Download, Locator, Page, Route, expect

from build_tools.search.query import CompactIndex, Query
from tests.browser.conftest import Watch
from tests.browser.looking import Scheme, too_wide, violations
from tests.quality import awkward

MARKUP = "<img src=x onerror=\"document.title='broken into'\">"
FACETS = ["type", "objective", "region", "country", "sdg", "population", "theme", "kind", "year", "verification"]


@pytest.fixture(scope="module")
def index(built_site: Path) -> CompactIndex:
    """The index of the built site."""
    return CompactIndex(lambda path: (built_site / "search" / path).read_bytes())


SETTLED = """() => {
  const root = document.querySelector("[data-part=explore]");
  const typed = [...root.querySelector("#explore-words").value].slice(0, 800).join("").trim();
  const asked = (new URLSearchParams(location.search).get("q") ?? "").trim();
  return root.dataset.ready && !root.querySelector("[aria-busy]") && typed === asked;
}"""


def settled(page: Page) -> None:
    """Wait until the page shows the answer to what was asked last, be it still being typed."""
    page.wait_for_function(SETTLED)


def opened(page: Page, site_url: str, query: str = "") -> None:
    page.goto(f"{site_url}explore/{query}")
    settled(page)


def total(page: Page) -> int:
    """Return the number that the heading of the results tells."""
    told = page.locator("#explore-count").inner_text()
    found = re.match(r"[\d,]+", told)
    return int(found[0].replace(",", "")) if found else 0


def words_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def values_of(page: Page, facet: str) -> Locator:
    """Return the values of a facet that are shown, with the facet and its groups open."""
    page.evaluate(
        "name => document.querySelectorAll(`[data-facet=${name}], [data-facet=${name}] details`)"
        ".forEach(found => { found.open = true; })",
        facet,
    )
    return page.locator(f"[data-facet={facet}] li")


def count_beside(value: Locator) -> int:
    return int(value.locator(".cc-facet__count").inner_text().replace(",", ""))


def test_a_reader_searches_filters_shares_and_goes_back(page: Page, watch: Watch, site_url: str) -> None:
    opened(page, site_url)
    everything = total(page)
    page.get_by_label("What do you need?").fill("recruitment")
    settled(page)
    found = total(page)
    assert 0 < found < everything
    value = values_of(page, "type").filter(has_text="Practices")
    promised = count_beside(value)
    value.get_by_role("checkbox").check()
    settled(page)
    assert total(page) == promised
    assert words_of(page) == {"q": ["recruitment"], "type": ["practice"]}
    expect(page.get_by_role("button", name="Remove the filter Type: Practices")).to_be_visible()
    titles = page.locator(".cc-entry h3").all_inner_texts()
    shared = page.context.new_page()
    shared.goto(page.url)
    settled(shared)
    assert total(shared) == promised
    assert shared.locator(".cc-entry h3").all_inner_texts() == titles
    assert shared.get_by_label("What do you need?").input_value() == "recruitment"
    shared.close()
    page.go_back()
    settled(page)
    assert (total(page), words_of(page)) == (found, {"q": ["recruitment"]})
    page.go_back()
    settled(page)
    assert (total(page), words_of(page)) == (everything, {})
    page.go_forward()
    settled(page)
    assert total(page) == found
    page.reload()
    settled(page)
    assert total(page) == found
    watch.assert_clean()


def test_what_is_typed_is_one_step_back_however_many_letters(page: Page, site_url: str) -> None:
    opened(page, site_url)
    steps = page.evaluate("history.length")
    page.get_by_label("What do you need?").press_sequentially("domestic work", delay=60)
    settled(page)
    page.keyboard.press("Enter")
    settled(page)
    assert page.evaluate("history.length") == steps + 1
    assert words_of(page) == {"q": ["domestic work"]}


@pytest.mark.parametrize("facet", FACETS)
def test_the_count_beside_a_value_is_the_number_of_results_it_gives(page: Page, site_url: str, facet: str) -> None:
    opened(page, site_url, "?q=migrants")
    values = values_of(page, facet)
    expect(values.first).to_be_visible()
    for place in {0, values.count() - 1}:
        value = values.nth(place)
        promised = count_beside(value)
        value.get_by_role("checkbox").check()
        settled(page)
        assert total(page) == promised, value.inner_text()
        value.get_by_role("checkbox").uncheck()
        settled(page)


def test_values_of_one_facet_widen_and_those_of_another_narrow(page: Page, site_url: str) -> None:
    opened(page, site_url, "?country=KEN")
    kenya = total(page)
    opened(page, site_url, "?country=UGA")
    uganda = total(page)
    opened(page, site_url, "?country=KEN&country=UGA")
    both = total(page)
    assert max(kenya, uganda) <= both <= kenya + uganda
    promised = count_beside(values_of(page, "type").filter(has_text="Practices"))
    opened(page, site_url, "?country=KEN&country=UGA&type=practice")
    assert total(page) == promised <= both


def test_a_long_list_is_unfolded_and_searched_without_losing_what_is_chosen(page: Page, site_url: str) -> None:
    opened(page, site_url, "?country=KEN")
    facet = page.locator("[data-facet=country]")
    few = values_of(page, "country").count()
    facet.get_by_role("button", name=re.compile("Show all")).click()
    assert facet.locator("li").count() > few
    field = facet.get_by_role("searchbox")
    expect(field).to_be_focused()
    field.fill("cote d'iv")
    field.fill("côte")
    expect(facet.locator("li")).to_have_count(1)
    facet.get_by_role("checkbox").check()
    settled(page)
    assert words_of(page)["country"] == ["KEN", "CIV"]
    field.fill("zzzz")
    expect(facet.get_by_text("Nothing in this list matches.")).to_be_visible()


def test_pages_are_links_that_keep_their_place_in_history(page: Page, site_url: str) -> None:
    opened(page, site_url, "?type=practice")
    first = page.locator(".cc-entry h3").first.inner_text()
    page.locator("[data-part=steps]").get_by_role("link", name="Next").click()
    settled(page)
    assert words_of(page)["page"] == ["2"]
    expect(page.locator("#explore-count")).to_be_focused()
    assert page.locator(".cc-entry h3").first.inner_text() != first
    page.go_back()
    settled(page)
    assert page.locator(".cc-entry h3").first.inner_text() == first


def test_a_reader_who_comes_back_from_a_record_finds_their_place(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=recruitment")
    link = page.locator(".cc-entry h3 a").nth(8)
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    before = page.evaluate("scrollY")
    assert before > 0
    link.click()
    page.wait_for_url(lambda url: "explore" not in url)
    page.go_back()
    settled(page)
    assert abs(page.evaluate("scrollY") - before) < 60


def test_the_keyboard_does_everything(page: Page, watch: Watch, site_url: str) -> None:
    opened(page, site_url)
    page.keyboard.press("/")
    expect(page.get_by_label("What do you need?")).to_be_focused()
    page.keyboard.type("recruitment")
    page.keyboard.press("Enter")
    settled(page)
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-facet=type] input')"):
            break
    promised = page.evaluate("document.activeElement.closest('li').querySelector('.cc-facet__count').textContent")
    page.keyboard.press("Space")
    settled(page)
    assert total(page) == int(promised)
    assert page.evaluate("document.activeElement.matches('[data-facet=type] input:checked')")
    page.get_by_role("button", name=re.compile("Remove the filter")).focus()
    page.keyboard.press("Enter")
    settled(page)
    assert "type" not in words_of(page)
    expect(page.locator("#explore-count")).to_be_focused()
    watch.assert_clean()


def test_the_count_is_announced_once_the_reader_pauses(page: Page, site_url: str) -> None:
    opened(page, site_url)
    status = page.locator("[data-part=announcer]")
    expect(status).to_have_attribute("role", "status")
    expect(status).not_to_be_empty()
    page.evaluate(
        "() => { window.told = []; const status = document.querySelector('[data-part=announcer]');"
        "new MutationObserver(() => window.told.push(status.textContent)).observe(status, {childList: true}); }"
    )
    page.get_by_label("What do you need?").press_sequentially("work", delay=150)
    settled(page)
    page.wait_for_timeout(1300)
    told = page.evaluate("window.told")
    assert len(told) == 1
    assert told[0].startswith(f"{total(page):,} result")


def test_without_a_script_the_page_says_so_and_leads_to_every_index(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}explore/")
    expect(page.locator("noscript .cc-notice")).to_be_visible()
    form = page.locator("form.cc-explore__form")
    assert form.get_attribute("action") == "../explore/"
    browse = page.locator("[data-part=browse]")
    for address in ("practices/", "cases/", "objectives/6/", "objectives/23/"):
        expect(browse.locator(f"a[href='../{address}']")).to_be_visible()
    page.get_by_label("What do you need?").fill("x")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}explore/?q=x")
    expect(browse).to_be_visible()
    context.close()


def test_at_320_pixels_nothing_stands_out_and_the_filters_are_behind_a_button(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    opened(page, site_url, "?q=recruitment&country=KEN")
    assert too_wide(page) == []
    panel = page.locator("#explore-filters")
    expect(panel).to_be_hidden()
    button = page.get_by_role("button", name="Filters (1 chosen)")
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    expect(panel).to_be_visible()
    for facet in FACETS:
        values_of(page, facet)
    assert too_wide(page) == []
    page.get_by_role("button", name=re.compile("Show [0-9]+ result")).click()
    expect(panel).to_be_hidden()
    expect(page.locator("#explore-count")).to_be_focused()
    expect(page.locator("#explore-count")).to_be_in_viewport()
    button.click()
    panel.locator("summary").first.focus()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize(
    ("query", "scheme"),
    [
        ("", "light"),  # its lists are the longest, and nothing in them has a colour that the others lack
        ("?q=recruitment&country=KEN", "dark"),
        ("?q=zzzzqqqq&type=case", "light"),
    ],
)
def test_axe_finds_nothing_with_every_facet_open(
    page: Page, watch: Watch, site_url: str, scheme: Scheme, query: str
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 800})
    opened(page, site_url, query)
    for facet in FACETS:
        values_of(page, facet)
    found = violations(page)
    page.set_viewport_size({"width": 360, "height": 800})
    page.locator("[data-part=open]").click()
    assert found + violations(page) == []
    watch.assert_clean()


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
