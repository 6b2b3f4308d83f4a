"""Dates as exact as a source tells them: the days that they can mean, and those between two of them."""

import calendar
import datetime
from collections.abc import Iterable
from typing import NamedTuple

from build_tools.records._fields import first_day

YEAR_LENGTH, MONTH_LENGTH = len("2026"), len("2026-11")
DECEMBER = 12


class Duration(NamedTuple):
    """The days between two dates: equal numbers where both are days, else the fewest and the most that they can be."""

    least: int
    most: int

    @property
    def is_exact(self) -> bool:
        """Tell whether both dates are days."""
        return self.least == self.most

    @property
    def middle(self) -> int:
        """The days halfway between the fewest and the most."""
        return (self.least + self.most) // 2


def together(durations: Iterable[Duration | None]) -> Duration | None:
    """Return several durations as one; None where there is none or one is not known."""
    found = list(durations)
    known = [duration for duration in found if duration is not None]
    if not known or len(known) < len(found):
        return None
    return Duration(sum(one.least for one in known), sum(one.most for one in known))


def last_day(text: str) -> datetime.date:
    """Return the last day that a year, month or day can mean."""
    first = first_day(text)
    if len(text) == YEAR_LENGTH:
        return first.replace(month=DECEMBER, day=31)
    if len(text) == MONTH_LENGTH:
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first


def is_before(later: str, earlier: str) -> bool:
    """Tell whether what should come later ends before the other can begin: “2019” is not before “2019-03”."""
    return last_day(later) < first_day(earlier)


def days_between(first: str, last: str) -> Duration | None:
    """Return the days from one date to another; None where one is unknown or they go back."""
    if not first or not last or is_before(last, first):
        return None
    return Duration(
        least=max(0, (first_day(last) - last_day(first)).days),
        most=(last_day(last) - first_day(first)).days,
    )
