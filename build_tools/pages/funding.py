"""The pages of funds."""

from collections.abc import Iterator

from build_tools.corpus import Corpus, Entry
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._blocks import date_fact, fact, parties, prose, section, text_fact
from build_tools.pages._record import Details, record_pages
from build_tools.pages._tables import Tables, web_address
from build_tools.records.funding import Amount, Funding


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page of every fund."""
    return record_pages(corpus, site, "funding", describe)


def describe(tables: Tables, _entry: Entry, record: Funding) -> Details:
    """Return what a fund adds to its page."""
    return Details(
        facts=[
            *fact("kind", [tables.term("funding-kinds", record.kind)]),
            *fact("funding_status", [tables.term("funding-statuses", record.status)]),
            *date_fact("opens", tables.moment(record.opens)),
            *date_fact("closes", tables.moment(record.closes)),
            *fact("recipients", tables.terms("funding-recipients", record.recipients)),
            *fact("eligible_countries", [tables.country(code) for code in record.eligible_countries]),
            *fact("mptf_areas", tables.terms("mptf-areas", record.mptf_areas)),
            *text_fact("url", record.url, url=web_address(record.url)),
        ],
        sections=[
            *prose("eligible", record.eligible),
            *section(
                "amounts",
                "amounts",
                rows=[_amount(tables, row) for row in record.amounts],
                text=record.amounts_told or "",
            ),
            *prose("how_to_apply", record.how_to_apply),
            *prose("status_told", record.status_told),
            *parties("who", [("operator", tables.organisations(record.operator))]),
        ],
    )


def _amount(tables: Tables, row: Amount) -> dict[str, str]:
    return {
        "min": tables.number(row.min) if row.min is not None else "",
        "max": tables.number(row.max) if row.max is not None else "",
        "currency": row.currency,
        "note": row.note or "",
    }


PAGE_TYPE = PageType("funding", pages)
