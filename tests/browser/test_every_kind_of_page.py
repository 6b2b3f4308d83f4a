from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Watch, new_page
from tests.browser.looking import (
    NARROW,
    SCHEME_NAMES,
    SMALLEST,
    TEXT_SPACING,
    WIDE,
    ZOOMED,
    Scheme,
    cut_off,
    open_sample,
    prepare,
    too_wide,
    violations,
    without_visible_focus,
)
from tests.quality.samples import KINDS, NOT_FOUND, Sample, samples_of
from tests.quality.weights import BUDGET, weigh

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


@pytest.fixture(scope="session")
def first_drawn(samples: Mapping[str, tuple[Placed, ...]]) -> frozenset[Placed]:
    """One page of each template and shell: what the palette or a narrow window does to one, it does to all."""
    placed = [(host, page) for pages in samples.values() for host, page in readable(pages)]
    by_template = {(page.template, page.shell): (host, page) for host, page in reversed(placed)}
    return frozenset(by_template.values())


def readable(pages: tuple[Placed, ...]) -> list[Placed]:
    return [(host, found) for host, found in pages if not found.redirect]


def test_every_kind_of_page_is_light_fits_shows_focus_and_is_clean_for_axe(
    browser: Browser, watch: Watch, pages: tuple[Placed, ...], first_drawn: frozenset[Placed]
) -> None:
    """One visit for all the looks of a page, and for one page of each template one more, narrow and dark."""
    found: list[str] = []
    for host, sample in readable(pages):
        address = host + sample.address
        with new_page(browser, watch) as page:
            found += [f"{address} {line}" for line in first_visit(page, address)]
            if (host, sample) in first_drawn:
                open_sample(page, host, sample, "dark", NARROW)
                found += [f"{address} dark, at {NARROW['width']} px: {line}" for line in seen_in("dark", page)]
    assert not found, "\n".join(found)
    watch.assert_clean()


def first_visit(page: Page, address: str) -> Iterator[str]:
    """Yield what is wrong with a page that comes over the network, light and wide, then in ever smaller windows."""
    prepare(page)
    weight = weigh(page, address)
    if weight.total > BUDGET:
        yield f"weighs {weight.total:,} bytes of {BUDGET:,}: {weight.sent}"
    yield from (f"at {WIDE['width']} px: {line}" for line in seen_in("light", page))
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')") or ""
    if not first.startswith("#") or page.locator(first).count() != 1:
        yield f"sends the first key press to {first!r}"
    yield from (f"shows no focus: {line}" for line in without_visible_focus(page))
    page.set_viewport_size(ZOOMED)
    yield from (f"at 200 %: {line}" for line in (*too_wide(page), *cut_off(page)))
    page.set_viewport_size(SMALLEST)
    yield from (f"at 320 px: {line}" for line in (*too_wide(page), *cut_off(page)))
    page.add_style_tag(content=TEXT_SPACING)
    yield from (f"at 320 px, spaced: {line}" for line in (*too_wide(page), *cut_off(page)))


def seen_in(scheme: Scheme, page: Page) -> Iterator[str]:
    """Yield what is wrong with the page that is open: its palette, its title, its headline, and all that axe finds."""
    if page.evaluate("document.body.getAttribute('data-md-color-scheme')") != SCHEME_NAMES[scheme]:
        yield f"is not {scheme}"
    if page.locator("h1").count() != 1:
        yield "has not one headline"
    if page.title() in ("", "shell"):
        yield "has no title"
    yield from violations(page)


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
