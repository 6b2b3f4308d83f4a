"""How long something took, as exactly as its dates allow."""

from build_tools.pages._language import MONTH_LENGTH
from build_tools.pages._tables import Tables

MONTHS = 12
COUNTED_MONTHS = 24
"""Longer spans are told in years."""


def span(tables: Tables, first: str, last: str) -> str:
    """Return the time from one year, month or day to another in words; empty where one is unknown or they go back."""
    words = tables.strings["spans"]
    if not first or not last or last[: len(first)] < first[: len(last)]:
        return ""
    if min(len(first), len(last)) < MONTH_LENGTH:
        years = int(last[:4]) - int(first[:4])
        return tables.phrase(words["years"], years) if years else str(words["same_year"])
    months = MONTHS * (int(last[:4]) - int(first[:4])) + int(last[5:7]) - int(first[5:7])
    if not months:
        return str(words["same_month"])
    if months < COUNTED_MONTHS:
        return tables.phrase(words["months"], months)
    return tables.phrase(words["years"], round(months / MONTHS))
