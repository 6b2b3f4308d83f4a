from typing import Any

import pytest

from build_tools.corpus import Entry
from build_tools.reviewing.proposals import earlier_reviews, open_proposals
from build_tools.reviewing.version import reviewed_version
from tests.unit.pages import sample
from tests.unit.reviewing.reviews import NORTH, UN, review_fields

BODY = "It works."


def practice(body: str = BODY, **fields: Any) -> Entry:  # noqa: ANN401 - any field of a practice
    own = {"kind": "service", "implementers": ["ilo"], "objectives": [16]}
    return sample.entry("practice", "one-centre", body, **{**own, **fields})


@pytest.mark.parametrize(
    "upkeep",
    [
        {"verified": {"on": "2026-11-01", "by": "iom"}},
        {"review": {"state": "in-review", "proposed": "2026-11-01"}},
        {"translations": {"fr": {"title": "Un guichet", "summary": "Un guichet.", "of": "01234567"}}},
        {"former_ids": ["a-centre"]},
        {"sources": [{**sample.SOURCES[0], "archived_url": "https://example.org/a", "accessed": "2026-11-01"}]},
        {"related": ["cases/a-case-that-is-not-public"]},
    ],
    ids=lambda upkeep: next(iter(upkeep)),
)
def test_upkeep_and_the_names_of_cases_are_not_what_a_review_judges(upkeep: dict[str, Any]) -> None:
    assert reviewed_version(practice(**{"sources": sample.SOURCES[:1], **upkeep})) == reviewed_version(
        practice(sources=sample.SOURCES[:1])
    )


@pytest.mark.parametrize("change", [{"title": "Another"}, {"body": "It failed."}, {"objectives": [16, 23]}])
def test_what_a_record_says_is(change: dict[str, Any]) -> None:
    assert reviewed_version(practice(**change)) != reviewed_version(practice())


def test_only_a_review_that_says_what_it_read_can_be_called_older_than_the_record() -> None:
    reviews = [
        review_fields(UN),
        review_fields(NORTH, version=reviewed_version(practice())),
        review_fields("unhcr", version="0123456789abcdef"),
    ]
    assert earlier_reviews(practice(review={"state": "in-review", "reviews": reviews})) == (2,)


def test_the_queue_has_the_oldest_proposal_first_and_the_days_that_each_has_waited() -> None:
    told = [
        ("undated", {"state": "in-review"}),
        ("young", {"state": "in-review", "proposed": "2026-11-20"}),
        ("by-review", {"state": "changes-asked", "reviews": [review_fields(UN, "changes")]}),
        ("other", {"state": "in-review", "proposed": "2026-11-20"}),
        ("accepted", {"state": "accepted"}),
        ("never", {"state": "not-reviewed"}),
        ("ahead", {"state": "in-review", "proposed": "2026-11-22"}),
    ]
    own: dict[str, Any] = {"kind": "service", "implementers": ["ilo"]}
    entries = [sample.entry("practice", name, review=review, **own) for name, review in told]
    gone = sample.entry(
        "practice", "gone", review=told[1][1], withdrawn={"on": "2026-11-20", "reason": "It was wrong."}, **own
    )
    found = open_proposals([*entries, gone], sample.BUILD_DATE)
    assert [(one.entry.id, one.age) for one in found] == [
        ("by-review", 51), ("other", 1), ("young", 1), ("ahead", 0), ("undated", None),
    ]  # fmt: skip
