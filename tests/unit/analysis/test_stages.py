import datetime
from dataclasses import replace

from build_tools.analysis.stages import StageFigures, since, stage_figures
from build_tools.corpus import Entry, build_corpus, publishable
from build_tools.records.dates import Duration
from build_tools.records.stages import STAGES
from tests.unit.hub_requests import request, request_at
from tests.unit.pages import sample

TODAY = datetime.date(2026, 11, 21)


def figures(*entries: Entry) -> dict[str, StageFigures]:
    corpus = publishable(build_corpus(entries, {}, sample.vocabularies())).corpus
    return {found.stage: found for found in stage_figures(corpus, TODAY)}


def assessed(record_id: str, received: str, on: str, **more: object) -> Entry:
    history = [{"stage": "received", "on": received}, {"stage": "assessed", "on": on}]
    return request(record_id, stage="assessed", history=history, **more)


def test_every_stage_stands_there_with_its_cases() -> None:
    found = figures(*map(request_at, STAGES))
    assert list(found) == list(STAGES)
    assert [[entry.id for entry in one.entries] for one in found.values()] == [[f"request-{stage}"] for stage in STAGES]


def test_the_median_is_the_time_in_the_middle_of_those_that_tell_one() -> None:
    found = figures(
        assessed("case-a", "2026-01-01", "2026-01-11"),
        assessed("case-b", "2026-01-01", "2026-01-31"),
        assessed("case-c", "2025", "2026"),
        request("case-d", stage="received", received="2026-01-01"),
    )["received"]
    assert found.times == (Duration(10, 10), Duration(30, 30), Duration(1, 729))
    assert found.median == Duration(30, 30)
    assert replace(found, times=found.times[:2]).median == Duration(20, 20)


def test_several_visits_to_a_stage_count_as_one_time_and_only_where_all_are_known() -> None:
    days = [
        ("received", "2026-01-01"),
        ("assessed", "2026-01-03"),
        ("received", "2026-02-01"),
        ("assessed", "2026-02-06"),
    ]
    history = [{"stage": stage, "on": on, "note": "N."} for stage, on in days]
    assert figures(request("case-a", stage="assessed", history=history))["received"].times == (Duration(7, 7),)
    del history[1]["on"]
    assert figures(request("case-a", stage="assessed", history=history))["received"].times == ()


def test_of_a_case_kept_to_a_summary_the_stage_counts_and_no_date() -> None:
    kept = assessed("case-a", "2026-01-01", "2026-01-11", publish="summary")
    found = figures(kept)
    assert found["received"].times == ()
    (entry,) = found["assessed"].entries
    assert since(entry) == since(kept) == ""


def test_a_case_that_is_public_as_a_number_only_counts_nowhere() -> None:
    found = figures(assessed("case-a", "2026-01-01", "2026-01-11", publish="count"))
    assert not any(one.entries or one.times for one in found.values())
