"""Every number that leads into Explore is the number of records that Explore shows there: recounted by the facets."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from urllib.parse import parse_qs

import pytest
from selectolax.lexbor import LexborHTMLParser

from build_tools.corpus import FACETS, Corpus, FacetReader, FacetValues
from build_tools.corpus.publication import is_listed
from build_tools.pages import (
    board,
    connect_funding,
    connect_help,
    countries,
    objectives,
    organisation,
    populations,
    regions,
    sdgs,
)
from build_tools.pages._base import Page
from build_tools.pages._explore import EXPLORE
from build_tools.pages.rendering import open_templates, render_content
from build_tools.pages.slots import slot_contexts
from tests.unit.exploring import counts_linked_to_explore, shown_by_explore
from tests.unit.pages import sample

NUMBER = re.compile(r"[\d,]+")
FACET_NAMES = {facet.name for facet in FACETS}
KINDS = pytest.mark.parametrize(
    "module", [board, connect_funding, connect_help, countries, objectives, organisation, populations, regions, sdgs]
)
TEMPLATES = open_templates(sample.ROOT / "site_config" / "templates", sample.strings())


@cache
def all_values() -> tuple[FacetValues, ...]:
    reader = FacetReader(sample.corpus(), sample.site().build_date)
    return tuple(reader.values(entry) for entry in sample.corpus() if is_listed(entry))


def recounted(values: Iterable[FacetValues], choices: Mapping[str, list[str]]) -> int:
    """Return how many records have any of the values of every facet that is chosen."""
    return sum(all(set(chosen) & set(found[facet]) for facet, chosen in choices.items()) for found in values)


def numbers(html: str) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """Yield every number that is the text of a link into Explore, with what the link asks for."""
    for link in LexborHTMLParser(html).css(f'a[href*="{EXPLORE}?"]'):
        told = NUMBER.search(link.text())
        if told:
            yield int(told[0].replace(",", "")), parse_qs((link.attributes["href"] or "").partition("?")[2])


def drawn(pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    for page in pages:
        yield page.address, render_content(TEMPLATES, page.template, {**page.context, "base": "../../"})


def pages_of(module: object, corpus: Corpus) -> Iterable[Page]:
    kind = module.PAGE_TYPE  # type: ignore[attr-defined]  # every module of a kind of page has it
    found: Iterable[Page] = kind.pages(corpus, sample.site())
    return found


@KINDS
def test_every_number_that_links_to_explore_is_what_explore_shows(module: object) -> None:
    checked = 0
    for address, html in drawn(pages_of(module, sample.corpus())):
        for number, choices in numbers(html):
            assert set(choices) <= FACET_NAMES, address
            assert number == recounted(all_values(), choices), (address, choices)
            checked += 1
    assert checked > 5


def test_the_table_of_stages_on_editorial_pages_counts_as_explore_does() -> None:
    context = slot_contexts(sample.corpus(), sample.site())["cases-by-stage"]
    counted = dict(counts_linked_to_explore(context))
    assert counted
    for address, number in counted.items():
        assert shown_by_explore(sample.corpus(), address) == number


@KINDS
def test_a_list_of_its_own_has_as_many_entries_as_the_page_says(module: object) -> None:
    pages = {page.address: page for page in pages_of(module, sample.corpus())}
    for page in pages.values():
        for section in page.context.get("sections", ()):
            if section.get("block") == "records" and section["is_cut"]:
                shown = [other for address, other in pages.items() if address.startswith(section["href"])]
                entries = sum(len(other.context["entries"]) for other in shown)
                assert section["count"].partition(" ")[0] == str(entries)
