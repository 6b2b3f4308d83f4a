"""Dates as exact as a source tells them: the days that they can mean."""

import calendar
import datetime

from build_tools.records._fields import first_day

YEAR_LENGTH, MONTH_LENGTH = len("2026"), len("2026-11")
DECEMBER = 12


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
