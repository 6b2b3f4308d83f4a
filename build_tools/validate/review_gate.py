"""A record counts as accepted only after one UN and two external reviews without a conflict of interest."""

from collections.abc import Iterator

from build_tools.corpus import Corpus, Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records._parts import Review, ReviewEntry
from build_tools.records.organisation import Organisation
from build_tools.reviewing import gate, telling
from build_tools.reviewing.criteria import TIE, untied
from build_tools.reviewing.version import reviewed_version
from build_tools.validate._base import Rule, RuleContext

CODE = Code("CC313", "review-gate", Severity.ERROR, "A review state without the reviews that it needs")

WITHOUT_REVIEW = {"changes-asked": "changes", "declined": "decline"}
"""States that need a reviewer who decided so."""
UNTIL = "Set “state: in-review” until the reviews are there."

Fault = tuple[str, str, str, tuple[str, ...]]
"""Pointer, message, hint and the paths of other files that the finding speaks of."""


def _state(entry: Entry, review: Review) -> Iterator[Fault]:
    if review.reviews and review.state == "not-reviewed":
        message = f"The state is “not-reviewed”, but there {_counted(len(review.reviews))}."
        yield "/review/reviews", message, "Set “state:” to in-review, accepted, changes-asked or declined.", ()
    if review.state == "accepted":
        yield from _accepted(entry, review)
    wanted = WITHOUT_REVIEW.get(review.state)
    if wanted and not any(found.decision == wanted for found in review.reviews):
        message = f"“{review.state}” needs a review that decides “{wanted}”; there is none."
        yield "/review/state", message, UNTIL, ()


def _accepted(entry: Entry, review: Review) -> Iterator[Fault]:
    found = gate.outcome(review.reviews, reviewed_version(entry))
    if found.state == "accepted":
        yield from _untied(entry)
        return
    for role, count in found.missing.items():
        needed = gate.NEEDED[role]
        verb = "accepts" if needed == 1 else "accept"
        has = telling.NUMBERS[needed - count]
        message = f"“accepted” needs {telling.counted_reviews(role, needed)} that {verb}; there is {has}."
        yield "/review/state", message, _why(review, role), ()
    if found.against > gate.DISSENT_MOST:
        message = f"“accepted” allows one reviewer who does not accept; there are {found.against}."
        hint = "Set “state:” to what the reviews come to: `commons review ID --show` tells it."
        yield "/review/state", message, hint, ()


def _why(review: Review, role: str) -> str:
    """Return the hint for a missing review; where more seem to accept, it says why they do not count."""
    accepting = [found for found in review.reviews if found.role == role and found.decision == "accept"]
    names = [gate.same_organisation(found.organisation) for found in accepting]
    if len(set(names)) < len(names):
        return f"{UNTIL} An organisation counts once, with its last review: ask another one."
    return UNTIL


def _untied(entry: Entry) -> Iterator[Fault]:
    """A practice that serves no objective of the Compact does not belong here, whatever else is good about it."""
    if entry.type.name == "practice" and not entry.record.objectives:
        message = "The practice is accepted, but it names no objective of the Compact."
        yield "/review/state", message, "Add “objectives:” with their numbers, or ask the reviewers again.", ()


def _counted(count: int) -> str:
    return "is one review" if count == 1 else f"are {count} reviews"


def _decision(position: int, review: ReviewEntry, state: str) -> Iterator[Fault]:
    """Find decisions that contradict what the same reviewer says."""
    pointer = f"/review/reviews/{position}"
    if review.decision != "accept":
        return
    if review.conflict:
        message = "A review that accepts declares a conflict of interest."
        hint = "Write “decision: stepped-back” and ask another reviewer" + (
            "; until then set “state: in-review”." if state == "accepted" else "."
        )
        yield f"{pointer}/conflict", message, hint, ()
    place = untied(review)
    if place is not None:
        message = f"A review accepts, but says that “{TIE}” is not met."
        hint = "Ask the reviewer which of the two is meant: what serves no objective of the Compact is not accepted."
        yield f"{pointer}/criteria/{place}/verdict", message, hint, ()


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
        faults = list(_state(entry, review))
        for position, found in enumerate(review.reviews):
            faults += [*_decision(position, found, review.state), *_role(corpus, position, found)]
        for pointer, message, hint, related in faults:
            yield Diagnostic(CODE, entry.path, message, hint, pointer, related=related)


RULE = Rule(code=CODE, check=_check)
