"""The pages of the Network's workstreams."""

from collections.abc import Iterator
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._blocks import date_fact, fact, parties, section, text_fact
from build_tools.pages._language import MONTH_LENGTH
from build_tools.pages._record import Details, record_pages
from build_tools.pages._spans import span
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
            *section("timeline", "timeline", rows=_timeline(tables, record)),
            *section("outputs", "outputs", rows=[_output(tables, row) for row in record.outputs if not row.on]),
            *parties(
                "who",
                [
                    ("leads", tables.organisations(record.leads)),
                    ("members", tables.organisations(record.members)),
                ],
            ),
        ],
    )


def _timeline(tables: Tables, record: Workstream) -> list[dict[str, Any]]:
    """Return what it made in order of time, between its beginning and its end; nothing where no output has a date."""
    dated = [_output(tables, row) for row in sorted(record.outputs, key=lambda row: row.on or "") if row.on]
    words = tables.strings["timeline"]
    began = [{"title": words["began"], "href": "", "on": tables.moment(record.start), "lasted": ""}]
    ended = [{"title": words["ended"], "href": "", "on": tables.moment(record.end), "lasted": _lasted(tables, record)}]
    return [*(began if record.start else []), *dated, *(ended if record.end else [])] if dated else []


def _lasted(tables: Tables, record: Workstream) -> str:
    """Return how long it ran; of a meeting of some days, the days themselves say it."""
    start, end = record.start or "", record.end or ""
    return span(tables, start, end) if start[:MONTH_LENGTH] != end[:MONTH_LENGTH] else ""


def _output(tables: Tables, row: Output) -> dict[str, Any]:
    link = tables.named(row.record) if row.record else None
    return {"title": row.title, "href": link["href"] if link else "", "on": tables.moment(row.on), "lasted": ""}


PAGE_TYPE = PageType("workstream", pages)
