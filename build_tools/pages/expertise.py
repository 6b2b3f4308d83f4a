"""The pages of expertise."""

from collections.abc import Iterator

from build_tools.corpus import Corpus, Entry
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._blocks import date_fact, fact, prose, section, text_fact
from build_tools.pages._record import Details, record_pages
from build_tools.pages._tables import Tables, value, web_address
from build_tools.records.expertise import Expertise


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page of every unit, centre and roster."""
    return record_pages(corpus, site, "expertise", describe)


def describe(tables: Tables, _entry: Entry, record: Expertise) -> Details:
    """Return what expertise adds to its page."""
    words = tables.strings["expertise"]
    reviews = [] if record.reviews is None else [value(words["reviews" if record.reviews else "no_reviews"])]
    return Details(
        facts=[
            *fact("kind", [value(words["kinds"][record.kind])]),
            *fact("organisation", [tables.organisation(record.organisation)]),
            *fact("languages", tables.terms("languages", record.languages)),
            *fact("reviews", reviews),
            *date_fact("consent", tables.moment(record.consent.on if record.consent else None)),
            *text_fact("url", record.url, url=web_address(record.url)),
        ],
        sections=[
            *prose("statement", record.statement),
            *section("offers", "terms", terms=[tables.explained("support-kinds", kind) for kind in record.offers]),
        ],
    )


PAGE_TYPE = PageType("expertise", pages)
