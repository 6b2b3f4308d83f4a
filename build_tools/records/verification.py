"""How fresh a record's last comparison with its sources is, on the day of the build."""

import calendar
import datetime
from dataclasses import dataclass
from typing import Literal

from build_tools.records._base import Record

State = Literal["never", "verified", "due", "overdue"]


@dataclass(frozen=True, slots=True)
class Verification:
    """The state, and the day from which the record is due again (ISO 8601; empty where it never was verified)."""

    state: State
    due: str = ""


def months_after(day: datetime.date, months: int) -> datetime.date:
    """Return the same day some months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def verification_of(record: Record, months: int, today: datetime.date) -> Verification:
    """Return the state of a record: verified for the type's period, due for half as long again, then overdue."""
    if record.verified is None:
        return Verification("never")
    verified = datetime.date.fromisoformat(record.verified.on)
    due = months_after(verified, months)
    overdue = months_after(verified, months + months // 2)
    state: State = "verified" if today < due else "due" if today < overdue else "overdue"
    return Verification(state, due.isoformat())
