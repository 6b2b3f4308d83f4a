"""The calendar: days that records tell, and none that they do not."""

from typing import Any

import pytest

from build_tools.corpus import Entry, build_corpus
from build_tools.feeds import calendar_of
from tests.unit.pages import sample


def fund(record_id: str, **fields: object) -> Entry:
    terms = sample.vocabularies()
    whole: dict[str, Any] = {
        "operator": ["an-organisation"],
        "kind": next(iter(terms["funding-kinds"].terms)),
        "status": next(iter(terms["funding-statuses"].terms)),
        **fields,
    }
    return sample.entry("funding", record_id, **whole)


def meeting(record_id: str, kind: str = "annual-meeting", **fields: str) -> Entry:
    return sample.entry("workstream", record_id, kind=kind, **fields)


def told(*entries: Entry) -> list[tuple[str, str, str]]:
    found = calendar_of(build_corpus(entries, {}, sample.vocabularies()))
    return [(event.kind, event.first, event.last) for event in found.events]


def without_day(*entries: Entry) -> list[str]:
    found = calendar_of(build_corpus(entries, {}, sample.vocabularies()))
    return [entry.id for entry in found.without_day]


def test_a_call_is_two_entries_and_a_meeting_lasts_to_its_last_day() -> None:
    call = fund("fund-a", opens="2026-02-01", closes="2026-05-31")
    assert told(call, meeting("meeting-a", start="2026-05-05", end="2026-05-08")) == [
        ("opens", "2026-02-01", "2026-02-01"),
        ("meeting", "2026-05-05", "2026-05-08"),
        ("closes", "2026-05-31", "2026-05-31"),
    ]


@pytest.mark.parametrize("known", ["2026", "2026-05"])
def test_a_month_or_a_year_becomes_no_day_and_is_told_apart(known: str) -> None:
    entries = (fund("fund-a", closes=known), meeting("meeting-a", start=known, end="2026-05-08"))
    assert told(*entries) == []
    assert without_day(*entries) == ["fund-a", "meeting-a"]


def test_a_fund_with_one_day_of_two_stands_in_the_calendar_and_among_those_that_are_not_whole() -> None:
    call = fund("fund-a", opens="2026-02-01", closes="2026-05")
    assert told(call) == [("opens", "2026-02-01", "2026-02-01")]
    assert without_day(call) == ["fund-a"]


def test_a_working_group_lasts_and_is_no_meeting() -> None:
    assert told(meeting("group-a", "workstream", start="2026-05-05")) == []


def test_what_was_withdrawn_is_no_date_any_more() -> None:
    gone = {"on": "2026-01-01", "reason": "The call was never opened."}
    assert told(fund("fund-a", closes="2026-05-31", withdrawn=gone)) == []
