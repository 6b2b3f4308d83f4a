"""A closed case to the practice that it leaves behind: what the case tells, and what a person must settle."""

from collections.abc import Sequence
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.publication import is_open
from build_tools.records.case import Case
from build_tools.records.drafts import BLANK, Known
from build_tools.reporters._printable import printable_text

COPIED = ("language", "objectives", "objectives_from", "principles", "sdgs", "populations", "themes", "countries",
          "regions", "scope", "sources")  # fmt: skip
"""Fields that mean the same in a case and in a practice."""
CARRIES_OUT = frozenset({"lead", "co-lead", "implementing"})
"""Roles of those who carry something out; all others are partners."""
MONEY_IS_THERE = frozenset({"secured", "spent"})
ACTIONS = "From the response of the case; a step each reads best."
RESULTS = "From the outcomes of the case, which does not say how they are known."
NARRATIVE = f"{BLANK} what others need to know to take it over, in Markdown; delete this line if there is nothing more."


def draft_of_practice(entry: Entry, corpus: Corpus) -> Known:
    """Return what a case tells of the practice that can be drafted from it.

    Raises:
        TypeError: the entry is no case.
    """
    case, fields = entry.record, entry.fields
    if not isinstance(case, Case):
        message = f"{entry.address} is no case."
        raise TypeError(message)
    set_up = fields.get("set_up", {})
    implementers, partners = _who(fields)
    basis = f"{BLANK} how it is known: one of {', '.join(corpus.vocabularies['result-bases'].terms)}"
    told: dict[str, Any] = {
        "title": case.title,
        **{name: fields[name] for name in COPIED if name in fields},
        "start": set_up.get("start"),
        "end": set_up.get("end"),
        "implementers": implementers,
        "partners": partners,
        "actions": [case.response] if case.response else [],
        "results": [{"statement": outcome, "basis": basis} for outcome in case.outcomes],
        "related": _related(case, corpus),
    }
    return Known({name: value for name, value in told.items() if value}, _remarks(case), NARRATIVE)


def _who(fields: Any) -> tuple[list[Any], list[Any]]:
    """Return who carries the case out and who else takes part, as the case names them, each once."""
    agencies = fields.get("agencies", [])
    lead = [fields["lead"]] if "lead" in fields else []
    does = [*lead, *(one["organisation"] for one in agencies if one.get("role", "implementing") in CARRIES_OUT)]
    others = [one["organisation"] for one in agencies]
    money = [
        {"name": one["name"], "type": f"{BLANK} what kind of organisation the funder is."}
        for one in fields.get("funding", [])
        if "name" in one and one["status"] in MONEY_IS_THERE
    ]
    others += [*fields.get("government_partners", []), *fields.get("other_partners", []), *money]
    return _each_once(does, ()), _each_once(others, does)


def _each_once(found: Sequence[Any], told: Sequence[Any]) -> list[Any]:
    kept: dict[str, Any] = {}
    before = {_name(one) for one in told}
    for one in found:
        if _name(one) not in before:
            kept.setdefault(_name(one), one)
    return list(kept.values())


def _name(organisation: Any) -> str:
    return str(organisation if isinstance(organisation, str) else organisation["name"])


def _related(case: Case, corpus: Corpus) -> list[str]:
    """Return the records that the case built on, as far as they are public."""
    found = [(one.record, corpus.resolve(one.record)) for one in case.similar]
    return [reference for reference, entry in found if entry and is_open(entry)]


def _remarks(case: Case) -> dict[str, list[str]]:
    found = {"summary": [f"The case says: {' '.join(printable_text(case.summary).split())}"]}
    if case.response:
        found["actions"] = [ACTIONS]
    if case.outcomes:
        found["results"] = [RESULTS]
    return found
