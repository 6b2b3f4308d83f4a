"""What the reviews of a record come to: the gate of one UN and two external reviewers, and what it still needs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from build_tools.records._parts import InlineOrganisation, ReviewEntry

NEEDED: Mapping[str, int] = MappingProxyType({"un": 1, "external": 2})
"""Accepting reviewers by role, as the panel of the Network's roster has them."""
DISSENT_MOST = 1
"""How many reviewers may be against what the others accept. The call for the roster says that one more reviewer is
asked where they disagree, and not who prevails then: here the gate itself, with at most one voice against it."""
DECLINES_END = 2
"""Reviewers who decline, for the review to end there."""
PANEL_WITH_ONE_EXTERNAL = 1


def organisation_name(named: str | InlineOrganisation) -> str:
    """Return how a review names an organisation: by its id, or in full."""
    return named if isinstance(named, str) else named.name


def same_organisation(named: str | InlineOrganisation) -> str:
    """Return what two ways of writing one organisation have in common."""
    return " ".join(organisation_name(named).casefold().split())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reviews come to.

    `state` is a term of `review-states`. `missing` is how many reviewers of each role have still to accept, without
    those that are not needed; it is empty after an end. `further` is “third” or “fourth” where reviewers disagree and
    one more is asked; `changes` are the positions of the reviews that wait for changes, and `changed` of those whose
    changes have been made since, so that the reviewer is to be asked again; both are empty after an end. `against` is
    how many do not accept, whatever the state.
    """

    state: str
    missing: Mapping[str, int]
    further: str = ""
    changes: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    against: int = 0

    @property
    def is_open(self) -> bool:
        """Tell whether the review still waits for somebody."""
        return self.state in ("in-review", "changes-asked")


@dataclass(frozen=True, slots=True)
class Voice:
    """The one review of an organisation that counts, by its position."""

    position: int
    review: ReviewEntry


def is_set_aside(review: ReviewEntry) -> bool:
    """Tell whether a review decides nothing: who has a conflict of interest does not judge."""
    return review.conflict or review.decision == "stepped-back"


def last_reviews(reviews: Sequence[ReviewEntry]) -> tuple[Voice, ...]:
    """Return the last review of each organisation: who answers again takes back what was said before."""
    last = {same_organisation(review.organisation): Voice(place, review) for place, review in enumerate(reviews)}
    return tuple(sorted(last.values(), key=lambda voice: voice.position))


def outcome(reviews: Sequence[ReviewEntry], version: str = "") -> Outcome:
    """Return what reviews come to.

    Where `version` tells what the record is today, changes that were asked of an earlier one count as made: that review
    waits for nothing any more, and accepts nothing either.
    """
    voices = [voice for voice in last_reviews(reviews) if not is_set_aside(voice.review)]
    accepting = _count_roles(voice.review for voice in voices if voice.review.decision == "accept")
    declining = sum(voice.review.decision == "decline" for voice in voices)
    asking = [voice for voice in voices if voice.review.decision == "changes"]
    changed = tuple(voice.position for voice in asking if is_of_earlier_version(voice.review, version))
    changes = tuple(voice.position for voice in asking if voice.position not in changed)
    missing = {role: needed - accepting[role] for role, needed in NEEDED.items() if needed > accepting[role]}
    state = _state(missing, declining, len(changes))
    is_over = state in ("accepted", "declined")
    externals = sum(voice.review.role == "external" for voice in voices)
    disagree = bool(declining) and any(accepting.values()) and not is_over
    return Outcome(
        state=state,
        missing=MappingProxyType({} if is_over else missing),
        further=("third" if externals <= PANEL_WITH_ONE_EXTERNAL else "fourth") if disagree else "",
        changes=() if is_over else changes,
        changed=() if is_over else changed,
        against=declining + len(changes),
    )


def _count_roles(reviews: Iterable[ReviewEntry]) -> dict[str, int]:
    roles = [review.role for review in reviews]
    return {role: roles.count(role) for role in NEEDED}


def is_of_earlier_version(review: ReviewEntry, version: str) -> bool:
    """Tell whether a record has changed since a review; where it is not written down what was read, nobody can tell."""
    return bool(version and review.version and review.version != version)


def _state(missing: Mapping[str, int], declining: int, changes: int) -> str:
    if declining >= DECLINES_END:
        return "declined"
    if not missing and declining + changes <= DISSENT_MOST:
        return "accepted"
    return "changes-asked" if changes else "in-review"
