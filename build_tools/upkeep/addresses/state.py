"""What is known of one address after each time it was asked: it works, it is dead, or that is unclear."""

import datetime
from dataclasses import dataclass
from typing import Literal

State = Literal["works", "dead", "unclear"]
Verdict = Literal["works", "gone", "unclear"]
DEATH_FAILURES = 3
"""Days on which an address must have been gone, with no other answer since: sites have bad days."""
DEATH_DAYS = 7
"""Days between the first and the last of these: a site that moves to another machine is away for some days."""
REST_DAYS = 28
"""Days for which an address that works, or is dead, is left in peace."""
FIRST_RETRY_DAYS = 3
"""Days after which an address that did not work is asked again; twice as many after every further time."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of asking an address once.

    `gone` is what only an address without a page gives: 404, 410, or a host whose name no longer exists. `told` is the
    status (`404`) or the reason (`timeout`). `leads_to` is where it has moved for good, as the site says. `rest_until`
    is a day (ISO 8601) before which the site asks not to be asked again.
    """

    verdict: Verdict
    told: str
    leads_to: str = ""
    rest_until: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of an address; days are ISO 8601, and empty where there is none.

    `gone_days` counts the days on which it was gone since it last gave another answer, `gone_since` is the first of
    them. `tries` counts how often it was asked since it last worked. `again` is the day from which it may be asked
    again. `archived` is a copy that an archive holds; a person decides whether it enters the record. `archive_asked` is
    the day on which the archive was asked.
    """

    address: str
    state: State
    told: str
    checked: str
    again: str
    worked: str = ""
    gone_since: str = ""
    gone_days: int = 0
    tries: int = 0
    leads_to: str = ""
    archived: str = ""
    archive_asked: str = ""


def after_reply(before: Checked | None, address: str, reply: Reply, today: datetime.date) -> Checked:
    """Return what is known of an address after a reply; `before` is what was known, if anything was."""
    day = today.isoformat()
    tries = 0 if reply.verdict == "works" else (before.tries if before else 0) + 1
    gone_since, gone_days = _gone(before, reply, day)
    state = _state(reply, gone_since, gone_days, today)
    rest = REST_DAYS if state != "unclear" else min(REST_DAYS, FIRST_RETRY_DAYS * 2 ** min(tries - 1, REST_DAYS))
    return Checked(
        address=address,
        state=state,
        told=reply.told,
        checked=day,
        again=max((today + datetime.timedelta(days=rest)).isoformat(), reply.rest_until),
        worked=day if reply.verdict == "works" else before.worked if before else "",
        gone_since=gone_since,
        gone_days=gone_days,
        tries=tries,
        leads_to=reply.leads_to,
        archived=before.archived if before else "",
        archive_asked=before.archive_asked if before else "",
    )


def _gone(before: Checked | None, reply: Reply, day: str) -> tuple[str, int]:
    """Return since when and on how many days an address has been gone; two replies of one day count once."""
    if reply.verdict != "gone":
        return "", 0
    if before is None or not before.gone_days:
        return day, 1
    return before.gone_since, before.gone_days + (day > before.checked)


def _state(reply: Reply, gone_since: str, gone_days: int, today: datetime.date) -> State:
    if reply.verdict == "works":
        return "works"
    if reply.verdict == "gone" and gone_days >= DEATH_FAILURES:
        passed = today - datetime.date.fromisoformat(gone_since)
        return "dead" if passed.days >= DEATH_DAYS else "unclear"
    return "unclear"


def is_due(known: Checked | None, today: datetime.date) -> bool:
    """Tell whether an address may be asked today: it never was, or its time of rest is over."""
    return known is None or known.again <= today.isoformat()
