"""What each stage of a case needs, and what of it a case lacks."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from build_tools.records._parts import InlineOrganisation
from build_tools.records.case import Case


class Lack(NamedTuple):
    """Something that a stage needs and a case does not have: the field, what it needs in words, the repair."""

    field: str
    need: str
    hint: str


AGENCIES_NEEDED = 2
"""Multi-agency: one agency alone is an ordinary project."""
MONEY_IS_THERE = ("secured", "spent")


def _name(organisation: str | InlineOrganisation) -> str:
    return organisation if isinstance(organisation, str) else organisation.name


def _agencies(case: Case) -> list[str]:
    """The agencies of a case, the lead among them."""
    lead = [_name(case.lead)] if case.lead else []
    return list(dict.fromkeys([*lead, *(_name(agency.organisation) for agency in case.agencies)]))


def _received(case: Case) -> Iterator[Lack]:
    if not case.countries:
        yield Lack("countries", "a country", "Add “countries:” with the code of the country, for example [KEN].")
    if not case.objectives:
        yield Lack("objectives", "at least one objective", "Add “objectives:” with their numbers, for example [6, 18].")
    if case.received is None:
        yield Lack("received", "the date of the request", "Add “received:” with the date.")


def _assessed(case: Case) -> Iterator[Lack]:
    if case.assessment is None:
        yield Lack("assessment", "an assessment", "Add “assessment:” with feasible (true or false) and support.")
    elif case.assessment.feasible and not case.assessment.support:
        yield Lack("assessment", "the kinds of support that fit", "Add “support:” to the assessment.")


def _partnered(case: Case) -> Iterator[Lack]:
    if case.lead is None:
        yield Lack("lead", "a lead", "Add “lead:” with the organisation that leads.")
    partners = [*_agencies(case)[bool(case.lead) :], *map(_name, (*case.government_partners, *case.other_partners))]
    if not partners:
        hint = "Add it to “agencies:”, “government_partners:” or “other_partners:”."
        yield Lack("agencies", "at least one implementing partner", hint)


def _matched(case: Case) -> Iterator[Lack]:
    if not case.similar:
        hint = "Add “similar:” with record (folder/id) and why."
        yield Lack("similar", "a similar practice or case chosen by hand", hint)


def _set_up(case: Case) -> Iterator[Lack]:
    agencies = _agencies(case)
    if len(agencies) < AGENCIES_NEEDED:
        named = f"; the case names one ({agencies[0]})" if agencies else "; the case names none"
        which = "a second agency" if agencies else "two agencies"
        yield Lack("agencies", f"{which}{named}", "Add it to “agencies:” with its role.")
    lead = case.lead and _name(case.lead)
    for agency in case.agencies:
        name = _name(agency.organisation)
        if agency.role is None and name != lead:
            yield Lack("agencies", f"a role for the agency {name}", "Add “role:”, for example: role: implementing")
    if not case.government_partners:
        yield Lack("government_partners", "a government body", "Add it to “government_partners:”.")
    if not case.other_partners:
        yield Lack("other_partners", "a partner from outside government", "Add it to “other_partners:”.")


def _funded(case: Case) -> Iterator[Lack]:
    if not any(money.status in MONEY_IS_THERE for money in case.funding):
        yield Lack("funding", "money that is secured", "Add “funding:” with fund or name and status: secured.")


def _implementing(case: Case) -> Iterator[Lack]:
    if case.set_up is None or case.set_up.start is None:
        yield Lack("set_up", "the date on which the work began", "Add “start:” to “set_up:”.")
    if case.origin == "request" and (case.set_up is None or case.set_up.coordination is None):
        # public sources on a programme seldom tell it, and nothing is invented to fill a field
        yield Lack("set_up", "how the work is coordinated", "Add “coordination:” to “set_up:”.")


def _closed(case: Case) -> Iterator[Lack]:
    if not case.outcomes:
        yield Lack("outcomes", "the outcomes", "Add “outcomes:”, one entry each.")
    if case.practice is None and case.no_practice_reason is None:
        hint = "Add “practice:” with its id, or “no_practice_reason:”."
        yield Lack("practice", "a practice drafted from the case, or the reason why there is none", hint)


def _ended_early(case: Case) -> Iterator[Lack]:
    if case.reason is None:
        yield Lack("reason", "the reason", "Add “reason:” in a sentence for readers.")


NEEDS: dict[str, Callable[[Case], Iterator[Lack]]] = {
    "received": _received,
    "assessed": _assessed,
    "partnered": _partnered,
    "matched": _matched,
    "set-up": _set_up,
    "funded": _funded,
    "implementing": _implementing,
    "closed": _closed,
}
"""The stages in their order, each with what it needs."""
ENDS: dict[str, Callable[[Case], Iterator[Lack]]] = {"declined": _ended_early, "withdrawn": _ended_early}
"""The ends that can follow any stage; what the stages before them need is not asked any more."""
STEPS_OF_THE_HUB = frozenset({"received", "assessed", "matched"})
"""What the hub itself does, and so never happened where a case is told after a public programme."""


def stages_asked(case: Case) -> tuple[str, ...]:
    """Return the stages whose needs a case must meet.

    A request passed all the stages before its own. Of a programme told from public sources only what its own stage
    needs can be asked.
    """
    if case.stage in ENDS:
        return (case.stage,)
    if case.stage not in NEEDS:  # another rule's finding
        return ()
    if case.origin == "request":
        stages = tuple(NEEDS)
        return stages[: stages.index(case.stage) + 1]
    return () if case.stage in STEPS_OF_THE_HUB else (case.stage,)


def lacks(case: Case) -> Iterator[tuple[str, Lack]]:
    """Yield (stage, what it needs and the case does not have), in the order of the stages."""
    for stage in stages_asked(case):
        for lack in (NEEDS | ENDS)[stage](case):
            yield stage, lack
