"""Whatever somebody writes into a request, the answer holds its shape."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.matching.answers import Adviser
from build_tools.matching.requests import Request
from tests.unit.pages import sample

texts = st.text(max_size=300) | st.sampled_from(
    ["Nurses pay fees", "رسوم الاستقدام", "移民工人", "<script>alert(1)</script>"]
)
requests = st.builds(
    Request,
    need=texts,
    title=texts,
    language=st.sampled_from(["", "en", "fr", "ar", "xx-none"]),
    countries=st.lists(st.sampled_from(["KEN", "DEU", "XXX"]), max_size=3, unique=True).map(tuple),
    objectives=st.lists(st.integers(1, 23), max_size=23, unique=True).map(tuple),
    populations=st.lists(st.sampled_from(["workers", "all", "women", "nobody"]), max_size=3, unique=True).map(tuple),
)


@cache
def adviser() -> Adviser:
    return Adviser(sample.published(), sample.traits(), sample.request_weights(), sample.strings(), "2026-11-22")


@settings(max_examples=60)
@given(request=requests)
def test_any_request_is_answered_with_scores_in_bounds_and_each_record_once(request: Request) -> None:
    answer = adviser().answer(request)
    assert answer == adviser().answer(request)
    for found in (answer.practices, answer.evidence, answer.cases):
        assert all(0 < one.score <= 1 and one.reasons for one in found)
        assert len({one.target for one in found}) == len(found)
    assert all(0 < guess.score <= 1 and guess.words for guess in answer.inferred)
    assert not {peer.country for peer in answer.countries} & set(request.countries)
