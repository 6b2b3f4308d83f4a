"""The pages of cases."""

from collections.abc import Iterator
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._blocks import Block, Fact, bullets, date_fact, fact, prose, section, text_fact
from build_tools.pages._money import money_section
from build_tools.pages._partners import partners
from build_tools.pages._record import Details, record_pages
from build_tools.pages._stages import stage_sections
from build_tools.pages._tables import Tables
from build_tools.records.case import Case

NOTICE_OF_ORIGIN = {"public-programme": "public_programme", "request": "request"}


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page of every case that may have one."""
    return record_pages(corpus, site, "case", describe)


def describe(tables: Tables, _entry: Entry, record: Case) -> Details:
    """Return what a case adds to its page."""
    return Details(
        notices=[NOTICE_OF_ORIGIN[record.origin]] if record.origin in NOTICE_OF_ORIGIN else [],
        facts=_facts(tables, record),
        before=[
            *stage_sections(tables, record),
            *prose("need", record.need),
        ],
        sections=[
            *_assessment(tables, record),
            *prose("response", record.response),
            *section("set_up", "set_up", **_set_up(tables, record)),
            *partners(tables, record),
            *money_section(tables, record.funding),
            *bullets("outcomes", record.outcomes),
            *_practice(tables, record),
            # the last of its own sections, so that what people chose stands before what is computed
            *section("similar", "similar", rows=_similar(tables, record)),
        ],
    )


def _facts(tables: Tables, record: Case) -> list[Fact]:
    return [
        *fact("stage", [tables.term("stages", record.stage)]),
        *fact("origin", [tables.term("case-origins", record.origin)]),
        *date_fact("received", tables.moment(record.received)),
        *fact("support_asked", tables.terms("support-kinds", record.support_asked)),
        *text_fact("status_told", record.status_told),
    ]


def _assessment(tables: Tables, record: Case) -> list[Block]:
    assessment = record.assessment
    if assessment is None:
        return []
    return section(
        "assessment",
        "assessment",
        answer="feasible" if assessment.feasible else "not_feasible",
        support=tables.terms("support-kinds", assessment.support),
        on=tables.moment(assessment.on),
        note=assessment.note or "",
    )


def _set_up(tables: Tables, record: Case) -> dict[str, Any]:
    if record.set_up is None:
        return {}
    return {
        "start": tables.moment(record.set_up.start),
        "end": tables.moment(record.set_up.end),
        "coordination": record.set_up.coordination or "",
    }


def _similar(tables: Tables, record: Case) -> list[dict[str, Any]]:
    return [
        {"link": link, "why": row.why, "use": row.use or ""}
        for row in record.similar
        if (link := tables.named(row.record))
    ]


def _practice(tables: Tables, record: Case) -> list[Block]:
    if record.practice:
        link = tables.named(record.practice, "practice")
        return section("drafted", "links", links=[link] if link else [])
    return prose("no_practice_reason", record.no_practice_reason)


PAGE_TYPE = PageType("case", pages)
