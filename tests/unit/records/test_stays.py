import datetime

import pytest

from build_tools.records.dates import Duration, days_between
from build_tools.records.stays import stands_since, stays
from tests.unit.hub_requests import case_of, request, request_at
from tests.unit.pages import sample

TODAY = datetime.date(2026, 11, 21)
Step = dict[str, str]


def told(stage: str, *history: Step, **fields: object) -> list[tuple[str, Duration | None, bool]]:
    case = case_of(request("asked", stage=stage, history=list(history), **fields))
    return [(stay.stage, stay.duration, stay.is_open) for stay in stays(case, TODAY)]


def step(stage: str, on: str = "") -> Step:
    return {"stage": stage, "on": on} if on else {"stage": stage}


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-01-31", "2026-02-02", Duration(2, 2)),
        ("2026-01-31", "2026-01-31", Duration(0, 0)),
        ("2020", "2022", Duration(366, 1095)),
        ("2020", "2020", Duration(0, 365)),
        ("2020-02", "2020-03-01", Duration(1, 29)),
        ("2020-05", "2020", Duration(0, 244)),
        ("2021", "2020", None),
        ("", "2020", None),
        ("2020", "", None),
    ],
)
def test_days_are_told_as_far_as_both_dates_are_exact(first: str, last: str, days: Duration | None) -> None:
    assert days_between(first, last) == days


def test_each_stage_lasts_until_the_next_and_the_present_one_goes_on() -> None:
    assert told("assessed", step("received", "2026-11-01"), step("assessed", "2026-11-11")) == [
        ("received", Duration(10, 10), False),
        ("assessed", Duration(10, 10), True),
    ]


def test_two_stages_on_one_day_last_no_day() -> None:
    assert told("assessed", step("received", "2026-11-21"), step("assessed", "2026-11-21")) == [
        ("received", Duration(0, 0), False),
        ("assessed", Duration(0, 0), True),
    ]


def test_a_stage_whose_successor_has_no_date_lasted_nobody_knows_how_long() -> None:
    found = told("matched", step("received", "2026-01-01"), step("assessed"), step("matched", "2026-03-01"))
    assert [duration for _, duration, _ in found[:2]] == [None, None]


def test_a_stage_after_which_the_history_leaves_some_out_lasted_nobody_knows_how_long() -> None:
    found = told("matched", step("received", "2026-01-01"), step("matched", "2026-03-01"))
    assert [duration for _, duration, _ in found[:1]] == [None]
    (first, _) = told("declined", step("received", "2026-01-01"), step("declined", "2026-01-03"))
    assert first == ("received", Duration(2, 2), False)


def test_without_a_history_the_dates_of_request_and_assessment_stand_in_for_it() -> None:
    assert told("received", received="2026-11-01") == [("received", Duration(20, 20), True)]
    assessment = {"feasible": True, "support": ["policy-advice"], "on": "2026-11-11"}
    assert told("assessed", received="2026-11-01", assessment=assessment) == [
        ("received", Duration(10, 10), False),
        ("assessed", Duration(10, 10), True),
    ]
    assert told("received") == []


def test_a_later_stage_without_a_history_is_not_given_the_date_of_another() -> None:
    case = case_of(request("asked", stage="funded", received="2026-01-01"))
    assert stands_since(case) == ""
    assert [stay.duration for stay in stays(case, TODAY)] == [None]


@pytest.mark.parametrize("stage", ["closed", "declined", "withdrawn"])
def test_time_stops_at_an_end(stage: str) -> None:
    case = case_of(request_at(stage))
    *_, last = stays(case, TODAY)
    assert (last.duration, last.is_open) == (None, False)
    assert stands_since(case) == last.since != ""


def test_of_a_programme_nobody_knows_whether_its_time_goes_on() -> None:
    history = [step("funded", "2012"), step("implementing", "2014")]
    case = case_of(
        sample.entry("case", "x-y", stage="implementing", need="N.", origin="public-programme", history=history)
    )
    assert [(stay.duration, stay.is_open) for stay in stays(case, TODAY)] == [
        (Duration(366, 1095), False),
        (None, False),
    ]
