"""The questions of a form as its template shows them: which control each has, and what it offers."""

from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.corpus.vocabularies import Vocabularies
from build_tools.forms import NARRATIVE, Form, Question, terms_of
from build_tools.records.outlines import Outline

SHOWN_TERMS = 12
"""Boxes that stand open; more are folded away, and can be searched."""
TYPED_TERMS = 100
"""Terms above which one types a name, because no one reads such a list: countries, languages, currencies."""
TEXT_ROWS, NARRATIVE_ROWS = 3, 12
ORGANISATION_TYPES = "organisation-types"
CONTROLS = {"group": "group", "yes-no": "yes-no", "organisation": "organisation", "text": "text"}

Row = dict[str, Any]
"""A question for the template: its words, its `control`, and what it offers."""


class Questions:
    """Turns the questions of one form into what its template needs."""

    def __init__(self, form: Form, outline: Outline, vocabularies: Vocabularies, words: Mapping[str, Any]) -> None:
        self.form = form
        self.outline = outline
        self.vocabularies = vocabularies
        self.choices: Mapping[str, str] = words["choices"]

    def sections(self) -> Iterator[Mapping[str, Any]]:
        """Yield the sections with their questions."""
        for section in self.form.sections:
            rows = [self._row(question, self.outline["model"]) for question in section.questions]
            yield {"name": section.name, "label": section.label, "help": section.help, "rows": rows}

    def _row(self, question: Question, model: str) -> Row:
        offered = [self._option(term.id, term.label, question) for term in self._terms(question)]
        known = self.outline["models"][model].get(question.name, {})
        value = known.get("value", {})
        inner = value.get("of", value).get("model", "") if question.parts else ""
        is_group = question.kind == "group"
        return {
            "name": question.name,
            "kind": question.kind,
            "control": _control(question, len(offered)),
            "label": question.label,
            "help": question.help,
            "example": question.example,
            "needed": question.is_needed,
            "many": question.is_many,
            "number": question.value_type == "integer",
            "names": _names_of(question) if question.kind != "term" or len(offered) > TYPED_TERMS else "",
            "options": offered if len(offered) <= TYPED_TERMS else [],
            "folded": len(offered) > SHOWN_TERMS,
            "default": known.get("default", ""),
            "rows": NARRATIVE_ROWS if question.name == NARRATIVE else TEXT_ROWS,
            "parts": [self._row(part, inner) for part in question.parts] if is_group else [],
        }

    def _terms(self, question: Question) -> list[Any]:
        return terms_of(question, self.vocabularies) if question.kind == "term" else []

    def _option(self, term: str, label: str, question: Question) -> Mapping[str, str]:
        if question.value_type == "integer":
            return {"id": term, "label": f"{term} · {label}"}
        return {"id": term, "label": label if question.vocabulary else self.choices.get(term, term)}

    def kinds(self) -> list[Mapping[str, str]]:
        """Return the kinds of organisation, for those that have no record."""
        return [{"id": one.id, "label": one.label} for one in self.vocabularies[ORGANISATION_TYPES].terms.values()]


def _control(question: Question, offered: int) -> str:
    """Return which control a question has: a select, boxes, or one in which something is typed."""
    if question.kind == "term" and offered <= TYPED_TERMS:
        return "boxes" if question.is_many else "select"
    return CONTROLS.get(question.kind, "line")


def _names_of(question: Question) -> str:
    """Return the list of names from which a typed answer may be taken; empty where there is none."""
    if question.kind == "organisation" or question.refers:
        return question.refers or "organisation"
    return "record" if question.kind == "record" else question.vocabulary
