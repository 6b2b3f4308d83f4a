"""The pages of organisations."""

from collections.abc import Iterator

from build_tools.corpus import Corpus, Entry
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._blocks import fact, section, text_fact
from build_tools.pages._record import Details, record_pages
from build_tools.pages._tables import Tables, value, web_address
from build_tools.records.organisation import Organisation


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page of every organisation."""
    return record_pages(corpus, site, "organisation", describe)


def describe(tables: Tables, _entry: Entry, record: Organisation) -> Details:
    """Return what an organisation adds to its page."""
    whole = tables.named(record.part_of, "organisation") if record.part_of else None
    return Details(
        facts=[
            *fact("organisation_type", [tables.term("organisation-types", record.type)]),
            *text_fact("acronym", record.acronym),
            *fact("aliases", [value(alias) for alias in record.aliases]),
            *fact("part_of", [whole] if whole else []),
            *fact("network_role", [tables.term("network-roles", record.network_role)]),
            *text_fact("role_basis", record.role_basis),
            *text_fact("url", record.url, url=web_address(record.url)),
        ],
        sections=section("presence", "values", values=[tables.country(code) for code in record.presence]),
    )


PAGE_TYPE = PageType("organisation", pages)
