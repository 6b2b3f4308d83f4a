"""The criteria of peer review: which are asked of a type of record, and which answers are missing or at odds."""

from collections.abc import Iterator

from build_tools.corpus import Vocabularies, VocabularyTerm
from build_tools.records._parts import ReviewEntry

VOCABULARY = "review-criteria"
TIE = "tied-to-objective"
"""What is tied to no objective of the Compact does not belong here, whatever else is good about it."""


def is_asked_of(criterion: VocabularyTerm, type_name: str) -> bool:
    """Tell whether a criterion is asked of a type of record; without types it is asked of all."""
    return type_name in criterion.more.get("types", [type_name])


def asked_of(vocabularies: Vocabularies, type_name: str) -> tuple[VocabularyTerm, ...]:
    """Return the criteria that are asked of a type of record, in the order of the vocabulary."""
    return tuple(term for term in vocabularies[VOCABULARY].terms.values() if is_asked_of(term, type_name))


def unanswered(vocabularies: Vocabularies, type_name: str, review: ReviewEntry) -> tuple[VocabularyTerm, ...]:
    """Return the criteria that are asked and have no verdict."""
    answered = {answer.criterion for answer in review.criteria}
    return tuple(term for term in asked_of(vocabularies, type_name) if term.id not in answered)


def answered_twice(review: ReviewEntry) -> Iterator[int]:
    """Yield the positions of answers to a criterion that was answered before."""
    seen: set[str] = set()
    for position, answer in enumerate(review.criteria):
        if answer.criterion in seen:
            yield position
        seen.add(answer.criterion)


def untied(review: ReviewEntry) -> int | None:
    """Return the position of the verdict that a record is tied to no objective; None where there is none."""
    for position, answer in enumerate(review.criteria):
        if answer.criterion == TIE and answer.verdict == "not-met":
            return position
    return None
