"""The map in a browser: keyboard, note beside the pointer, choice in the address, no script, small screens."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from build_tools.cartography.classes import classes_of
from tests.browser.conftest import Watch
from tests.browser.looking import too_wide, violations

LINKS = "#map svg a[href]"


def opened(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    expect(page.get_by_label("Objective", exact=True)).to_be_visible()


@pytest.fixture(scope="module")
def counts(built_site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((built_site / "map" / "counts.json").read_bytes())
    return found


def numbers_of(counts: dict[str, Any], type_name: str, objective: str) -> dict[str, int]:
    """Return the number of each country for a choice, as the file tells it."""
    row, column = counts["types"].index(type_name), counts["objectives"].index(objective)
    tables = {country: table[row] for country, table in counts["countries"].items() if len(table) > row}
    return {country: found[column] for country, found in tables.items() if len(found) > column and found[column]}


def shown(page: Page) -> dict[str, tuple[int, str]]:
    """Return the shade and the words of every country that can be opened."""
    told: list[tuple[str, str, str]] = page.eval_on_selector_all(
        LINKS, "links => links.map(link => [link.id, link.getAttribute('class'), link.getAttribute('aria-label')])"
    )
    return {code: (int(shade.removeprefix("cc-s")), label) for code, shade, label in told}


def type_link(page: Page, name: str) -> Locator:
    return page.locator(".cc-map__types").get_by_role("link", name=name, exact=True)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_the_map_is_clean_for_axe_and_fits_a_small_telephone_after_a_choice(
    page: Page, watch: Watch, site_url: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    opened(page, f"{site_url}map/?type=practice&objective=6&view=oceania")
    assert [*violations(page), *too_wide(page)] == []
    watch.assert_clean()


@pytest.mark.parametrize(
    ("type_name", "objective"), [("", ""), ("practice", ""), ("", "8"), ("practice", "6"), ("case", "2")]
)
def test_colours_words_and_table_equal_the_counts(
    page: Page, site_url: str, counts: dict[str, Any], type_name: str, objective: str
) -> None:
    opened(page, f"{site_url}map/?type={type_name}&objective={objective}")
    expected = numbers_of(counts, type_name, objective)
    expect(page.locator(LINKS)).to_have_count(len(expected))
    classes = classes_of(expected.values())
    for code, (shade, label) in shown(page).items():
        assert shade == next(one.shade for one in classes if expected[code] <= one.highest), code
        assert re.search(rf": {expected[code]:,} ", label), label
    column = page.locator(f".cc-map__table thead th[data-type='{type_name}']").evaluate("head => head.cellIndex")
    rows: list[tuple[str, str]] = page.eval_on_selector_all(
        ".cc-map__table tbody tr:not([hidden])",
        "(rows, column) => rows.map(row => [row.dataset.code, row.cells[column].textContent])",
        column,
    )
    assert {code: int(number.replace(",", "")) for code, number in rows} == expected


def test_the_number_of_a_country_is_the_number_that_explore_shows(page: Page, site_url: str) -> None:
    opened(page, f"{site_url}map/?type=practice&objective=6")
    link = page.locator("#PHL")
    promised = re.search(r": (\d+) ", link.get_attribute("aria-label") or "")
    assert promised
    page.goto(f"{site_url}map/{link.get_attribute('href')}".replace("map/../", ""))
    expect(page.locator("#explore-count")).to_have_text(re.compile(rf"^{promised[1]} "))


def test_a_choice_is_in_the_address_is_told_and_goes_with_the_back_button(
    page: Page, watch: Watch, site_url: str
) -> None:
    opened(page, f"{site_url}map/")
    whole = page.locator("#map-summary").inner_text()
    type_link(page, "Practices").click()
    expect(page.locator("#map-heading")).to_have_text("Practices by country")
    assert page.url == f"{site_url}map/?type=practice"
    page.get_by_label("Objective", exact=True).select_option("6")
    expect(page.locator("#map-heading")).to_contain_text("Practices under objective 6")
    assert page.url == f"{site_url}map/?type=practice&objective=6"
    assert page.title().startswith("Map: Practices under objective 6")
    status = page.get_by_role("status")
    expect(status).to_contain_text("practices about")
    expect(type_link(page, "Practices")).to_have_attribute("aria-current", "page")
    narrowed = status.inner_text()
    page.reload()
    expect(page.locator("#map-summary")).to_have_text(narrowed)
    page.go_back()
    expect(page.locator("#map-heading")).to_have_text("Practices by country")
    page.go_back()
    expect(page.locator("#map-heading")).to_have_text("All records by country")
    expect(page.locator("#map-summary")).to_have_text(whole)
    expect(page.locator("#KEN")).to_have_attribute("href", "../countries/KEN/")
    watch.assert_clean()


def test_a_choice_on_the_page_of_a_type_leads_to_the_whole_map(page: Page, site_url: str) -> None:
    opened(page, f"{site_url}map/practices/")
    page.get_by_label("Objective", exact=True).select_option("6")
    page.wait_for_url(f"{site_url}map/?type=practice&objective=6")
    expect(page.locator("#map-heading")).to_contain_text("Practices under objective 6")


@pytest.mark.parametrize("query", ["?type=<script>&objective=99&view=moon", "?type=__proto__", "?objective=%E0%A4%A"])
def test_what_the_address_asks_for_in_vain_is_passed_over(page: Page, watch: Watch, site_url: str, query: str) -> None:
    opened(page, f"{site_url}map/{query}")
    expect(page.locator("#map-heading")).to_have_text("All records by country")
    watch.assert_clean()


def test_the_map_is_one_stop_of_the_keyboard_and_arrows_go_from_country_to_country(page: Page, site_url: str) -> None:
    opened(page, f"{site_url}map/")
    page.locator("#map-view").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip the map and go to the table")).to_be_focused()
    page.keyboard.press("Tab")
    assert len(focused(page)) == 3
    page.keyboard.press("k")
    while focused(page) != "KEN":
        page.keyboard.press("k")
    expect(page.locator(".cc-map__tip")).to_have_text(re.compile("^Kenya: "))
    expect(page.locator(".cc-map__ring")).to_have_count(1)
    page.keyboard.press("ArrowLeft")
    assert focused(page) in {"UGA", "COD"}
    page.keyboard.press("Home")
    assert focused(page) == "AFG"
    page.keyboard.press("End")
    assert focused(page) == "ZWE"
    page.keyboard.press("Escape")
    expect(page.locator(".cc-map__tip")).to_be_hidden()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('svg')") is None
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "ZWE"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}countries/ZWE/")


def test_every_country_with_records_can_be_reached_by_arrows_and_letters(page: Page, site_url: str) -> None:
    """Letters alone reach all: each goes through the countries that begin so."""
    opened(page, f"{site_url}map/")
    names: dict[str, str] = dict(
        page.eval_on_selector_all(LINKS, "links => links.map(link => [link.id, link.getAttribute('aria-label')])")
    )
    page.locator("#AFG").focus()
    reached: set[str] = set()
    for letter in sorted({name[0] for name in names.values() if name[0].isascii()}):
        for _ in [name for name in names.values() if name.startswith(letter)]:
            page.keyboard.press(letter.lower())
            reached.add(focused(page))
    assert {code for code, name in names.items() if name[0].isascii()} <= reached


def test_the_pointer_shows_a_note_with_the_number(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 1200})
    opened(page, f"{site_url}map/")
    page.locator("#BRA").hover()
    tip = page.locator(".cc-map__tip")
    expect(tip).to_have_text(re.compile(r"^Brazil: \d+ records$"))
    page.locator("#GRL").hover()
    expect(tip).to_have_text(re.compile("^Greenland: "))
    page.locator("#map-heading").hover()
    expect(tip).to_be_hidden()


def test_small_states_are_drawn_closer_on_request(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, f"{site_url}map/")
    page.get_by_label("Part of the world").select_option("caribbean")
    assert page.url == f"{site_url}map/?view=caribbean"
    page.locator("#JAM").focus()
    page.keyboard.press("ArrowRight")
    assert focused(page) in {"HTI", "DOM", "TCA"}
    page.go_back()
    assert page.locator("#map svg").get_attribute("viewBox") == "0 0 2000 883"


def test_the_table_is_put_in_order_by_its_heads(page: Page, site_url: str) -> None:
    opened(page, f"{site_url}map/")
    first = page.locator(".cc-map__table tbody tr").first
    expect(first).to_have_attribute("data-code", "AFG")
    head = page.locator(".cc-map__table thead th", has_text="All")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    totals: list[int] = page.eval_on_selector_all(
        ".cc-map__table tbody tr", "rows => rows.map(row => Number(row.cells[row.cells.length - 1].textContent))"
    )
    assert totals == sorted(totals, reverse=True)
    page.locator(".cc-map__table thead th").first.get_by_role("button").click()
    expect(first).to_have_attribute("data-code", "AFG")


def test_numbers_that_do_not_come_are_told(page: Page, site_url: str) -> None:
    page.route("**/map/counts.json", lambda route: route.abort())
    opened(page, f"{site_url}map/")
    type_link(page, "Cases").click()
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")


def test_without_scripts_the_map_the_types_and_the_table_are_there(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}map/")
    expect(page.locator("#map-objective")).to_be_hidden()
    expect(page.get_by_role("link", name="What stands under each objective")).to_be_visible()
    type_link(page, "Cases").click()
    page.wait_for_url(f"{site_url}map/cases/")
    expect(page.locator("#map-heading")).to_have_text("Cases by country")
    expect(page.locator(".cc-map__table tbody tr").first).to_be_visible()
    page.locator("#ETH").click()
    page.wait_for_url(f"{site_url}countries/ETH/")
    context.close()
