from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.conftest import Watch
from tests.browser.looking import (
    NARROW,
    SCHEME_NAMES,
    SCHEMES,
    SMALLEST,
    TEXT_SPACING,
    WIDE,
    ZOOMED,
    Scheme,
    cut_off,
    open_sample,
    too_wide,
    violations,
    without_visible_focus,
)
from tests.quality.samples import KINDS, NOT_FOUND, Sample, samples_of
from tests.quality.weights import BUDGET, weigh

SIZES: Mapping[Scheme, ViewportSize] = {"light": WIDE, "dark": NARROW}
"""What a palette breaks does not depend on the width, nor the reverse: one look at each will do."""
Placed = tuple[str, Sample]
"""The address of the site that has the page, and the page."""


@pytest.fixture(scope="session")
def samples(built_site: Path, awkward_site: Path, site_url: str, awkward_url: str) -> Mapping[str, tuple[Placed, ...]]:
    """Pages of every kind: real ones, and where the content has none of a template, awkward ones."""
    found: dict[str, dict[tuple[str, str], Placed]] = {}
    for site, address in ((built_site, site_url), (awkward_site, awkward_url)):
        for kind, pages in samples_of(site.parent).items():
            for page in pages:
                found.setdefault(kind, {}).setdefault((page.template, page.shell), (address, page))
    return {kind: tuple(pages.values()) for kind, pages in found.items()}


@pytest.fixture(params=KINDS)
def pages(request: pytest.FixtureRequest, samples: Mapping[str, tuple[Placed, ...]]) -> tuple[Placed, ...]:
    """Return the pages of each kind in turn; a kind that has none is a kind that nobody looked at."""
    found = samples.get(request.param, ())
    assert found, (
        f"Neither the real content nor tests/quality/awkward.py makes a page of the kind “{request.param}”: "
        "write an awkward record of which it makes one."
    )
    return found


def readable(pages: tuple[Placed, ...]) -> list[Placed]:
    return [(host, found) for host, found in pages if not found.redirect]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_kind_of_page_is_clean_for_axe_wide_and_light_narrow_and_dark(
    page: Page, watch: Watch, pages: tuple[Placed, ...], scheme: Scheme
) -> None:
    found: list[str] = []
    for host, sample in readable(pages):
        address = open_sample(page, host, sample, scheme, SIZES[scheme])
        assert page.evaluate("document.body.getAttribute('data-md-color-scheme')") == SCHEME_NAMES[scheme]
        assert page.locator("h1").count() == 1, address
        assert page.title() not in ("", "shell")
        found += [f"{address} in {scheme} at {SIZES[scheme]['width']} px: {line}" for line in violations(page)]
    assert not found, "\n".join(found)
    watch.assert_clean()


def test_every_kind_of_page_fits_the_smallest_telephone_and_bears_zoom_and_wide_spacing(
    page: Page, pages: tuple[Placed, ...]
) -> None:
    found: list[str] = []
    for host, sample in readable(pages):
        address = open_sample(page, host, sample, size=ZOOMED)
        found += [f"{address} at 200 %: {line}" for line in (*too_wide(page), *cut_off(page))]
        page.set_viewport_size(SMALLEST)
        found += [f"{address} at 320 px: {line}" for line in (*too_wide(page), *cut_off(page))]
        page.add_style_tag(content=TEXT_SPACING)
        found += [f"{address} at 320 px, spaced: {line}" for line in (*too_wide(page), *cut_off(page))]
    assert not found, "\n".join(found)


def test_every_kind_of_page_is_used_by_keyboard_first_past_the_header_and_always_seeing_where_one_is(
    page: Page, pages: tuple[Placed, ...]
) -> None:
    found: list[str] = []
    for host, sample in readable(pages):
        address = open_sample(page, host, sample)
        page.keyboard.press("Tab")
        first = page.evaluate("document.activeElement.getAttribute('href')") or ""
        if not first.startswith("#") or page.locator(first).count() != 1:
            found.append(f"{address}: the first key press leads to {first!r}")
        found += [f"{address} shows no focus: {line}" for line in without_visible_focus(page)]
    assert not found, "\n".join(found)


def test_every_kind_of_page_arrives_within_the_budget(browser: Browser, pages: tuple[Placed, ...]) -> None:
    found: list[str] = []
    for host, sample in readable(pages):
        opened = browser.new_page()  # with a cache of its own: nothing is there yet
        weight = weigh(opened, host + sample.address)
        opened.close()
        if weight.total > BUDGET:
            found.append(f"{host}{sample.address}: {weight.total:,} bytes of {BUDGET:,}: {weight.sent}")
    assert not found, "\n".join(found)


def test_a_page_at_a_former_address_leads_to_the_new_one(
    page: Page, watch: Watch, samples: Mapping[str, tuple[Placed, ...]]
) -> None:
    for host, former in samples["redirects"]:
        page.goto(host + former.address)
        page.wait_for_url(host + former.redirect)
    watch.assert_clean()


def test_the_page_of_addresses_that_lead_nowhere_is_among_the_samples(
    samples: Mapping[str, tuple[Placed, ...]],
) -> None:
    assert NOT_FOUND in [page.address for _, page in samples["editorial"]]
