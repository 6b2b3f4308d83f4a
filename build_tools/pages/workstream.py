"""The pages of the Network's workstreams."""

from collections.abc import Iterator
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._blocks import date_fact, fact, parties, section, text_fact
from build_tools.pages._record import Details, record_pages
from build_tools.pages._tables import Tables
from build_tools.records.workstream import Output, Workstream


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page of every workstream."""
    return record_pages(corpus, site, "workstream", describe)


def describe(tables: Tables, entry: Entry, record: Workstream) -> Details:
    """Return what a workstream adds to its page."""
    return Details(
        facts=[
            *fact("kind", [tables.term("workstream-kinds", record.kind)]),
            *fact("workstream_status", [tables.term("workstream-statuses", record.status)]),
            *date_fact("start", tables.moment(record.start)),
            *date_fact("end", tables.moment(record.end)),
            *text_fact("period_told", record.period_told, lang=tables.tongue(entry)),
        ],
        sections=[
            *section("outputs", "outputs", rows=[_output(tables, row) for row in record.outputs]),
            *parties(
                "who",
                [
                    ("leads", tables.organisations(record.leads)),
                    ("members", tables.organisations(record.members)),
                ],
            ),
        ],
    )


def _output(tables: Tables, row: Output) -> dict[str, Any]:
    link = tables.named(row.record) if row.record else None
    return {"title": row.title, "href": link["href"] if link else "", "on": tables.moment(row.on)}


PAGE_TYPE = PageType("workstream", pages)
