"""What the command says of reviews: where one stands, and which are open."""

from collections.abc import Iterator, Sequence
from typing import Any

from build_tools.cli._terminal import styled
from build_tools.corpus import Corpus, Entry
from build_tools.records._parts import ReviewEntry
from build_tools.reviewing.gate import Outcome, is_set_aside, organisation_name
from build_tools.reviewing.proposals import Proposal, earlier_reviews
from build_tools.reviewing.telling import needs

AGE_WIDTH = 9


def queue_lines(proposals: Sequence[Proposal]) -> Iterator[str]:
    """Yield a line for each open proposal, with what it needs under it."""
    for proposal in proposals:
        entry = proposal.entry
        yield f"{age(proposal):>{AGE_WIDTH}}  {styled(entry.address, bold=True)}  {styled(entry.record.title)}"
        yield f"{'':{AGE_WIDTH}}  {styled(f'{proposal.state}: needs {_listed(proposal.outcome)}', dim=True)}"


def age(proposal: Proposal) -> str:
    """Return the days for which a proposal has been open."""
    if proposal.age is None:
        return "no day"
    return f"{proposal.age} day{'' if proposal.age == 1 else 's'}"


def _listed(found: Outcome) -> str:
    return "; ".join(needs(found)) or "somebody to set the state that its reviews come to"


def proposal_json(proposal: Proposal) -> dict[str, Any]:
    """Return an open proposal for programs."""
    return {
        "record": proposal.entry.address,
        "title": proposal.entry.record.title,
        "objectives": list(proposal.entry.record.objectives),
        "state": proposal.state,
        "proposed": proposal.since or None,
        "days": proposal.age,
        "needs": list(needs(proposal.outcome)),
    }


def review_lines(entry: Entry, found: Outcome, corpus: Corpus) -> Iterator[str]:
    """Yield where the review of a record stands, each review, and what is still needed."""
    review = entry.record.review
    yield styled(entry.record.title, bold=True)
    yield styled(f"{review.state}: {corpus.vocabularies.label('review-states', review.state)}")
    if review.proposed:
        yield styled(f"put forward on {review.proposed}")
    earlier = earlier_reviews(entry)
    for position, one in enumerate(review.reviews):
        yield from _review(one, is_earlier=position in earlier)
    if review.reviews and found.state != review.state:
        yield styled(f"The reviews come to: {found.state}")
    if review.state != "not-reviewed" and found.is_open:
        yield styled(f"Still needed: {_listed(found)}")


def _review(review: ReviewEntry, *, is_earlier: bool) -> Iterator[str]:
    remarks = [
        *(["set aside"] if is_set_aside(review) else []),
        *(["the record has changed since"] if is_earlier else []),
    ]
    told = f" ({', '.join(remarks)})" if remarks else ""
    yield styled(f"  {review.on} {review.role} {organisation_name(review.organisation)}: {review.decision}{told}")
    if review.conflict:
        yield styled(f"    conflict of interest: {review.interest or 'not told which'}")
    if review.criteria:
        yield styled(f"    {', '.join(f'{one.criterion}: {one.verdict}' for one in review.criteria)}", dim=True)
