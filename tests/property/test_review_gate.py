"""The gate of peer review: whatever reviews there are, “accepted” is worth the same."""

from hypothesis import given
from hypothesis import strategies as st

from build_tools.records._parts import ReviewEntry
from build_tools.reviewing.gate import NEEDED, is_set_aside, last_reviews, outcome
from build_tools.reviewing.telling import needs
from tests.unit.reviewing.reviews import review

ORGANISATIONS = ("iom", "unhcr", "ilo", "Albatross", "Bittern", "Curlew", "Dunlin", "Egret")
DECISIONS = ("accept", "accept", "changes", "decline", "stepped-back")
REVIEWS = st.lists(
    st.builds(
        review,
        st.sampled_from(ORGANISATIONS),
        st.sampled_from(DECISIONS),
        conflict=st.sampled_from((False, False, False, True)),
        version=st.sampled_from((None, "0000aaaa", "1111bbbb")),
    ),
    max_size=9,
)
VERSIONS = st.sampled_from(("", "0000aaaa", "2222cccc"))


@given(REVIEWS, VERSIONS)
def test_what_is_accepted_has_its_one_and_two_and_none_of_them_has_a_conflict(
    reviews: list[ReviewEntry], version: str
) -> None:
    found = outcome(reviews, version)
    if found.state == "accepted":
        last = {str(one.organisation): one for one in reviews}.values()
        accepting = [one.role for one in last if one.decision == "accept" and not one.conflict]
        assert all(accepting.count(role) >= needed for role, needed in NEEDED.items())
        assert sum(one.decision == "decline" and not one.conflict for one in last) <= 1
    assert bool(list(needs(found))) == found.is_open


@given(REVIEWS, VERSIONS, st.sampled_from(ORGANISATIONS), st.sampled_from(("decline", "changes", "stepped-back")))
def test_one_more_who_does_not_accept_never_makes_a_record_accepted(
    reviews: list[ReviewEntry], version: str, organisation: str, decision: str
) -> None:
    before = outcome(reviews, version)
    after = outcome([*reviews, review(organisation, decision)], version)
    if decision == "decline" and before.state != "accepted":
        assert after.state != "accepted"
    if after.state == "accepted":
        assert dict(before.missing) == {}


@given(REVIEWS, VERSIONS)
def test_reviews_that_are_set_aside_or_taken_back_count_for_nothing(reviews: list[ReviewEntry], version: str) -> None:
    counting = [voice.review for voice in last_reviews(reviews) if not is_set_aside(voice.review)]
    found, bare = outcome(reviews, version), outcome(counting, version)
    assert (found.state, found.missing, found.further) == (bare.state, bare.missing, bare.further)


@given(st.data(), REVIEWS)
def test_the_order_in_which_organisations_answered_decides_nothing(
    data: st.DataObject, reviews: list[ReviewEntry]
) -> None:
    counting = [voice.review for voice in last_reviews(reviews)]
    shuffled = data.draw(st.permutations(counting))
    assert outcome(shuffled).state == outcome(counting).state
