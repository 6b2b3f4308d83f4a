"""What the reader of Word documents noticed, as remarks for those who sent them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from build_tools.corpus.names import listed
from build_tools.diagnostics import Diagnostic
from build_tools.doors._docx_body import Body
from build_tools.intake import codes

SHOWN_MAX = 2_000
"""Characters of a text that is told; who writes more has the document."""
TRACKED = (
    "Look at them in your word processor (Review, Accept or Reject) and send it again if this is not what you mean."
)
MERGED = "Look whether each entry holds what you mean; split the cells where it does not."
UNREAD = "If it is an answer, move it under the heading of its question; nothing else is lost."


@dataclass(slots=True)
class Notes:
    """What was noticed while answers were read."""

    bracketed: list[str] = field(default_factory=list)
    """Texts that were taken for the template's own."""
    unread: list[tuple[str, str]] = field(default_factory=list)
    """Where something stands that is no answer, and what."""
    merged: list[str] = field(default_factory=list)
    doubtful: list[tuple[str, str]] = field(default_factory=list)
    """Messages with their repairs."""


def remarks_on_document(body: Body, path: str, *, has_macros: bool) -> Iterator[Diagnostic]:
    """Yield what a document has that no answer carries."""
    seen = body.seen
    if has_macros:
        message = "The document holds macros (programs). They were neither read nor run."
        yield _left_out(path, message, "Save it as a Word document without macros (.docx).")
    if seen.insertions or seen.deletions:
        counts = f"{_many(seen.insertions, 'insertion')} and {_many(seen.deletions, 'deletion')}"
        message = f"Tracked changes are pending: {counts}. What was inserted was read, what was deleted was not."
        yield _doubt(path, message, TRACKED)
    for count, told, hint in (
        (
            seen.comments,
            "comment",
            "What they say belongs into the answers.",
        ),
        (seen.images, "picture", "Write the address of a page that shows it."),
        (seen.embedded, "embedded document", "Write the address where it can be read."),
    ):
        if count:
            yield _left_out(path, f"{_many(count, told)} {_was(count)} not carried over.", hint)
    if seen.boxes:
        message = f"{_many(seen.boxes, 'text box')} {_was(seen.boxes)} read as if the text stood in the paragraph."
        yield _doubt(path, message, "Look whether it stands under the right question.")
    if seen.hidden:
        told = shortened(" ".join(seen.hidden))
        yield _left_out(path, f"Hidden text was not read: “{told}”.", "Make it visible if it is part of an answer.")
    if seen.prompts:
        told = listed(dict.fromkeys(map(shortened, seen.prompts)), "and")
        yield _left_out(path, f"Taken for the prompt of an empty control, not for an answer: {told}.", UNREAD)
    for text in body.around:
        if any(letter.isalpha() for letter in text):
            yield _left_out(path, f"The head or foot of the page was not read: “{shortened(text)}”.", UNREAD)


def remarks_on_answers(notes: Notes, path: str) -> Iterator[Diagnostic]:
    """Yield what was noticed while the answers were read."""
    if notes.bracketed:
        told = listed(dict.fromkeys(map(shortened, notes.bracketed)), "and")
        hint = "Take the square brackets or the grey style away if it is an answer."
        yield _left_out(path, f"Taken for text of the template, not for an answer: {told}.", hint)
    for place, text in notes.unread:
        message = f"Not read, since it is no answer to a question: {place}: “{shortened(text)}”."
        yield _left_out(path, message, UNREAD)
    for place in dict.fromkeys(notes.merged):
        yield _doubt(
            path, f"Merged cells: {place}. Their text was read for each row, and for the first column.", MERGED
        )
    for message, hint in notes.doubtful:
        yield _doubt(path, message, hint)


def _left_out(path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(codes.LEFT_OUT, path, message, hint)


def _doubt(path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(codes.DOUBTFUL, path, message, hint)


def _many(count: int, what: str) -> str:
    plural = f"{what}es" if what.endswith("x") else f"{what}s"
    return f"{count:,} {what if count == 1 else plural}"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def shortened(text: str) -> str:
    """Return a text that fits a message, and says how much of it is not shown."""
    text = " ".join(text.split())
    return text if len(text) <= SHOWN_MAX else f"{text[:SHOWN_MAX]}… ({len(text) - SHOWN_MAX:,} more characters)"
