"""The pages of evidence."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from build_tools.corpus import Corpus, Entry
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._blocks import bullets, date_fact, fact, parties, prose, section, text_fact
from build_tools.pages._record import Details, record_pages
from build_tools.pages._tables import Tables, value, web_address
from build_tools.records.evidence import Evidence

DOI = re.compile(r"10\.\d{4,9}/\S+")


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page of every piece of evidence."""
    return record_pages(corpus, site, "evidence", describe)


def describe(tables: Tables, _entry: Entry, record: Evidence) -> Details:
    """Return what a piece of evidence adds to its page."""
    return Details(
        facts=[
            *fact("kind", [tables.term("evidence-kinds", record.kind)]),
            *fact("design", [tables.term("evidence-designs", record.design)] if record.design else []),
            *date_fact("year", tables.moment(record.year)),
            *fact("authors", [value(author) for author in record.authors]),
            *fact("languages", tables.terms("languages", record.languages)),
            *text_fact("url", record.url, url=web_address(record.url)),
            *text_fact("doi", record.doi, url=doi_address(record.doi)),
        ],
        sections=[
            *bullets("findings", record.findings),
            *prose("method", record.method),
            *parties("who", [("publishers", tables.organisations(record.publishers))]),
            *section("related", "links", links=tables.all_named(record.related)),
        ],
    )


def doi_address(doi: str | None) -> str:
    """Return the address that resolves an identifier, else the empty text."""
    return f"https://doi.org/{quote(doi, safe='/;()._-')}" if doi and DOI.fullmatch(doi) else ""


PAGE_TYPE = PageType("evidence", pages)
