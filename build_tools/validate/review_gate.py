"""A record counts as accepted only after one UN and two external reviews without a conflict of interest."""

from collections.abc import Iterator

from build_tools.corpus import Corpus, Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records._parts import Review, ReviewEntry
from build_tools.records.organisation import Organisation
from build_tools.validate._base import Rule, RuleContext

CODE = Code("CC313", "review-gate", Severity.ERROR, "A review state without the reviews that it needs")

NEEDED = {"un": 1, "external": 2}
"""Accepting reviews by role, as the Network's review of practices asks for."""
ROLE_NAMES = {"un": "UN", "external": "external"}
NUMBERS = ("no", "one", "two")

Fault = tuple[str, str, str, tuple[str, ...]]
"""Pointer, message, hint and the paths of other files that the finding speaks of."""


def _state(review: Review) -> Iterator[Fault]:
    if review.reviews and review.state == "not-reviewed":
        message = f"The state is “not-reviewed”, but there {_counted(len(review.reviews))}."
        yield "/review/reviews", message, "Set “state:” to in-review, accepted, changes-asked or declined.", ()
    if review.state != "accepted":
        return
    for role, needed in NEEDED.items():
        accepting = [found for found in review.reviews if found.role == role and found.decision == "accept"]
        if len(accepting) < needed:
            has = NUMBERS[len(accepting)]
            reviews = "review" if needed == 1 else "reviews"
            verb = "accepts" if needed == 1 else "accept"
            message = f"“accepted” needs {NUMBERS[needed]} {ROLE_NAMES[role]} {reviews} that {verb}; there is {has}."
            hint = "Set “state: in-review” until the reviews are there."
            yield "/review/state", message, hint, ()
    for position, found in enumerate(review.reviews):
        if found.conflict and found.decision == "accept":
            message = "A review that accepts declares a conflict of interest."
            hint = "Ask another reviewer; until then set “state: in-review”."
            yield f"/review/reviews/{position}/conflict", message, hint, ()


def _counted(count: int) -> str:
    return "is one review" if count == 1 else f"are {count} reviews"


def _role(corpus: Corpus, position: int, review: ReviewEntry) -> Iterator[Fault]:
    named = review.organisation
    related: tuple[str, ...] = ()
    if isinstance(named, str):
        entry: Entry | None = corpus.find("organisation", named)
        if entry is None or not isinstance(entry.record, Organisation):  # another rule's finding
            return
        name, kind, related = named, entry.record.type, (entry.path,)
    else:
        name, kind = named.name, named.type
    pointer = f"/review/reviews/{position}/role"
    if review.role == "external" and kind == "un":
        message = f"The review by {name} cannot be external: it is an organisation of the United Nations."
        yield pointer, message, "Write “role: un”.", related
    if review.role == "un" and kind != "un":
        message = f"The review by {name} cannot be a UN review: it is not an organisation of the United Nations."
        yield pointer, message, "Write “role: external”.", related


def _check(corpus: Corpus, _: RuleContext) -> Iterator[Diagnostic]:
    for entry in corpus:
        if "review" not in entry.fields:
            continue
        review = entry.record.review
        faults = list(_state(review))
        for position, found in enumerate(review.reviews):
            faults += _role(corpus, position, found)
        for pointer, message, hint, related in faults:
            yield Diagnostic(CODE, entry.path, message, hint, pointer, related=related)


RULE = Rule(code=CODE, check=_check)
