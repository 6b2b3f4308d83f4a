import pytest

from build_tools.records._parts import ReviewEntry
from build_tools.reviewing.gate import last_reviews, outcome
from build_tools.reviewing.telling import told_needs
from tests.unit.reviewing.reviews import ALL_ACCEPT, COUNCIL, HARBOURS, NORTH, UN, review


@pytest.mark.parametrize(
    ("reviews", "state", "needs"),
    [
        ([], "in-review", "one UN review that accepts; two external reviews that accept"),
        ([review(UN)], "in-review", "two external reviews that accept"),
        ([review(UN), review(NORTH)], "in-review", "one more external review that accepts"),
        (ALL_ACCEPT, "accepted", "nothing more"),
        ([*ALL_ACCEPT, review(COUNCIL, "decline")], "accepted", "nothing more"),
        ([*ALL_ACCEPT, review(COUNCIL, "changes")], "accepted", "nothing more"),
        ([*ALL_ACCEPT, review(COUNCIL, "decline"), review("unhcr", "decline")], "declined", "nothing more"),
        ([review(UN, "changes")], "changes-asked",
         "the changes that one reviewer asks for; one UN review that accepts; two external reviews that accept"),
        ([*ALL_ACCEPT, review(COUNCIL, "changes"), review("unhcr", "changes")], "changes-asked",
         "the changes that 2 reviewers ask for"),
        ([review(UN, "decline")], "in-review", "one UN review that accepts; two external reviews that accept"),
        ([review(UN, "decline"), review(NORTH, "decline")], "declined", "nothing more"),
        ([review(UN), review(NORTH), review(HARBOURS, "stepped-back")], "in-review",
         "one more external review that accepts"),
    ],
)  # fmt: skip
def test_reviews_come_to_a_state_and_to_what_is_still_needed(
    reviews: list[ReviewEntry], state: str, needs: str
) -> None:
    found = outcome(reviews)
    assert (found.state, told_needs(found)) == (state, needs)


def test_where_one_external_reviewer_has_answered_and_they_disagree_a_third_reviewer_is_asked() -> None:
    found = outcome([review(UN), review(NORTH, "decline")])
    assert (found.state, found.further, dict(found.missing)) == ("in-review", "third", {"external": 2})
    assert told_needs(found).endswith("; reviewers disagree, so the next one asked is a third reviewer")


def test_where_all_three_have_answered_and_they_disagree_a_fourth_is_asked_and_decides() -> None:
    three = [review(UN), review(NORTH), review(HARBOURS, "decline")]
    assert outcome(three).further == "fourth"
    assert outcome([*three, review(COUNCIL)]).state == "accepted"
    assert outcome([*three, review(COUNCIL, "decline")]).state == "declined"


def test_a_un_reviewer_who_declines_is_outvoted_only_by_another_one() -> None:
    three = [review(UN, "decline"), review(NORTH), review(HARBOURS)]
    assert (outcome(three).further, dict(outcome(three).missing)) == ("fourth", {"un": 1})
    assert outcome([*three, review(COUNCIL)]).state == "in-review"
    assert outcome([*three, review("unhcr")]).state == "accepted"


def test_an_organisation_counts_once_however_its_name_is_written() -> None:
    twice = [review(UN), review(NORTH), review("University  of the north")]
    assert [voice.position for voice in last_reviews(twice)] == [0, 2]
    assert dict(outcome(twice).missing) == {"external": 1}


def test_who_answers_again_takes_back_what_was_said_before() -> None:
    assert outcome([review(UN), review(NORTH, "changes"), review(HARBOURS), review(NORTH)]).state == "accepted"
    assert outcome([*ALL_ACCEPT, review(NORTH, "stepped-back")]).state == "in-review"


def test_changes_that_were_asked_of_an_earlier_version_wait_for_a_new_answer_only() -> None:
    asked = [review(UN, "changes", version="0123456789abcdef")]
    assert outcome(asked, "0123456789abcdef").changes == (0,)
    found = outcome(asked, "fedcba9876543210")
    assert (found.state, found.changes, found.changed) == ("in-review", (), (0,))
    assert told_needs(found).startswith("an answer to the changes that have been made since; one UN review")


def test_a_review_that_does_not_say_which_version_was_read_goes_on_waiting() -> None:
    assert outcome([review(UN, "changes")], "fedcba9876543210").state == "changes-asked"
