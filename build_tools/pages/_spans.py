"""How long something took, as exactly as its dates allow."""

from build_tools.pages._language import MONTH_LENGTH
from build_tools.pages._tables import Tables
from build_tools.records.dates import Duration, days_between

COUNTED_DAYS = 60
"""Longer spans are told in months."""
MONTHS = 12
COUNTED_MONTHS = 24
"""Longer spans are told in years."""
DAYS_OF_MONTH, DAYS_OF_YEAR = 30.44, 365.25


def span(tables: Tables, first: str, last: str) -> str:
    """Return the time from one year, month or day to another in words; empty where one is unknown or they go back."""
    words = tables.strings["spans"]
    duration = days_between(first, last)
    if duration is None:
        return ""
    if duration.is_exact:
        return lasted(tables, duration)
    if min(len(first), len(last)) < MONTH_LENGTH:
        years = int(last[:4]) - int(first[:4])
        return tables.phrase(words["years"], years) if years else str(words["same_year"])
    months = MONTHS * (int(last[:4]) - int(first[:4])) + int(last[5:7]) - int(first[5:7])
    return _months(tables, months) if months else str(words["same_month"])


def lasted(tables: Tables, duration: Duration) -> str:
    """Return a number of days in words: exact where it is and they are few, else in months or years."""
    words = tables.strings["spans"]
    days = duration.middle
    if duration.is_exact and days < COUNTED_DAYS:
        return tables.phrase(words["days"], days) if days else str(words["same_day"])
    months = round(days / DAYS_OF_MONTH)
    if months < COUNTED_MONTHS:
        return _months(tables, max(1, months))
    return tables.phrase(words["years"], round(days / DAYS_OF_YEAR))


def _months(tables: Tables, months: int) -> str:
    words = tables.strings["spans"]
    if months < COUNTED_MONTHS:
        return tables.phrase(words["months"], months)
    return tables.phrase(words["years"], round(months / MONTHS))


def ago(tables: Tables, first: str) -> str:
    """Return how long ago a year, month or day was on the day of the build."""
    words = tables.strings["spans"]
    told = span(tables, first, tables.site.build_date.isoformat())
    if not told:
        return ""
    now = {words["same_year"]: "this_year", words["same_month"]: "this_month", words["same_day"]: "today"}
    return str(words[now[told]] if told in now else words["ago"].replace("{span}", told))
