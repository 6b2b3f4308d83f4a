"""The gap map and the charts in a browser: numbers that lead to as many records, without a script, in the dark."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch
from tests.browser.looking import SCHEMES, SMALLEST, WIDE, Scheme, open_page, too_wide, violations

PAGES = ["gaps/", "gaps/evidence/", "charts/"]
CELLS = ["td.cc-gap--3", "td.cc-gap--unasked", "td.cc-gap--white-spot", "td.cc-gap--all"]
LEAST_CONTRAST = 3
# The contrast of each series with the ground of the page, by the formula of WCAG.
CONTRASTS = """() => {
  const shown = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = text => shown(text).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const ground = light(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll('.cc-bars__series')].map(found => light(getComputedStyle(found).fill))
    .map(fill => (Math.max(fill, ground) + 0.05) / (Math.min(fill, ground) + 0.05));
}"""


def expect_as_many_in_explore(page: Page, count: int) -> None:
    expect(page.locator("#explore-count")).to_have_text(re.compile(rf"^{count:,} "), timeout=30_000)


@pytest.mark.parametrize("cell", CELLS)
def test_a_number_of_the_gap_map_leads_to_as_many_records(page: Page, watch: Watch, site_url: str, cell: str) -> None:
    open_page(page, f"{site_url}gaps/")
    link = page.locator(f"{cell} li a").first
    count = int(link.inner_text().split()[-1].replace(",", ""))
    link.click()
    expect_as_many_in_explore(page, count)
    watch.assert_clean()


def test_a_number_of_the_strength_of_evidence_leads_to_as_many_records(page: Page, site_url: str) -> None:
    open_page(page, f"{site_url}gaps/evidence/")
    link = page.locator("td a[href*='basis=evaluated']").first
    count = int(link.inner_text().split()[-1])
    link.click()
    expect_as_many_in_explore(page, count)


def test_a_bar_and_the_number_in_the_table_lead_to_the_same_records(page: Page, watch: Watch, site_url: str) -> None:
    open_page(page, f"{site_url}charts/")
    section = page.locator("section:has(> #by-objective)")
    section.locator("summary").click()
    link = section.locator("tbody a").first
    count = int(link.inner_text().replace(",", ""))
    bar = section.locator(f"svg a[href='{link.get_attribute('href')}'] rect")
    bar.click()
    expect_as_many_in_explore(page, count)
    watch.assert_clean()


@pytest.mark.parametrize("address", PAGES)
def test_with_every_table_open_the_pages_are_clean_for_axe_and_fit_the_smallest_telephone(
    page: Page, site_url: str, address: str
) -> None:
    open_page(page, site_url + address, size=SMALLEST)
    page.evaluate("document.querySelectorAll('details').forEach(found => { found.open = true; })")
    assert [*violations(page), *too_wide(page)] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_bar_stands_out_from_the_page(page: Page, site_url: str, scheme: Scheme) -> None:
    open_page(page, f"{site_url}charts/", scheme)
    contrasts: list[float] = page.evaluate(CONTRASTS)
    assert len(contrasts) == 3 + 4 + 4 + 1
    assert min(contrasts) >= LEAST_CONTRAST


def test_without_a_script_both_views_and_all_numbers_are_there(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}gaps/")
    expect(page.locator("td.cc-gap li")).to_have_count(23 * 6 * 4)
    page.get_by_role("link", name="Strength of evidence").click()
    expect(page.locator("h1")).to_have_text("How strong the evidence is")
    expect(page.locator("td.cc-gap li")).to_have_count(23 * 6 * 3)
    page.get_by_role("link", name="Charts", exact=True).first.click()
    section = page.locator("section:has(> #by-year)")
    expect(section.locator("table")).to_be_hidden()
    section.locator("summary").click()
    expect(section.locator("table")).to_be_visible()
    context.close()


def test_the_head_of_the_table_and_the_objectives_stay_in_sight(page: Page, site_url: str) -> None:
    open_page(page, f"{site_url}gaps/", size=WIDE)
    region = page.locator(".cc-gaps")
    region.evaluate("found => { found.scrollTop = 900; }")
    head, top = page.locator(".cc-gaps thead th").first.bounding_box(), region.bounding_box()
    assert head is not None
    assert top is not None
    assert head["y"] == pytest.approx(top["y"], abs=2)


def test_on_a_telephone_every_cell_says_its_region_and_the_table_stays_one(page: Page, site_url: str) -> None:
    open_page(page, f"{site_url}gaps/", size=SMALLEST)
    said: list[str] = page.evaluate(
        "[...document.querySelectorAll('td.cc-gap')].map(found => getComputedStyle(found, '::before').content)"
    )
    assert said[0].startswith('"Africa')
    assert all(len(text) > len('": "') for text in said)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    roles = [node.get("role", {}).get("value") for node in tree["nodes"]]
    assert roles.count("cell") == 23 * 6
    assert roles.count("rowheader") == 23
