from typing import Any

from build_tools.catalogue.periods import span_of, years_told
from build_tools.tables import tables
from tests.unit.pages.sample import entry

[PRACTICE] = [table for table in tables() if table.name == "practice"]
SHARED: dict[str, Any] = {"kind": "policy", "implementers": ["iom"]}
GONE = {"on": "2026-03-01", "reason": "It was wrong."}


def test_the_years_are_the_first_and_the_last_that_records_name() -> None:
    records = [
        entry("practice", "early", start="2007-03", end=2012, **SHARED),
        entry("practice", "late", start="2019-05-01", verified={"on": "2026-11-01", "by": "iom"}, **SHARED),
        entry("practice", "gone", start=1990, withdrawn=GONE, **SHARED),
    ]
    assert years_told(PRACTICE, records) == ("2007", "2019")


def test_without_dates_there_are_no_years() -> None:
    assert years_told(PRACTICE, [entry("practice", "undated", **SHARED)]) is None


def test_a_time_whose_end_is_not_known_is_open() -> None:
    assert span_of(entry("practice", "open", start="2019-05", **SHARED)) == "2019-05/.."
    assert span_of(entry("practice", "closed", start=2007, end=2012, **SHARED)) == "2007/2012"
    assert span_of(entry("practice", "undated", end=2012, **SHARED)) == ""
