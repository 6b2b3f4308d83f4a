"""The form that a reviewer without Git fills in with any editor and sends back: its text, and how it is read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from build_tools.corpus import Entry, Vocabularies, VocabularyTerm
from build_tools.parse.document import decode, halves_of, read_fields
from build_tools.parse.formatting import scalar
from build_tools.parse.yaml_values import PlaceTable
from build_tools.reviewing.answers import Answers, Wrong
from build_tools.reviewing.criteria import VOCABULARY, is_asked_of
from build_tools.reviewing.version import reviewed_version

QUESTIONS = {
    "organisation": "For whom you work: the name of the organisation. Never your own name.",
    "organisation_type": "What kind of organisation that is; leave it empty where the hub has a record of it.",
    "conflict": "Has your organisation a hand in it, or have you another interest in how it is judged? yes or no.",
    "interest": "If yes: what it is, in a sentence; again no names of persons.",
    "decision": "What you decide. With a conflict of interest leave it empty: you step back, and another is asked.",
    "on": "The day, such as 2026-11-22; leave it empty for the day on which the form is read.",
}
"""What the form asks, in its order; who reads it must not have to know anything else."""
CHOICES = {"organisation_type": "organisation-types", "decision": "review-decisions"}
NOTE_ASKED = "Write under this line what readers should know of your judgement, in any language. Delete nothing above."
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
KNOWN = ("record", "version", *QUESTIONS, "role", "criteria")


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form as it came back: the record that it is about, the answers, their lines, and what cannot be read."""

    record: str
    answers: Answers
    lines: Mapping[str, int] = field(default_factory=dict)
    wrong: tuple[Wrong, ...] = ()


def form_text(entry: Entry, vocabularies: Vocabularies) -> str:
    """Return the empty form for a record."""
    return "\n".join([*_head(entry), *_questions(entry, vocabularies), "---", "", f"<!-- {NOTE_ASKED} -->", ""])


def _head(entry: Entry) -> Iterator[str]:
    yield "---"
    yield f"# Review of: {' '.join(entry.record.title.split())}"
    yield "# Write each answer after its colon. Lines that begin with # explain; nobody has to change them."
    yield "# Save the file as plain text (UTF-8) and send it to whoever asked you for the review."
    yield f"record: {entry.address}"
    yield f"version: {scalar(reviewed_version(entry))}"


def _questions(entry: Entry, vocabularies: Vocabularies) -> Iterator[str]:
    for name, question in QUESTIONS.items():
        yield ""
        yield f"# {question}"
        yield from _choices(vocabularies, CHOICES.get(name, ""))
        yield f"{name}:"
    yield ""
    yield "# The criteria. One answer to each that you can judge:"
    yield from _choices(vocabularies, "review-verdicts")
    yield "criteria:"
    for term in vocabularies[VOCABULARY].terms.values():
        asked = "" if is_asked_of(term, entry.type.name) else " (only if you wish)"
        yield f"  # {term.label}{asked}: {term.definition}"
        yield f"  {term.id}:"


def _choices(vocabularies: Vocabularies, name: str) -> Iterator[str]:
    terms: tuple[VocabularyTerm, ...] = tuple(vocabularies[name].terms.values()) if name else ()
    return (f"#   {term.id}: {term.definition}" for term in terms)


def read_form(data: bytes, day: str = "") -> FilledForm:
    """Return the answers in a form; where it leaves out the day, the one given counts.

    Raises:
        ReadingProblem: it is no text with fields.
    """
    halves = halves_of(decode(data), "markdown")
    places: PlaceTable = {}
    fields = read_fields(halves, places)
    lines = {pointer[1:]: place[0][0] + halves.fields_line - 1 for pointer, place in places.items()}
    wrong: list[Wrong] = []
    texts = {name: _text(name, value, wrong) for name, value in fields.items() if name != "criteria"}
    criteria = fields.get("criteria") or {}
    if not isinstance(criteria, dict):
        wrong.append(Wrong("criteria", "“criteria” holds no criteria.", "Write each on a line: “  innovative: met”."))
        criteria = {}
    for name in fields:
        if name not in KNOWN:
            hint = f"The form asks for: {', '.join(KNOWN)}."
            wrong.append(Wrong(name, f"The form does not ask for “{name}”.", hint))
    verdicts = {str(name): _text(f"criteria/{name}", value, wrong) for name, value in criteria.items()}
    texts["on"] = texts.get("on") or day
    texts["note"] = COMMENT.sub("", halves.body).strip()
    return FilledForm(
        record=texts.get("record", ""),
        answers=Answers(texts, {name: verdict for name, verdict in verdicts.items() if verdict}),
        lines=lines,
        wrong=tuple(wrong),
    )


def _text(name: str, value: object, wrong: list[Wrong]) -> str:
    """Return one answer as text."""
    if isinstance(value, dict | list):
        wrong.append(Wrong(name, f"“{name}” holds more than one answer.", "Write one answer after the colon."))
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
