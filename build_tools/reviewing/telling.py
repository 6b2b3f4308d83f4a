"""What a review still needs, in words for the people who run it."""

from collections.abc import Iterator

from build_tools.reviewing.gate import NEEDED, Outcome

ROLE_NAMES = {"un": "UN", "external": "external"}
NUMBERS = ("no", "one", "two")


def counted_reviews(role: str, count: int, *, more: bool = False) -> str:
    """Return “one UN review”, “two external reviews”, “one more external review”."""
    noun = "review" if count == 1 else "reviews"
    return f"{NUMBERS[count]}{' more' if more else ''} {ROLE_NAMES[role]} {noun}"


def needs(found: Outcome) -> Iterator[str]:
    """Yield what reviews still need, one thing each, as parts of a sentence; nothing where the review is over."""
    if found.changes:
        count = len(found.changes)
        yield f"the changes that {'one reviewer asks' if count == 1 else f'{count} reviewers ask'} for"
    if found.changed:
        yield "an answer to the changes that have been made since"
    for role, count in found.missing.items():
        yield f"{counted_reviews(role, count, more=count < NEEDED[role])} that accept{'s' if count == 1 else ''}"
    if found.further:
        yield f"reviewers disagree, so the next one asked is a {found.further} reviewer"


def told_needs(found: Outcome) -> str:
    """Return what reviews still need as one sentence without an end."""
    listed = list(needs(found))
    return "; ".join(listed) if listed else "nothing more"
