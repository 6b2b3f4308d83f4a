import json
import re
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import Watch

WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 360, "height": 740}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def a_record(site: Path, folder: str) -> str:
    """Return the address of the first record of a folder."""
    rows = json.loads((site / "data" / "records.json").read_bytes())["records"]
    return next(str(row["address"]) for row in rows if row["address"].startswith(f"{folder}/"))


def address_of(site: Path, name: str) -> str:
    """Return the address of a page by its name here: an address, or `one of` a folder."""
    return a_record(site, name.removeprefix("one of ")) if name.startswith("one of ") else name


PAGES = [
    "", "practices/", "one of practices", "cases/", "one of cases", "one of organisations", "one of evidence",
    "one of funding", "objectives/", "objectives/6/", "rules/", "rules/cc301/", "hub/", "404.html",
]  # fmt: skip


def open_page(page: Page, address: str, scheme: Scheme = "light") -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size(WIDE)
    page.goto(address, wait_until="load")


def violations(page: Page) -> list[str]:
    """Return what axe finds, a line for each place: rule, selector, and what is wrong there."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {' '.join(map(str, place['target']))}: {place['failureSummary']!r}"
        for rule in found
        for place in rule["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """Return what stands out of the window to the right, where the page can be scrolled there."""
    found: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
        [...document.querySelectorAll('body *')]
          .filter(found => found.getBoundingClientRect().right > window.innerWidth + 1)
          .map(found => `${found.tagName} ${found.className}: ${Math.round(found.getBoundingClientRect().right)} px`)
        """
    )
    return found


@pytest.fixture(params=PAGES, ids=lambda name: name or "home")
def address(request: pytest.FixtureRequest, site_url: str, built_site: Path) -> str:
    """Return the whole address of each page in turn."""
    return site_url + address_of(built_site, request.param)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_is_clean_for_axe_at_both_widths_loads_nothing_from_elsewhere_and_fits_a_small_telephone(
    page: Page, watch: Watch, address: str, scheme: Scheme
) -> None:
    open_page(page, address, scheme)
    shown = page.evaluate("document.body.getAttribute('data-md-color-scheme')")
    assert shown == {"light": "default", "dark": "slate"}[scheme]
    assert page.locator("h1").count() == 1
    assert page.title() not in ("", "shell")
    found = violations(page)
    page.set_viewport_size(NARROW)
    found += [f"at 360 px: {line}" for line in violations(page)]
    found += [f"wider than 360 px: {line}" for line in too_wide(page)]
    assert not found, "\n".join([f"{address} in {scheme}:", *found])
    page.wait_for_load_state("networkidle")
    watch.assert_clean()


def test_the_way_from_home_to_a_practice_is_walked_by_links(page: Page, watch: Watch, site_url: str) -> None:
    open_page(page, site_url)
    page.locator(".md-content a[href$='practices/']").first.click()
    page.wait_for_url(f"{site_url}practices/")
    page.locator(".md-content a[href*='practices/']:not([href*='page'])").first.click()
    page.wait_for_url(re.compile(f"{re.escape(site_url)}practices/[^/]+/$"))
    page.wait_for_load_state("networkidle")
    watch.assert_clean()


def test_the_first_key_press_leads_past_the_header(page: Page, site_url: str, built_site: Path) -> None:
    open_page(page, site_url + address_of(built_site, "one of practices"))
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused is not None
    assert focused.startswith("#")
    assert page.locator(focused).count() == 1
