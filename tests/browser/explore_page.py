"""What tests do with the page Explore: open it, wait for its answer, read its numbers, open its facets."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page

FACETS = ["type", "objective", "region", "country", "sdg", "population", "theme", "kind", "year", "verification"]
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
