from itertools import pairwise

import pytest

from build_tools.records.stages import NEEDS, STAGES, WAY, WAYS_OUT, missing_for, missing_next, next_stage
from build_tools.validate.stage_gate import RULE
from tests.unit.hub_requests import NEEDED, case_of, fields_at, request, request_at
from tests.unit.pages import sample


def ids(stage: str, **fields: object) -> list[str]:
    return [one.id for one in missing_for(case_of(request("asked", stage=stage, **fields)), stage)]


def test_the_stages_are_those_of_the_vocabulary_in_its_order() -> None:
    terms = sample.vocabularies()["stages"].terms
    assert list(terms) == sorted(terms, key=lambda term: terms[term].more["rank"]) == list(STAGES)


@pytest.mark.parametrize("stage", STAGES)
def test_a_request_with_all_that_its_stage_needs_has_no_finding(stage: str) -> None:
    assert RULE.alone
    assert list(RULE.alone(request_at(stage))) == []


@pytest.mark.parametrize("stage", WAY)
def test_a_request_asks_for_what_the_stages_before_need_and_a_programme_only_for_its_own(stage: str) -> None:
    bare = request("asked", stage=stage)
    told = sample.entry("case", "told", stage=stage, need="A need.", origin="public-programme")
    asked = [one.stage for one in missing_for(case_of(bare), stage)]
    assert list(dict.fromkeys(asked)) == list(WAY)[: list(WAY).index(stage) + 1]
    assert {one.stage for one in missing_for(case_of(told), stage)} <= {stage}


def test_every_need_is_named_when_nothing_is_there() -> None:
    assert ids("closed") == [
        "country", "objective", "date", "assessment", "lead", "partner", "similar", "agencies", "government", "outside",
        "money", "start", "coordination", "outcomes", "practice",
    ]  # fmt: skip
    assert ids("declined") == ids("withdrawn") == ["reason"]


@pytest.mark.parametrize(
    ("stage", "changes", "missing"),
    [
        ("assessed", {"assessment": {"feasible": True}}, ["support"]),
        ("assessed", {"assessment": {"feasible": False}}, []),
        ("partnered", {"assessment": {"feasible": False}}, ["feasible"]),
        ("set-up", {"agencies": [], "lead": "an-organisation"}, ["second-agency"]),
        ("set-up", {"agencies": [{"organisation": "an-organisation", "role": "lead"}]}, ["second-agency"]),
        ("set-up", {"lead": "a-part"}, ["role"]),
        ("funded", {"funding": [{"name": "A fund", "status": "pledged"}]}, ["money"]),
        ("funded", {"funding": [{"name": "A fund", "status": "spent"}]}, []),
        ("implementing", {"set_up": {"start": "2026"}}, ["coordination"]),
        ("closed", {"no_practice_reason": None, "practice": "full-practice"}, []),
    ],
)
def test_a_need_that_is_met_by_half_is_named_exactly(
    stage: str, changes: dict[str, object], missing: list[str]
) -> None:
    assert [one.id for one in missing_for(case_of(request_at(stage, **changes)), stage)] == missing


def test_the_role_that_is_missing_is_pointed_at_in_its_list_with_the_name_of_the_agency() -> None:
    agencies = [*NEEDED["set-up"]["agencies"], {"organisation": {"name": "A third", "type": "un"}}]
    (found,) = missing_for(case_of(request_at("set-up", agencies=agencies)), "set-up")
    assert (found.field, found.name, found.need) == ("agencies/2", "A third", "a role for the agency A third")


@pytest.mark.parametrize(("stage", "following"), [*pairwise(WAY), ("closed", "")])
def test_each_stage_leads_to_the_next_and_the_last_to_none(stage: str, following: str) -> None:
    assert next_stage(case_of(request_at(stage))) == following


def test_what_is_not_feasible_is_declined_next_and_needs_the_reason() -> None:
    case = case_of(request_at("assessed", assessment={"feasible": False}))
    assert next_stage(case) == "declined"
    assert [one.id for one in missing_next(case)] == ["reason"]


def test_no_step_follows_a_way_out_nor_is_one_told_of_a_programme() -> None:
    assert [next_stage(case_of(request_at(stage))) for stage in WAYS_OUT] == ["", ""]
    told = sample.entry("case", "told", **{**fields_at("funded"), "need": "A need.", "origin": "public-programme"})
    assert next_stage(case_of(told)) == ""


def test_every_need_and_every_next_stage_has_its_words_on_the_page() -> None:
    words = sample.strings()["lifecycle"]
    agency = {"organisation": {"name": "Another agency", "type": "un"}}
    cases = [
        request("bare", stage="closed"),
        request("half", stage="set-up", assessment={"feasible": True}, agencies=[agency]),
        request_at("partnered", assessment={"feasible": False}),
    ]
    named = {one.id for entry in cases for stage in NEEDS for one in missing_for(case_of(entry), stage)}
    assert named == set(words["needs"])
    assert set(words["advice"]) == {*WAY, "declined"}
