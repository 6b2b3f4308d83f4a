"""The issue form by which a part of a record is corrected: its questions, told once for the form and for its reader."""

from collections.abc import Iterable, Mapping
from typing import Any

from build_tools.doors._issue_form import issue_form, markdown
from build_tools.forms import Form, Question

CORRECTION = "correction"
"""The label of its issues, and the name of its file."""
ONE_VALUE = ("line", "text", "number", "day", "date", "address", "term", "record")
"""The kinds of answer that a correction can give as a whole."""

Words = Mapping[str, Any]


def correction_text(forms: Iterable[Form], strings: Words) -> str:
    """Return the file of the form."""
    words = strings["issue_forms"]
    told = words["correction"]
    parts = [*dict.fromkeys(question.label for form in forms for question in correctable(form)), told["another"]]
    body = [
        markdown(words["public"]),
        _asked("record", "input", told, is_needed=True),
        _asked("part", "dropdown", told, is_needed=True, options=parts),
        _asked("wrong", "textarea", told, is_needed=True),
        _asked("right", "textarea", told),
        _asked("source", "textarea", told, is_needed=True),
    ]
    return issue_form(told["name"], told["about"], CORRECTION, body)


def correctable(form: Form) -> list[Question]:
    """Return the questions of a form whose whole answer a correction can give."""
    return [question for question in form.questions if question.kind in ONE_VALUE]


def _asked(
    name: str, kind: str, told: Words, *, is_needed: bool = False, options: Iterable[str] = ()
) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": told[name], "description": told[f"{name}_help"]}
    attributes |= {"options": [*options]} if options else {}
    asked = {"type": kind, "id": name, "attributes": attributes}
    return {**asked, "validations": {"required": True}} if is_needed else asked
