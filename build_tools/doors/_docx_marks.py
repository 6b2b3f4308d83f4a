"""The marks that the template of Word and its reader share: tags of controls, names of styles, boxes to tick."""

import zlib

TAG = "commons"
FIXED = f"{TAG}:fixed"
TERM = f"{TAG}:term"
HELP_STYLE = "Commons Help"
ANSWER_STYLE = "Commons Answer"
LIST_STYLE = "Commons List"
PROMPT_STYLE = "Placeholder Text"
EMPTY_BOX, TICKED_BOX = "\u2610", "\u2612"


def question_tag(type_name: str, question: str) -> str:
    """Return the tag of the control that holds the answer to a question."""
    return f"{TAG}:{type_name}:{question}"


def question_of(tag: str) -> tuple[str, str] | None:
    """Return the type and the question that a tag names; None for a tag of another kind."""
    steps = tag.split(":")
    if steps[0] != TAG or len(steps) != len(("commons", "type", "question")) or f"{TAG}:{steps[1]}" in (FIXED, TERM):
        return None
    return steps[1], steps[2]


def fixed_tag(text: str) -> str:
    """Return the tag of a control around text that is not to be changed; it tells whether somebody did."""
    return f"{FIXED}:{zlib.crc32(' '.join(text.split()).encode()):08x}"


def term_tag(term: str) -> str:
    """Return the tag of the box of a term."""
    return f"{TERM}:{term}"


def term_of(tag: str) -> str:
    """Return the term whose box a tag marks; empty for a tag of another kind."""
    return tag.removeprefix(f"{TERM}:") if tag.startswith(f"{TERM}:") else ""
