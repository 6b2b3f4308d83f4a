"""The issue form by which a request can be sent: its questions, told once for the form and for its reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from build_tools.corpus import Vocabularies
from build_tools.parse.formatting import format_fields

FORM_FILE = ".github/ISSUE_TEMPLATE/request.yml"
PUBLIC = """\
This reaches those who keep this site, an independent project, and not the United Nations.
This page is public: write nothing here that must stay confidential, and name no private person.
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the form: the field of a request that it fills, its heading, and what else people call it.

    `choices` is the vocabulary whose labels are offered. Words of one piece in `also` are looked for inside longer
    headings too.
    """

    field: str
    heading: str
    description: str
    kind: Literal["input", "textarea", "dropdown", "checkboxes"]
    also: tuple[str, ...] = ()
    choices: str = ""
    needed: bool = False
    placeholder: str = ""


QUESTIONS = (
    Question(
        "title", "The request in one line", "What a list of requests would call it.", "input",
        ("title", "titre", "título", "titulo", "العنوان", "название", "标题"),
        placeholder="Recognising the skills of nurses who return",
    ),
    Question(
        "countries", "Which country or countries ask?", "Names or ISO codes, with commas between them.", "input",
        ("country", "countries", "pays", "país", "países", "pais", "البلد", "الدولة", "страна", "страны", "国家"),
        needed=True, placeholder="Kenya",
    ),
    Question(
        "need", "What is needed, and why?",
        "Some sentences in any language: what happens now, what should change, for whom, what was tried.", "textarea",
        ("need", "needs", "description", "problem", "besoin", "besoins", "necesidad", "necesidades", "necessidade",
         "الحاجة", "الاحتياج", "потребность", "нужно", "需求", "需要"),
        needed=True,
    ),
    Question(
        "objectives", "Which objectives of the Compact is it about?",
        "As far as you know; where you choose none, the text tells.", "dropdown",
        ("objective", "objectives", "objectif", "objectifs", "objetivo", "objetivos", "الأهداف", "цели", "目标"),
        "objectives",
    ),
    Question(
        "populations", "Whom is it about?", "All that fit.", "checkboxes",
        ("population", "populations", "people", "who is it for", "personnes", "población", "население", "人群"),
        "populations",
    ),
    Question(
        "support_asked", "What kind of support do you ask for?", "All that fit.", "checkboxes",
        ("support", "kind of support", "appui", "soutien", "apoyo", "الدعم", "поддержка", "支持"),
        "support-kinds",
    ),
    Question(
        "requested_by", "Which office or organisation asks?", "No private person.", "input",
        ("office", "organisation", "organization", "requested by", "institution", "organisme", "oficina", "ministry",
         "الجهة", "организация", "机构"),
        placeholder="Ministry of Health, Department of Human Resources",
    ),
    Question(
        "language", "In which language is the text?", "Its name or its tag.", "input",
        ("language", "langue", "idioma", "lengua", "اللغة", "язык", "语言"), placeholder="English",
    ),
)  # fmt: skip


CONSENT = "May all of this request be published as a case?"
"""What is asked beside the request, and stands in no field of it."""
CONSENT_HELP = (
    "With a yes, a case with all that you wrote is proposed for the site, for everyone to read and discuss. With a no, "
    "or without an answer, people answer you here and nothing is proposed; this page itself is public either way."
)
YES, NO = "Yes, all of it", "No, or not all of it"


def form_text(vocabularies: Vocabularies) -> str:
    """Return the file of the issue form."""
    body = [{"type": "markdown", "attributes": {"value": PUBLIC.rstrip()}}]
    body += [_element(question, vocabularies) for question in QUESTIONS]
    asked = {"label": CONSENT, "description": CONSENT_HELP, "options": [YES, NO]}
    body.append({"type": "dropdown", "id": "consent", "attributes": asked})
    form = {
        "name": "Request for support",
        "description": "A country, city or office says what it needs",
        "title": "Request: ",
        "labels": ["request"],
        "body": body,
    }
    head = "# Written by `commons forms --write`; the questions are those of build_tools/intake/issue_form.py.\n"
    return head + format_fields(form, {})


def _element(question: Question, vocabularies: Vocabularies) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.heading, "description": question.description}
    if question.placeholder:
        attributes["placeholder"] = question.placeholder
    if question.choices:
        labels = choices_of(question, vocabularies)
        boxes = question.kind == "checkboxes"
        attributes["options"] = [{"label": label} for label in labels] if boxes else labels
        attributes |= {} if boxes else {"multiple": True}
    element: dict[str, Any] = {"type": question.kind, "id": question.field, "attributes": attributes}
    return {**element, "validations": {"required": True}} if question.needed else element


def choices_of(question: Question, vocabularies: Vocabularies) -> list[str]:
    """Return what a question offers: the labels of its vocabulary, objectives with their numbers."""
    terms = vocabularies[question.choices].terms.values()
    return [f"{term.id} · {term.label}" if question.choices == "objectives" else term.label for term in terms]


def body_of(answers: Mapping[str, Sequence[str]], vocabularies: Vocabularies) -> str:
    """Return the body that GitHub makes of answers (chosen labels or texts, by field): for tests and for previews."""
    parts = []
    for question in QUESTIONS:
        given = answers.get(question.field, ())
        if question.kind == "checkboxes":
            labels = choices_of(question, vocabularies)
            told = "\n".join(f"- [{'X' if label in given else ' '}] {label}" for label in labels)
        else:
            told = ", ".join(given) or "_No response_"
        parts.append(f"### {question.heading}\n\n{told}\n")
    return "\n".join(parts)
