"""Gates: who passes one has passed those before, whatever a request holds."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.records.stages import WAY, missing_next, next_stage
from build_tools.validate.stage_gate import RULE
from tests.unit.hub_requests import NEEDED, case_of, request

FIELDS: dict[str, Any] = {name: value for needed in NEEDED.values() for name, value in needed.items()}
HELD = st.sets(st.sampled_from(sorted(FIELDS)))
ASSESSMENTS = st.sampled_from(
    [{"feasible": True, "support": ["policy-advice"]}, {"feasible": True}, {"feasible": False}]
)


def findings(stage: str, fields: dict[str, Any]) -> int:
    assert RULE.alone
    return len(list(RULE.alone(request("asked", **{**fields, "stage": stage}))))


def held(names: set[str], assessment: dict[str, Any]) -> dict[str, Any]:
    fields = {name: FIELDS[name] for name in sorted(names)}
    return fields | ({"assessment": assessment} if "assessment" in names else {})


@settings(deadline=None, max_examples=60)
@given(HELD, ASSESSMENTS)
def test_a_request_that_passes_a_gate_passes_all_before(names: set[str], assessment: dict[str, Any]) -> None:
    fields = held(names, assessment)
    counts = [findings(stage, fields) for stage in WAY]
    assert counts == sorted(counts)


@settings(deadline=None, max_examples=60)
@given(HELD, ASSESSMENTS, st.sampled_from(list(WAY)))
def test_a_request_that_has_what_the_next_stage_needs_may_stand_there(
    names: set[str], assessment: dict[str, Any], stage: str
) -> None:
    fields = held(names, assessment)
    case = case_of(request("asked", **{**fields, "stage": stage}))
    following = next_stage(case)
    if following and not findings(stage, fields):
        assert bool(missing_next(case)) == bool(findings(following, fields))
