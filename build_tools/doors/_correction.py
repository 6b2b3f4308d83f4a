"""The issue form by which a part of a record is corrected: its questions, told once for the form and for its reader."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from build_tools.doors._issue_form import issue_form, markdown
from build_tools.forms import Form, Question

CORRECTION = "correction"
"""The label of its issues, and the name of its file."""
ONE_VALUE = ("line", "text", "number", "day", "date", "address", "term", "record")
"""The kinds of answer that a correction can give as a whole."""
FOR_OFFICERS = "publish"
"""The field that says how much of a case is public, which nobody changes from outside."""

Words = Mapping[str, Any]


def correction_questions(form: Form, strings: Words) -> tuple[Question, ...]:
    """Return the questions of the form; the source is told as the form of a record asks for it."""
    told = strings["issue_forms"]["correction"]
    sources = next(question for question in form.questions if question.name == "sources")
    return (
        Question("record", "line", told["record"], told["record_help"], is_needed=True),
        Question("part", "line", told["part"], told["part_help"], is_needed=True),
        Question("wrong", "text", told["wrong"], told["wrong_help"], is_needed=True),
        Question("right", "text", told["right"], told["right_help"]),
        replace(sources, label=told["source"], help=told["source_help"]),
    )


def correction_text(forms: Iterable[Form], strings: Words) -> str:
    """Return the file of the form."""
    words, forms = strings["issue_forms"], tuple(forms)
    told = words["correction"]
    parts = [*dict.fromkeys(question.label for form in forms for question in correctable(form)), told["another"]]
    body = [_element(question, parts) for question in correction_questions(forms[0], strings)]
    return issue_form(told["name"], told["about"], CORRECTION, [markdown(words["public"]), *body])


def correctable(form: Form) -> list[Question]:
    """Return the questions of a form whose whole answer a correction can give."""
    return [one for one in form.questions if one.kind in ONE_VALUE and one.name != FOR_OFFICERS]


def _element(question: Question, parts: list[str]) -> dict[str, Any]:
    kind = "dropdown" if question.name == "part" else "input" if question.kind == "line" else "textarea"
    attributes: dict[str, Any] = {"label": question.label, "description": question.help}
    attributes |= {"options": parts} if kind == "dropdown" else {}
    asked = {"type": kind, "id": question.name, "attributes": attributes}
    return {**asked, "validations": {"required": True}} if question.is_needed else asked
