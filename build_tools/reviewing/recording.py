"""The fields of a record with one more review, or put forward for review."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from build_tools.records._parts import ReviewEntry
from build_tools.reviewing.gate import outcome

Fields = Mapping[str, Any]


def with_review(fields: Fields, added: Fields, version: str) -> dict[str, Any]:
    """Return the fields of a record with a review more, in the order of days, and the state that all come to."""
    review = dict(fields.get("review") or {})
    reviews = sorted([*review.get("reviews", ()), dict(added)], key=lambda one: str(one["on"]))
    return {**fields, "review": {**review, "state": _state(reviews, version), "reviews": reviews}}


def _state(reviews: Sequence[Fields], version: str) -> str:
    try:
        read = [ReviewEntry.model_validate(one, strict=False) for one in reviews]
    except ValidationError:
        return "in-review"  # a note that is too long, say: whoever reads the fields as a record is told so
    return outcome(read, version).state


def put_forward(fields: Fields, day: str, state: str = "in-review") -> dict[str, Any]:
    """Return the fields of a record that is put forward; the day is that of the first time, or of the first review."""
    review = dict(fields.get("review") or {})
    first = min((str(one["on"]) for one in review.get("reviews", ())), default=day)
    return {**fields, "review": {**review, "state": state, "proposed": review.get("proposed", first)}}


def comes_before_others(fields: Fields, added: Fields) -> bool:
    """Tell whether a review is older than one that is there, so that it moves others to another place."""
    reviews = (fields.get("review") or {}).get("reviews", ())
    return any(str(one["on"]) > str(added["on"]) for one in reviews)
