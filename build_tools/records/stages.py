"""The stages of a case as gates: what each needs, and what of it a case does not have."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from build_tools.records._parts import InlineOrganisation
from build_tools.records.case import Case


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a stage needs and a case does not have.

    `id` is unique among all needs and names the text of the interface; `field` is where it belongs, with the entry
    where that is a list (`agencies/0`); `need` and `repair` say it to authors. `name` is the organisation that it is
    about, where it is about one.
    """

    stage: str
    id: str
    field: str
    need: str
    repair: str
    name: str = ""


AGENCIES_NEEDED = 2
"""Multi-agency: one agency alone is an ordinary project."""
MONEY_IS_THERE = ("secured", "spent")


def _name(organisation: str | InlineOrganisation) -> str:
    return organisation if isinstance(organisation, str) else organisation.name


def _agencies(case: Case) -> list[str]:
    """The agencies of a case, the lead among them."""
    lead = [_name(case.lead)] if case.lead else []
    return list(dict.fromkeys([*lead, *(_name(agency.organisation) for agency in case.agencies)]))


def _received(case: Case) -> Iterator[Missing]:
    if not case.countries:
        repair = "Add “countries:” with the code of the country, for example [KEN]."
        yield Missing("received", "country", "countries", "a country", repair)
    if not case.objectives:
        repair = "Add “objectives:” with their numbers, for example [6, 18]."
        yield Missing("received", "objective", "objectives", "at least one objective", repair)
    if case.received is None:
        yield Missing("received", "date", "received", "the date of the request", "Add “received:” with the date.")


def _assessed(case: Case) -> Iterator[Missing]:
    if case.assessment is None:
        repair = "Add “assessment:” with feasible (true or false) and support."
        yield Missing("assessed", "assessment", "assessment", "an assessment", repair)
    elif case.assessment.feasible and not case.assessment.support:
        repair = "Add “support:” to the assessment."
        yield Missing("assessed", "support", "assessment", "the kinds of support that fit", repair)


def _partnered(case: Case) -> Iterator[Missing]:
    if case.assessment is not None and not case.assessment.feasible:
        repair = "Set “stage: declined” with the reason, or correct the assessment."
        yield Missing("partnered", "feasible", "assessment", "an assessment that help is feasible", repair)
    if case.lead is None:
        yield Missing("partnered", "lead", "lead", "a lead", "Add “lead:” with the organisation that leads.")
    partners = [*_agencies(case)[bool(case.lead) :], *map(_name, (*case.government_partners, *case.other_partners))]
    if not partners:
        repair = "Add it to “agencies:”, “government_partners:” or “other_partners:”."
        yield Missing("partnered", "partner", "agencies", "at least one implementing partner", repair)


def _matched(case: Case) -> Iterator[Missing]:
    if not case.similar:
        repair = "Add “similar:” with record (folder/id) and why."
        yield Missing("matched", "similar", "similar", "a similar practice or case chosen by hand", repair)


def _set_up(case: Case) -> Iterator[Missing]:
    agencies = _agencies(case)
    repair = "Add it to “agencies:” with its role."
    if not agencies:
        yield Missing("set-up", "agencies", "agencies", "two agencies; the case names none", repair)
    elif len(agencies) < AGENCIES_NEEDED:
        need = f"a second agency; the case names one ({agencies[0]})"
        yield Missing("set-up", "second-agency", "agencies", need, repair, agencies[0])
    lead = case.lead and _name(case.lead)
    for position, agency in enumerate(case.agencies):
        name = _name(agency.organisation)
        if agency.role is None and name != lead:
            repair = "Add “role:”, for example: role: implementing"
            yield Missing("set-up", "role", f"agencies/{position}", f"a role for the agency {name}", repair, name)
    if not case.government_partners:
        repair = "Add it to “government_partners:”."
        yield Missing("set-up", "government", "government_partners", "a government body", repair)
    if not case.other_partners:
        repair = "Add it to “other_partners:”."
        yield Missing("set-up", "outside", "other_partners", "a partner from outside government", repair)


def _funded(case: Case) -> Iterator[Missing]:
    if not any(money.status in MONEY_IS_THERE for money in case.funding):
        repair = "Add “funding:” with fund or name and status: secured."
        yield Missing("funded", "money", "funding", "money that is secured", repair)


def _implementing(case: Case) -> Iterator[Missing]:
    if case.set_up is None or case.set_up.start is None:
        need = "the date on which the work began"
        yield Missing("implementing", "start", "set_up", need, "Add “start:” to “set_up:”.")
    if case.origin == "request" and (case.set_up is None or case.set_up.coordination is None):
        # public sources on a programme seldom tell it, and nothing is invented to fill a field
        repair = "Add “coordination:” to “set_up:”."
        yield Missing("implementing", "coordination", "set_up", "how the work is coordinated", repair)


def _closed(case: Case) -> Iterator[Missing]:
    if not case.outcomes:
        yield Missing("closed", "outcomes", "outcomes", "the outcomes", "Add “outcomes:”, one entry each.")
    if case.practice is None and case.no_practice_reason is None:
        repair = "Add “practice:” with its id, or “no_practice_reason:”."
        need = "a practice drafted from the case, or the reason why there is none"
        yield Missing("closed", "practice", "practice", need, repair)


def _out(stage: str, case: Case) -> Iterator[Missing]:
    if case.reason is None:
        yield Missing(stage, "reason", "reason", "the reason", "Add “reason:” in a sentence for readers.")


Needs = Callable[[Case], Iterator[Missing]]
"""What a stage itself needs and a case does not have."""
WAY: Mapping[str, Needs] = {
    "received": _received,
    "assessed": _assessed,
    "partnered": _partnered,
    "matched": _matched,
    "set-up": _set_up,
    "funded": _funded,
    "implementing": _implementing,
    "closed": _closed,
}
"""The stages on the way of a case, in their order."""
WAYS_OUT: Mapping[str, Needs] = {"declined": partial(_out, "declined"), "withdrawn": partial(_out, "withdrawn")}
"""The ends that can follow any stage; what the stages before them need is not asked any more."""
NEEDS: Mapping[str, Needs] = {**WAY, **WAYS_OUT}
STAGES = tuple(NEEDS)
ENDS = frozenset({"closed", *WAYS_OUT})
"""Stages that nothing follows."""
STEPS_OF_THE_HUB = frozenset({"received", "assessed", "matched"})
"""What the hub itself does, and so never happened where a case is told after a public programme."""


def stages_asked(case: Case, stage: str) -> tuple[str, ...]:
    """Return the stages whose needs a case must meet to stand at a stage.

    A request passes all the stages before. Of a programme told from public sources only what its own stage needs can be
    asked.
    """
    if stage in WAYS_OUT:
        return (stage,)
    if stage not in WAY:  # another rule's finding
        return ()
    if case.origin == "request":
        stages = tuple(WAY)
        return stages[: stages.index(stage) + 1]
    return () if stage in STEPS_OF_THE_HUB else (stage,)


def missing_for(case: Case, stage: str) -> tuple[Missing, ...]:
    """Return what a case does not have that a stage and those before it need, in the order of the stages."""
    return tuple(missing for asked in stages_asked(case, stage) for missing in NEEDS[asked](case))


def next_stage(case: Case) -> str:
    """Return the stage that follows; empty after an end, and for a programme, whose steps nobody here takes.

    What the assessment finds not feasible is declined next.
    """
    if case.origin != "request" or case.stage in ENDS or case.stage not in WAY:
        return ""
    if case.assessment is not None and not case.assessment.feasible:
        return "declined"
    stages = tuple(WAY)
    return stages[stages.index(case.stage) + 1]


def missing_next(case: Case) -> tuple[Missing, ...]:
    """Return what the stage that follows itself needs and a case does not have; nothing where none follows.

    What the stages before need stands in it already, though a reference to a case that is not public may be left out.
    """
    following = next_stage(case)
    return tuple(NEEDS[following](case)) if following else ()
