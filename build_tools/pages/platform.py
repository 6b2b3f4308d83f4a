"""The pages of platforms."""

from collections.abc import Iterator

from build_tools.corpus import Corpus, Entry
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._blocks import fact, parties, prose, text_fact
from build_tools.pages._record import Details, record_pages
from build_tools.pages._tables import Tables, value, web_address
from build_tools.records.platform import Platform


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page of every platform."""
    return record_pages(corpus, site, "platform", describe)


def describe(tables: Tables, entry: Entry, record: Platform) -> Details:
    """Return what a platform adds to its page."""
    tongue = tables.tongue(entry)
    return Details(
        facts=[
            *fact("holds", tables.terms("platform-content", record.holds)),
            *text_fact("access", record.access, lang=tongue),
            *text_fact("formats", record.formats, lang=tongue),
            *fact("languages", tables.terms("languages", record.languages)),
            *text_fact("size", record.size, lang=tongue),
            *fact("aliases", [value(alias) for alias in record.aliases]),
            *text_fact("url", record.url, url=web_address(record.url)),
        ],
        sections=[
            *prose("builds_on", record.builds_on),
            *parties("who", [("operator", tables.organisations(record.operator))]),
        ],
    )


PAGE_TYPE = PageType("platform", pages)
