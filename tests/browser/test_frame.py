"""The frame around every page: palette, menu, the mark of where one is, and a record on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch
from tests.browser.looking import NARROW, SMALLEST

MOST_SHEETS = 2
SHEET = re.compile(rb"/Type\s*/Page\b")


def scheme_of(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_the_palette_follows_the_device_until_the_reader_chooses_and_is_remembered(
    page: Page, watch: Watch, site_url: str
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(site_url)
    assert scheme_of(page) == "slate"
    button = page.locator("[data-cc-scheme]")
    expect(button).to_have_accessible_name("Switch to the light palette")
    button.press("Enter")
    assert scheme_of(page) == "default"
    expect(button).to_have_accessible_name("Switch to the dark palette")
    page.goto(f"{site_url}practices/")
    assert scheme_of(page) == "default"
    page.wait_for_load_state("networkidle")
    watch.assert_clean()


def test_the_menu_of_a_telephone_works_by_keyboard_and_closes_on_escape(page: Page, site_url: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(f"{site_url}practices/")
    menu, link = page.locator(".cc-menu > summary"), page.locator(".cc-menu a", has_text="Evidence")
    expect(link).to_be_hidden()
    menu.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cc-menu') !== null")
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(menu).to_be_focused()


def test_the_menu_and_the_search_form_work_without_a_script(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=NARROW)
    page = context.new_page()
    page.goto(f"{site_url}hub/")
    expect(page.locator("[data-cc-scheme]")).to_be_hidden()
    page.locator(".cc-menu > summary").click()
    page.locator(".cc-menu a", has_text="Objectives").click()
    page.wait_for_url(f"{site_url}objectives/")
    page.locator("#cc-search-input").fill("passport")
    page.locator(".cc-search button").click()
    page.wait_for_url(f"{site_url}explore/?q=passport")
    context.close()


@pytest.mark.parametrize(
    ("address", "way"), [("practices/", "Explore"), ("hub/", "Hub"), ("objectives/6/", "Objectives")]
)
def test_the_way_in_that_a_page_belongs_to_is_marked(page: Page, site_url: str, address: str, way: str) -> None:
    page.goto(site_url + address)
    expect(page.locator(".cc-nav [aria-current]")).to_have_text(way)


def test_at_the_smallest_width_the_bar_stands_on_one_line(page: Page, site_url: str) -> None:
    page.set_viewport_size(SMALLEST)
    page.goto(site_url)
    parts = [
        page.locator(f".cc-header {part}").bounding_box() for part in (".cc-brand", ".cc-scheme", ".cc-menu summary")
    ]
    middles = [box["y"] + box["height"] / 2 for box in parts if box]
    assert len(middles) == len(parts)
    assert max(middles) - min(middles) < 2


@pytest.mark.parametrize("folder", ["practices", "cases", "evidence", "organisations"])
def test_the_longest_record_of_a_type_is_a_brief_of_two_sheets(
    page: Page, site_url: str, built_site: Path, folder: str
) -> None:
    records = (built_site / folder).glob("*/index.html")
    longest = max(records, key=lambda file: (file.stat().st_size, file.as_posix()))
    page.goto(f"{site_url}{longest.parent.relative_to(built_site).as_posix()}/")
    assert len(SHEET.findall(page.pdf(prefer_css_page_size=True))) <= MOST_SHEETS
