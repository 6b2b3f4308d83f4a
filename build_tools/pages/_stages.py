"""Where a case stands: its stages with the time at each, its history, and what the next stage needs."""

from typing import Any

from build_tools.corpus import VocabularyTerm
from build_tools.pages._blocks import Block, section
from build_tools.pages._spans import lasted, span
from build_tools.pages._tables import Tables, web_address
from build_tools.records.case import Case, StageEntry
from build_tools.records.dates import together
from build_tools.records.stages import ENDS, WAYS_OUT, missing_next, next_stage
from build_tools.records.stays import Stay, reached, stays

ADVICE = "connect/stages/"
"""The editorial page with a section for each stage."""
BOARD = "connect/cases/"


def stage_sections(tables: Tables, record: Case) -> list[Block]:
    """Return where a case stands, and what comes next."""
    steps = reached(record)
    times = list(stays(record, tables.site.build_date))
    is_told = record.origin != "request" and record.stage not in ENDS
    return [
        *section(
            "stage",
            "stages",
            stages=[_station(tables, record, term, times) for term in _terms(tables, record)],
            reason=record.reason or "",
            whole=_whole_time(tables, steps),
            history=_history(tables, steps, times),
            note=tables.strings["lifecycle"]["told_after_programme"] if is_told else "",
            advice=f"{ADVICE}#{record.stage}",
            board=BOARD,
        ),
        *_next(tables, record),
    ]


def _terms(tables: Tables, record: Case) -> list[VocabularyTerm]:
    """Return the stages on the way, and the ways out that a case took."""
    taken = {record.stage, *(step.stage for step in record.history)}
    terms = tables.corpus.vocabularies["stages"].terms.values()
    return [term for term in terms if term.id not in WAYS_OUT or term.id in taken]


def _whole_time(tables: Tables, steps: tuple[StageEntry, ...]) -> str:
    """Return the time from the first to the last dated stage, where there are two."""
    dated = [step.on for step in steps if step.on]
    return span(tables, dated[0], dated[-1]) if len(dated) > 1 else ""


def _station(tables: Tables, record: Case, term: VocabularyTerm, times: list[Stay]) -> dict[str, Any]:
    """Return a stage: where the case stands to it, when it was last reached, and how long the case stood there."""
    steps = [step for step in reached(record) if step.stage == term.id]
    last = steps[-1] if steps else None
    words = tables.strings["lifecycle"]
    return {
        "label": term.label,
        "definition": term.definition,
        "state": stage_state(tables, record, term),
        "on": tables.moment(last.on if last else None),
        "note": (last.note if last else None) or "",
        "source": web_address(last.source if last else None),
        "times": tables.phrase(words["times"], len(steps)) if len(steps) > 1 else "",
        "lasted": _told(tables, [stay for stay in times if stay.stage == term.id]),
    }


def _told(tables: Tables, visits: list[Stay]) -> str:
    """Return the time at a stage in words, all visits together; nothing where one of them is not known."""
    whole = together(stay.duration for stay in visits)
    if whole is None:
        return ""
    told = span(tables, visits[0].since, visits[0].until) if len(visits) == 1 else lasted(tables, whole)
    return f"{told} {tables.strings['stages']['so_far']}" if visits[-1].is_open else told


def stage_state(tables: Tables, record: Case, term: VocabularyTerm) -> str:
    """Return where a case stands to a stage: current, reached, left, not_told, ahead or closed_off.

    The history says what was reached, and what was left again on a way back. A request at a later stage also went
    through those before, since each needs them; of a programme told like a case that cannot be said, so its earlier
    stages are `not_told`. After a way out (declined, withdrawn) nothing is ahead.
    """
    if term.id == record.stage:
        return "current"
    current = tables.corpus.vocabularies.term("stages", record.stage)
    is_before = current is not None and term.more.get("rank", 0) < current.more.get("rank", 0)
    if any(step.stage == term.id for step in reached(record)):
        return "reached" if is_before else "left"
    if record.stage in WAYS_OUT:
        return "closed_off"
    if is_before:
        return "reached" if record.origin == "request" else "not_told"
    return "ahead"


def _history(tables: Tables, steps: tuple[StageEntry, ...], times: list[Stay]) -> dict[str, Any]:
    """Return every change of stage where a case came to one more than once; the stations tell only the last time."""
    if len({step.stage for step in steps}) == len(steps):
        return {}
    rows = [
        {
            "stage": tables.term("stages", step.stage)["text"],
            "on": tables.moment(step.on),
            "lasted": _told(tables, [stay]),
            "note": step.note or "",
            "source": web_address(step.source),
        }
        for step, stay in zip(steps, times, strict=True)
    ]
    return {"rows": rows, "label": tables.phrase(tables.strings["lifecycle"]["history"], len(rows))}


def _next(tables: Tables, record: Case) -> list[Block]:
    """Return what the next stage is and needs, and advice for it; nothing where no stage follows."""
    following = next_stage(record)
    if not following:
        return []
    words = tables.strings["lifecycle"]
    name = tables.term("stages", following)["text"]
    missing = missing_next(record)
    lead = words["next"]["not_feasible"] if following in WAYS_OUT else words["next"]["lead"].replace("{stage}", name)
    return section(
        "next",
        "next_stage",
        lead=lead,
        asked=tables.phrase(words["next"]["missing"], len(missing)) if missing else words["next"]["ready"],
        missing=[words["needs"][one.id].replace("{name}", _name(tables, one.name)) for one in missing],
        advice=words["advice"][following],
        more=words["next"]["more"].replace("{stage}", name),
        href=f"{ADVICE}#{following}",
    )


def _name(tables: Tables, organisation: str) -> str:
    """Return the name of an organisation that stands there by its id or its name."""
    entry = tables.corpus.entries.get(("organisation", organisation))
    return entry.record.title if entry else organisation
