"""How a record was reviewed, as pages tell it: each review, the criteria, and what is still needed."""

from collections.abc import Iterator, Sequence
from typing import Any

from build_tools.corpus import Entry
from build_tools.pages._blocks import Block
from build_tools.pages._tables import Tables, Value
from build_tools.records._parts import ReviewEntry
from build_tools.reviewing.gate import Outcome, is_set_aside, last_reviews
from build_tools.reviewing.proposals import OPEN_STATES, earlier_reviews, proposal_of

GUIDE = "contribute/reviewers/"
STYLES = ("assets/stylesheets/review.css",)


def reviewed(tables: Tables, entry: Entry) -> list[Block]:
    """Return the section about the review of a record; nothing where none was begun."""
    review = entry.record.review
    if review.state == "not-reviewed":
        return []
    words = tables.strings["reviewing"]
    earlier = earlier_reviews(entry)
    are_all = len(earlier) == len(review.reviews)
    proposal = proposal_of(entry, tables.site.build_date)
    return [{
        "id": "review",
        "block": "review",
        "state": tables.explained("review-states", review.state),
        "proposed": tables.moment(review.proposed),
        "needs": list(needs(tables, proposal.outcome)) if review.state in OPEN_STATES else [],
        "changed": words["changed_since_all" if are_all else "changed_since_some"] if earlier else "",
        "reviews": [
            _told(tables, review.reviews, position, is_earlier=position in earlier and not are_all)
            for position in range(len(review.reviews))
        ],
        "criteria": _criteria(tables, review.reviews),
        "guide": GUIDE,
    }]  # fmt: skip


def needs(tables: Tables, found: Outcome) -> Iterator[str]:
    """Yield what reviews still need, a sentence each."""
    words = tables.strings["reviewing"]["needs"]
    if found.changes:
        yield tables.phrase(words["changes"], len(found.changes))
    if found.changed:
        yield tables.phrase(words["changed"], len(found.changed))
    for role, count in found.missing.items():
        yield tables.phrase(words[role], count)
    if found.further:
        yield str(words[found.further])
    if found.state in ("accepted", "declined"):
        yield str(words["settled"])


def _told(tables: Tables, reviews: Sequence[ReviewEntry], position: int, *, is_earlier: bool) -> dict[str, Any]:
    """Return one of several reviews, and what readers must know of its weight."""
    review = reviews[position]
    counting = {voice.position for voice in last_reviews(reviews)}
    words = tables.strings["reviewing"]["remarks"]
    remarks = {
        "set_aside": is_set_aside(review),
        "answered_again": position not in counting,
        "changed": is_earlier,
    }
    return {
        "role": tables.term("review-roles", review.role)["text"],
        "organisation": tables.organisation(review.organisation),
        "on": tables.moment(review.on),
        "decision": tables.explained("review-decisions", review.decision),
        "conflict": review.conflict,
        "interest": review.interest or "",
        "note": review.note or "",
        "remarks": [words[name] for name, holds in remarks.items() if holds],
    }


def _criteria(tables: Tables, reviews: Sequence[ReviewEntry]) -> dict[str, Any]:
    """Return the verdicts of all who gave any, a row for each criterion that somebody answered."""
    judging = [review for review in reviews if review.criteria]
    verdicts = [{answer.criterion: answer.verdict for answer in review.criteria} for review in judging]
    no_answer = tables.strings["reviewing"]["no_answer"]
    rows = [
        {
            "label": term.label,
            "verdicts": [
                tables.term("review-verdicts", given[term.id])["text"] if term.id in given else no_answer
                for given in verdicts
            ],
        }
        for term in tables.corpus.vocabularies["review-criteria"].terms.values()
        if any(term.id in given for given in verdicts)
    ]
    heads: list[Value] = [tables.organisation(review.organisation) for review in judging]
    return {"reviewers": [head["text"] for head in heads], "rows": rows}
