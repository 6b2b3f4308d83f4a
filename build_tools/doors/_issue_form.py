"""The questions of a form as an issue form of GitHub."""

from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.corpus import Vocabularies
from build_tools.corpus.vocabularies import VocabularyTerm
from build_tools.forms import Form, Question, terms_of
from build_tools.parse.formatting import format_fields

FOLDER = ".github/ISSUE_TEMPLATE"
CHOICES_MAX = 30
"""Terms that a list offers; of longer ones nobody reads more than the beginning, so their names are written."""
WRITTEN = "# Written by `commons forms --write`, from the models and the texts of the interface.\n"
SEPARATOR = " | "
"""What stands between the parts of one entry on its line."""

Words = Mapping[str, Any]


def form_text(form: Form, vocabularies: Vocabularies, strings: Words) -> str:
    """Return the file of the issue form for records of a type."""
    words = strings["issue_forms"]
    body: list[dict[str, Any]] = [markdown(words["public"])]
    for section in form.sections:
        body.append(markdown(f"## {section.label}\n\n{section.help}"))
        body += [element(question, vocabularies, strings) for question in section.questions]
    return issue_form(form.label, words["about"][form.type.name], form.type.name, body)


def issue_form(name: str, about: str, label: str, body: list[dict[str, Any]]) -> str:
    """Return the file of an issue form: its name, what it is about, the label of its issues, its elements."""
    head = {"name": name, "description": about, "title": f"{name}: ", "labels": [label]}
    return WRITTEN + format_fields({**head, "body": body}, {})


def markdown(text: str) -> dict[str, Any]:
    """Return an element that only tells something."""
    return {"type": "markdown", "attributes": {"value": text.strip()}}


def body_text(form: Form, vocabularies: Vocabularies, strings: Words) -> str:
    """Return the body of an issue in which nothing is answered yet, with what is asked in comments."""
    return "".join(_unanswered(question, vocabularies, strings) for question in form.questions)


def _unanswered(question: Question, vocabularies: Vocabularies, strings: Words) -> str:
    labels = offered(question, vocabularies, strings)
    told = [*description_of(question, labels, vocabularies, strings["issue_forms"]["hints"]), "; ".join(labels)]
    lines = "\n".join(filter(None, [" ".join(filter(None, told)), _placeholder(question)]))
    return f"### {question.label}\n\n<!-- {lines.replace('--', '-')} -->\n\n"


def element(question: Question, vocabularies: Vocabularies, strings: Words) -> dict[str, Any]:
    """Return the element that asks a question."""
    labels = offered(question, vocabularies, strings)
    kind = _kind(question, labels)
    attributes: dict[str, Any] = {
        "label": question.label,
        "description": " ".join(description_of(question, labels, vocabularies, strings["issue_forms"]["hints"])),
    }
    if kind in ("input", "textarea") and (shown := _placeholder(question)):
        attributes["placeholder"] = shown
    if kind == "dropdown":
        attributes |= {"options": labels, **({"multiple": True} if question.is_many else {})}
    elif kind == "checkboxes":
        attributes["options"] = [{"label": label} for label in labels]
    asked = {"type": kind, "id": question.name, "attributes": attributes}
    return {**asked, "validations": {"required": True}} if question.is_needed else asked


def offered(question: Question, vocabularies: Vocabularies, strings: Words) -> list[str]:
    """Return the labels that a list offers; none where the list would be too long or there is nothing to choose."""
    if question.kind == "yes-no":
        return [*strings["issue_forms"]["yes_or_no"]]
    terms = terms_of(question, vocabularies) if question.kind == "term" else []
    return [_label(question, term) for term in terms] if len(terms) <= CHOICES_MAX else []


def _label(question: Question, term: VocabularyTerm) -> str:
    return f"{term.id} · {term.label}" if question.vocabulary == "objectives" else term.label


def _kind(question: Question, labels: list[str]) -> str:
    """Return the element: GitHub writes the choices of a list with commas between them, those of boxes line by line."""
    if labels:
        return "checkboxes" if question.is_many and any("," in label for label in labels) else "dropdown"
    is_long = question.kind in ("text", "group", "organisation") or (question.is_many and question.kind != "term")
    return "textarea" if is_long else "input"


def description_of(question: Question, labels: list[str], vocabularies: Vocabularies, hints: Words) -> Iterator[str]:
    """Yield sentences that say what is asked, where the label does not, and how an answer is written."""
    if question.help.rstrip(".") != question.label:
        yield question.help
    if question.parts:
        yield hints["organisations" if question.kind == "organisation" else "group"]
        for part in question.parts:
            terms = terms_of(part, vocabularies) if part.kind == "term" else []
            if 0 < len(terms) <= CHOICES_MAX:
                listed = "; ".join(_label(part, term) for term in terms)
                yield hints["offered"].format(part=part.label, terms=listed)
    elif question.kind in ("date", "day"):
        yield hints[question.kind]
    elif question.kind == "record":
        yield hints["record"]
    elif question.kind == "term" and not labels:
        yield hints["names" if question.is_many else "name"]
    if question.is_many and not question.parts and question.kind not in ("term", "record"):
        yield hints["lines"]


def _placeholder(question: Question) -> str:
    """Return the form of an answer: the names of its parts, or an example that the model gives."""
    if question.parts:
        return SEPARATOR.join(part.label for part in question.parts)
    return question.example
