"""The body of the form for requests to the fields of a request."""

from typing import Any

from build_tools.corpus.names import Names, plain
from build_tools.diagnostics import Diagnostic
from build_tools.intake import codes
from build_tools.intake.body_sections import Section, answer_in, sections, without_comments
from build_tools.intake.issue_form import CONSENT, QUESTIONS, YES
from build_tools.parse.yaml_values import PlaceTable
from build_tools.records.shape import shown

LISTS = frozenset(question.field for question in QUESTIONS if question.choices) | {"countries"}


def read_body(text: str, places: PlaceTable) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Return the fields that a body tells, and findings (of no file) on what was read as something else.

    The place of each field is entered in `places`.
    """
    known: dict[str, list[str]] = {}
    others: list[tuple[Section, str]] = []
    for section in sections(without_comments(text), field_of):
        if plain(section.heading) == plain(CONSENT):
            continue
        field = field_of(section.heading) if section.heading else ""
        answer = answer_in(section.text, is_list=field in LISTS)
        if not answer:
            continue
        if field:
            known.setdefault(field, []).append(answer)
            places.setdefault(f"/{field}", ((section.line, 1), (section.line + 1, 1)))
        else:
            others.append((section, answer))
    for section, answer in others:
        known.setdefault("need", []).append(answer)
        places.setdefault("/need", ((section.line, 1), (section.line, 1)))
    notes = [_read_as_need(section) for section, _ in others]
    return {field: "\n\n".join(found) for field, found in known.items()}, notes


def may_be_public(text: str) -> bool:
    """Tell whether the sender says that all of the request may be published, in the words of the form and no other."""
    asked = [one for one in sections(without_comments(text), field_of) if plain(one.heading) == plain(CONSENT)]
    return len(asked) == 1 and asked[0].text.strip() == YES


def _read_as_need(section: Section) -> Diagnostic:
    told = f"The heading {shown(section.heading)} is not one of the form" if section.heading else (
        "Some text stands before the first heading")  # fmt: skip
    message = f"{told}; what it holds was added to the need."
    hint = "Look whether it belongs to another question."
    return Diagnostic(codes.READ_AS, "", message, hint, line=section.line, column=1)


def field_of(heading: str) -> str:
    """Return the field that a heading asks for, spelt a little otherwise or in another language; empty for none."""
    if near := _HEADINGS.near(heading):
        return near[0]
    words = plain(heading).split()
    for word, field in _WORDS:
        if word in words or (not word.isascii() and word in plain(heading)):
            return field
    return ""


_HEADINGS = Names(
    [(name, question.field) for question in QUESTIONS
     for name in (question.heading, question.field.replace("_", " "), *question.also)]
)  # fmt: skip
_WORDS = [(plain(word), question.field) for question in QUESTIONS for word in question.also if " " not in word]
