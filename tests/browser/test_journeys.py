"""Whole ways through the site, as people go them: from a need to a record that answers it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.conftest import Watch
from tests.browser.explore_page import count_beside, settled, total, values_of, words_of
from tests.browser.looking import SCHEME_NAMES, SMALLEST, WIDE, Scheme, open_page, too_wide

RECORD = re.compile(r"(practices|evidence|cases|organisations|funding|platforms|expertise|workstreams)/[a-z0-9-]+/")
MAIN_PAGES = (
    "", "explore/", "map/", "gaps/", "charts/", "objectives/", "objectives/6/", "countries/", "countries/KEN/",
    "regions/", "regions/review-africa/", "sdgs/", "sdgs/8/", "populations/", "organisations/", "practices/", "cases/",
)  # fmt: skip
EXPLORE = "explore/"
VIEWS = (EXPLORE, "map/", "gaps/", "charts/", "data/")
"""Pages that show other sides of the same; without a script, Explore leads to every list."""
CELLS = (0, 1, 7, 40, 120)
"""Which of the linked numbers of the gap map are followed."""


def article(page: Page) -> Locator:
    return page.locator("article")


def assert_is_record(page: Page, site_url: str) -> None:
    assert RECORD.fullmatch(urlsplit(page.url).path.removeprefix(urlsplit(site_url).path)), page.url
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def number_in(link: Locator) -> int:
    found = re.search(r"\d[\d,]*", link.inner_text())
    assert found, link.inner_text()
    return int(found[0].replace(",", ""))


@pytest.mark.parametrize("window", [("light", WIDE), ("dark", SMALLEST)], ids=["light and wide", "dark and small"])
def test_from_home_by_words_and_a_filter_to_a_record_then_back_and_shared(
    page: Page, browser: Browser, watch: Watch, site_url: str, window: tuple[Scheme, ViewportSize]
) -> None:
    scheme, size = window
    open_page(page, site_url, scheme, size)
    page.get_by_role("search").get_by_role("searchbox").first.fill("fair recruitment")
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore/?q=*")
    settled(page)
    found = total(page)
    if size == SMALLEST:
        page.get_by_role("button", name=re.compile("^Filters")).click()
    value = values_of(page, "type").filter(has_text="Practices")
    promised = count_beside(value)
    value.get_by_role("checkbox").check()
    settled(page)
    if size == SMALLEST:
        page.get_by_role("button", name=re.compile("^Show [0-9]+ result")).click()
    assert 0 < total(page) == promised <= found
    shared = page.url
    titles = page.locator(".cc-entry h3").all_inner_texts()
    page.locator(".cc-entry h3 a").first.click()
    page.wait_for_url(lambda url: "explore" not in url)
    assert_is_record(page, site_url)
    assert page.evaluate("document.body.getAttribute('data-md-color-scheme')") == SCHEME_NAMES[scheme]
    assert too_wide(page) == []
    page.go_back()
    settled(page)
    assert page.locator(".cc-entry h3").all_inner_texts() == titles
    other = browser.new_page()
    other.goto(shared)
    settled(other)
    assert other.locator(".cc-entry h3").all_inner_texts() == titles
    other.close()
    watch.assert_clean()


@pytest.mark.parametrize("name", ["Kenya", "Кения", "肯尼亚"])
def test_a_country_is_found_by_its_name_in_any_official_language(
    page: Page, watch: Watch, site_url: str, name: str
) -> None:
    open_page(page, site_url)
    page.get_by_role("search").get_by_role("searchbox").first.fill(name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore/?q=*")
    settled(page)
    assert total(page) > 0
    page.get_by_role("button", name=re.compile("^Only.*Country: Kenya$")).click()
    settled(page)
    assert words_of(page)["country"] == ["KEN"]
    assert total(page) > 0
    watch.assert_clean()


def test_from_the_countries_to_all_that_is_known_of_one(page: Page, watch: Watch, site_url: str) -> None:
    open_page(page, f"{site_url}countries/")
    article(page).get_by_role("link", name="Kenya", exact=True).first.click()
    page.wait_for_url(f"{site_url}countries/KEN/")
    everything = article(page).get_by_role("link", name=re.compile(r"Explore all \d+ records"))
    promised = number_in(everything)
    everything.click()
    page.wait_for_url("**/explore/?country=KEN")
    settled(page)
    assert total(page) == promised
    watch.assert_clean()


def test_from_the_map_to_a_country_to_a_record(page: Page, watch: Watch, site_url: str) -> None:
    open_page(page, f"{site_url}map/")
    drawn = page.locator("svg a[href$='countries/KEN/']").first
    drawn.focus()
    expect(drawn).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}countries/KEN/")
    article(page).locator("a[href*='practices/']").first.click()
    page.wait_for_url(re.compile(r"/practices/[^/]+/$"))
    assert_is_record(page, site_url)
    watch.assert_clean()


def with_evidence(site: Path) -> tuple[int, str, str, str]:
    """Return an objective, a practice of it that names evidence (its title, its address), and that evidence."""
    practices = json.loads((site / "data" / "practice.json").read_bytes())["records"]
    return next(
        (practice["objectives"][0], practice["title"], practice["address"], f"evidence/{result['evidence'][0]}/")
        for practice in practices
        for result in practice.get("results", ())
        if result.get("evidence") and practice.get("objectives")
    )


def test_from_an_objective_to_a_practice_to_the_evidence_for_it(
    page: Page, watch: Watch, site_url: str, built_site: Path
) -> None:
    objective, title, practice, evidence = with_evidence(built_site)
    open_page(page, site_url)
    article(page).locator(f"a[href$='objectives/{objective}/']").first.click()
    page.wait_for_url(f"{site_url}objectives/{objective}/")
    article(page).locator(f"a[href*='explore/?objective={objective}&type=practice']").first.click()
    page.wait_for_url("**/explore/?*")
    settled(page)
    page.get_by_label("What do you need?").fill(title)
    settled(page)
    page.locator(f".cc-entry h3 a[href$='{practice}']").click()
    page.wait_for_url(site_url + practice)
    article(page).locator(f"a[href$='{evidence}']").first.click()
    page.wait_for_url(site_url + evidence)
    assert_is_record(page, site_url)
    expect(article(page).locator(f"a[href$='{practice}']").first).to_be_visible()  # and the way back
    watch.assert_clean()


@pytest.mark.parametrize("view", ["gaps/", "gaps/evidence/"])
def test_the_number_in_a_cell_of_the_gap_map_is_the_number_of_results_behind_it(
    page: Page, watch: Watch, site_url: str, view: str
) -> None:
    open_page(page, site_url + view)
    cells = page.locator("article table a[href*='explore/?']")
    places = [place for place in CELLS if place < cells.count()]
    assert len(places) > 1
    for place in places:
        promised, told = number_in(cells.nth(place)), cells.nth(place).inner_text()
        cells.nth(place).click()
        page.wait_for_url("**/explore/?*")
        settled(page)
        assert total(page) == promised, f"{told}: {page.url}"
        page.go_back()
        page.wait_for_url(site_url + view)
    watch.assert_clean()


def tab_to(page: Page, condition: str, most: int = 80) -> None:
    """Press Tab until the focused element fulfils a condition (JavaScript, of `found`)."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"(found => {condition})(document.activeElement)"):
            return
    pytest.fail(f"{most} presses of Tab do not lead to {condition} on {page.url}")


def test_the_keyboard_alone_leads_from_home_to_a_record_and_on_to_its_sources(
    page: Page, watch: Watch, site_url: str
) -> None:
    open_page(page, site_url)
    tab_to(page, "found.type === 'search'")
    page.keyboard.type("skills recognition")
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore/?q=*")
    settled(page)
    tab_to(page, "found.closest('.cc-entry h3')", most=200)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "explore" not in url)
    assert_is_record(page, site_url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # past the header
    tab_to(page, "found.rel?.includes('external')", most=200)
    watch.assert_clean()


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page in a browser without JavaScript, on the smallest telephone."""
    context = browser.new_context(java_script_enabled=False, viewport=SMALLEST)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("start", MAIN_PAGES, ids=lambda address: address or "home")
def test_without_javascript_every_main_page_reads_and_leads_by_links_to_a_record(
    plain_page: Page, site_url: str, start: str
) -> None:
    plain_page.goto(site_url + start)
    expect(plain_page.get_by_role("heading", level=1)).to_be_visible()
    assert len(article(plain_page).inner_text()) > 200
    ways = [plain_page.url]
    for _ in range(3):
        links = article(plain_page).locator("a[href]:visible").evaluate_all("all => all.map(found => found.href)")
        paths = [str(link).removeprefix(site_url) for link in links if str(link).startswith(site_url)]
        record = next((path for path in paths if RECORD.fullmatch(path)), "")
        onward = [path for path in paths if path and not path.startswith(VIEWS) and site_url + path not in ways]
        ways.append(site_url + (record or next(iter(onward), EXPLORE)))
        plain_page.goto(ways[-1])
        if record:
            return
    pytest.fail(f"three steps do not lead to a record: {ways}")


def test_without_javascript_the_menu_of_the_header_leads_to_every_main_page(plain_page: Page, site_url: str) -> None:
    plain_page.goto(site_url)
    menu = plain_page.get_by_role("banner").locator("details").first
    menu.locator("summary").click()
    for name in ("Explore", "Map", "Gaps", "Objectives", "Practices"):
        expect(menu.get_by_role("link", name=name, exact=True)).to_be_visible()
    menu.get_by_role("link", name="Practices", exact=True).click()
    plain_page.wait_for_url(f"{site_url}practices/")
