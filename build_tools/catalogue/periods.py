"""The years that records tell of."""

from collections.abc import Iterable

from build_tools.corpus import Entry
from build_tools.tables import Table

YEAR_DIGITS = 4


def years_told(table: Table, entries: Iterable[Entry]) -> tuple[str, str] | None:
    """Return the first and the last year that the dates of records of a type name; of those withdrawn, none counts.

    What says when a record was verified is a full date in every case, and no part of what it tells.
    """
    names = [column.name for column in table.columns if column.kind == "partial-date" and len(column.steps) == 1]
    told = (str(entry.fields.get(name) or "") for entry in entries if not entry.is_withdrawn for name in names)
    years = sorted({date[:YEAR_DIGITS] for date in told if date})
    return (years[0], years[-1]) if years else None


def span_of(entry: Entry) -> str:
    """Return the time that a record tells of as an interval of ISO 8601, open where its end is not known."""
    start, end = (str(entry.fields.get(name) or "") for name in ("start", "end"))
    return f"{start}/{end or '..'}" if start else ""
