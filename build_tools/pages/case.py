"""The pages of cases."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from build_tools.corpus import Corpus, Entry, VocabularyTerm
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._blocks import Block, Fact, bullets, date_fact, fact, parties, prose, section, text_fact
from build_tools.pages._record import Details, record_pages
from build_tools.pages._spans import span
from build_tools.pages._tables import Tables, Value, web_address
from build_tools.records.case import Agency, Case, CaseFunding, StageEntry

NOTICE_OF_ORIGIN = {"public-programme": "public_programme", "request": "request"}
WAYS_OUT = frozenset({"declined", "withdrawn"})
ENDS = WAYS_OUT | {"closed"}
"""Stages at which time no longer counts."""


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page of every case that may have one."""
    return record_pages(corpus, site, "case", describe)


def describe(tables: Tables, _entry: Entry, record: Case) -> Details:
    """Return what a case adds to its page."""
    return Details(
        notices=[NOTICE_OF_ORIGIN[record.origin]] if record.origin in NOTICE_OF_ORIGIN else [],
        facts=_facts(tables, record),
        before=[
            *section(
                "stage",
                "stages",
                stages=stages(tables, record),
                reason=record.reason or "",
                whole=_whole_time(tables, record),
            ),
            *prose("need", record.need),
        ],
        sections=[
            *_assessment(tables, record),
            *prose("response", record.response),
            *section("set_up", "set_up", **_set_up(tables, record)),
            *_who(tables, record),
            *section("similar", "similar", rows=_similar(tables, record)),
            *section("funding", "case_funding", rows=[_funding(tables, row) for row in record.funding]),
            *bullets("outcomes", record.outcomes),
            *_practice(tables, record),
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


def stages(tables: Tables, record: Case) -> list[dict[str, Any]]:
    """Return every stage in order, each with where the case stands to it."""
    told = {step.stage: step for step in record.history}
    lasted = _times_in_stage(tables, record)
    return [
        {
            **_stage(tables, term, stage_state(tables, record, term), told.get(term.id)),
            "lasted": lasted.get(term.id, ""),
        }
        for term in tables.corpus.vocabularies["stages"].terms.values()
    ]


def _times_in_stage(tables: Tables, record: Case) -> dict[str, str]:
    """Return how long the case stood at each stage whose date and whose successor's date are known.

    Of the stage where it stands, how long so far; of a programme told like a case nobody knows whether it still runs.
    """
    dated = [(step.stage, step.on) for step in record.history if step.on]
    times = {stage: span(tables, on, after) for (stage, on), (_, after) in pairwise(dated)}
    if dated and dated[-1][0] == record.stage and record.origin == "request" and record.stage not in ENDS:
        so_far = span(tables, dated[-1][1], tables.site.build_date.isoformat())
        times[record.stage] = f"{so_far} {tables.strings['stages']['so_far']}" if so_far else ""
    return times


def _whole_time(tables: Tables, record: Case) -> str:
    """Return the time from the first to the last dated stage, where there are two."""
    dated = [step.on for step in record.history if step.on]
    return span(tables, dated[0], dated[-1]) if len(dated) > 1 else ""


def stage_state(tables: Tables, record: Case, term: VocabularyTerm) -> str:
    """Return where a case stands to a stage: current, reached, not_told, ahead or closed_off.

    The history says what was reached. A request at a later stage also went through those before, since each needs
    them; of a programme told like a case that cannot be said, so its earlier stages are `not_told`. The ways out
    (declined, withdrawn) are not ahead of any case.
    """
    if term.id == record.stage:
        return "current"
    if any(step.stage == term.id for step in record.history):
        return "reached"
    if term.id in WAYS_OUT or record.stage in WAYS_OUT:
        return "closed_off"
    current = tables.corpus.vocabularies.term("stages", record.stage)
    if current and term.more.get("rank", 0) < current.more.get("rank", 0):
        return "reached" if record.origin == "request" else "not_told"
    return "ahead"


def _stage(tables: Tables, term: VocabularyTerm, state: str, step: StageEntry | None) -> dict[str, Any]:
    return {
        "label": term.label,
        "definition": term.definition,
        "state": state,
        "on": tables.moment(step.on if step else None),
        "note": (step.note if step else None) or "",
        "source": web_address(step.source if step else None),
    }


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


def _who(tables: Tables, record: Case) -> list[Block]:
    return parties(
        "who",
        [
            ("requested_by", tables.organisations(record.requested_by)),
            ("lead", tables.organisations([record.lead] if record.lead else [])),
            ("agencies", [_agency(tables, agency) for agency in record.agencies]),
            ("government_partners", tables.organisations(record.government_partners)),
            ("other_partners", tables.organisations(record.other_partners)),
        ],
    )


def _agency(tables: Tables, agency: Agency) -> Value:
    shown = tables.organisation(agency.organisation)
    return {**shown, "note": tables.term("partner-roles", agency.role)["text"]} if agency.role else shown


def _similar(tables: Tables, record: Case) -> list[dict[str, Any]]:
    return [
        {"link": link, "why": row.why, "use": row.use or ""}
        for row in record.similar
        if (link := tables.named(row.record))
    ]


def _funding(tables: Tables, row: CaseFunding) -> dict[str, Any]:
    fund = tables.named(row.fund, "funding") if row.fund else None
    return {
        "fund": fund or {"text": row.name or "", "href": "", "url": "", "lang": "", "dir": "", "note": ""},
        "status": tables.term("case-funding-statuses", row.status)["text"],
        "amount": f"{tables.number(row.amount)} {row.currency or ''}".strip() if row.amount is not None else "",
        "on": tables.moment(row.on),
        "note": row.note or "",
    }


def _practice(tables: Tables, record: Case) -> list[Block]:
    if record.practice:
        link = tables.named(record.practice, "practice")
        return section("drafted", "links", links=[link] if link else [])
    return prose("no_practice_reason", record.no_practice_reason)


PAGE_TYPE = PageType("case", pages)
