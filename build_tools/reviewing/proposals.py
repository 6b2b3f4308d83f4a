"""The records that wait for reviewers: since when, and for whom."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.corpus import Entry
from build_tools.records._parts import Review
from build_tools.reviewing.gate import Outcome, is_of_earlier_version, outcome
from build_tools.reviewing.version import reviewed_version

OPEN_STATES = ("in-review", "changes-asked")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record under review: the day on which it was put forward and the days since, where that is known."""

    entry: Entry
    outcome: Outcome
    since: str
    age: int | None

    @property
    def state(self) -> str:
        """What the record itself says of its state."""
        return self.entry.record.review.state


def proposed_on(review: Review) -> str:
    """Return the day on which a record was put forward, or that of its first review; empty where neither is told."""
    days = [found.on for found in review.reviews]
    return review.proposed or (min(days) if days else "")


def proposal_of(entry: Entry, today: datetime.date) -> Proposal:
    """Return where the review of a record stands on a day."""
    review = entry.record.review
    since = proposed_on(review)
    age = max(0, (today - datetime.date.fromisoformat(since)).days) if since else None
    return Proposal(entry, outcome(review.reviews, reviewed_version(entry)), since, age)


def open_proposals(entries: Iterable[Entry], today: datetime.date) -> tuple[Proposal, ...]:
    """Return the records under review, the oldest proposal first, those without a day last; ties by address."""
    found = [
        proposal_of(entry, today)
        for entry in entries
        if entry.record.review.state in OPEN_STATES and not entry.is_withdrawn
    ]
    return tuple(sorted(found, key=lambda one: (one.since or "9999", one.entry.address)))


def earlier_reviews(entry: Entry) -> tuple[int, ...]:
    """Return the positions of the reviews since which the record has changed."""
    version = reviewed_version(entry)
    reviews = enumerate(entry.record.review.reviews)
    return tuple(place for place, review in reviews if is_of_earlier_version(review, version))


def why_not_reviewed(entry: Entry) -> str:
    """Return why a record is not reviewed any more; empty where it may be."""
    if entry.is_withdrawn:
        return "it was withdrawn"
    if entry.record.superseded_by:
        return f"{entry.record.superseded_by} took its place"
    return ""
