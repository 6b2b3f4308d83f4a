"""The form of each type of record: which fields are asked of contributors, in which order."""

from collections.abc import Mapping
from typing import Any

from build_tools.corpus.vocabularies import Vocabularies, VocabularyTerm
from build_tools.forms._base import NARRATIVE, Form, Question, Section
from build_tools.forms.fields import questions_of
from build_tools.records import RecordType

FORM_TYPES = ("practice", "evidence", "case", "organisation", "funding")
"""The types that people outside the project send most; each of the others has a form as well."""
NOT_ASKED = frozenset(["translations", "verified", "former_ids", "superseded_by", "withdrawn", "review"])
"""What those who keep the records write, by commands of their own."""
OFFICERS_WRITE = {
    "case": frozenset(
        ["origin", "stage", "history", "assessment", "lead", "agencies", "government_partners", "other_partners",
         "similar", "funding", "set_up", "response", "outcomes", "practice", "no_practice_reason", "reason",
         "status_told"]
    ),
    "organisation": frozenset(["network_role", "role_basis"]),
}  # fmt: skip
"""Fields that come later, from those who work on the record, and not from whoever sends it."""
FIXED = {"case": {"origin": "request", "stage": "received"}}
"""What such fields hold when a record comes in."""
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "what": ("title", "acronym", "aliases", "summary", "need", "kind", "type", "support_asked", "status", "holds",
             "language"),
    "who": ("requested_by", "received", "implementers", "operator", "organisation", "publishers", "authors", "leads",
            "members", "partners", "part_of", "network_role", "role_basis", "consent"),
    "where": ("countries", "presence", "regions", "scope", "start", "end", "period_told", "year"),
    "about": ("objectives", "objectives_from", "populations", "themes", "principles", "sdgs", "mptf_areas"),
    "how": ("actions", "offers", "reviews", "statement", "languages", "url", "doi", "access", "formats", "size",
            "builds_on", "recipients", "eligible", "eligible_countries", "amounts", "amounts_told", "opens", "closes",
            "status_told", "how_to_apply", "design", "method", "innovation", "building_blocks"),
    "results": ("results", "findings", "outputs", "lessons", "recommendations", "replications"),
    "course": ("origin", "stage", "history", "assessment", "lead", "agencies", "government_partners",
               "other_partners", "similar", "funding", "set_up", "response", "outcomes", "practice",
               "no_practice_reason", "reason"),
    "sources": ("sources", "related", "publish", "note"),
}  # fmt: skip
"""The fields of each section, in the order in which they are asked; what is named nowhere comes at the end."""
LAST = "sources"


def form_of(record_type: RecordType, strings: Mapping[str, Any], *, is_whole: bool = False) -> Form:
    """Return the form of a type, with the words of one language of the interface.

    `is_whole` asks for what officers write as well: for bulk import, and for records that are worked on.
    """
    words = strings["forms"]
    later = frozenset[str]() if is_whole else OFFICERS_WRITE.get(record_type.name, frozenset())
    asked = questions_of(record_type.model, lambda steps: _label(words, record_type, steps), skipped=NOT_ASKED | later)
    sections = [_section(name, record_type, asked, words) for name in SECTIONS]
    fixed = {} if is_whole else FIXED.get(record_type.name, {})
    return Form(record_type, strings["types"][record_type.name]["one"], tuple(filter(_asks, sections)), fixed)


def _asks(section: Section) -> bool:
    return bool(section.questions)


def _section(name: str, record_type: RecordType, asked: Mapping[str, Question], words: Mapping[str, Any]) -> Section:
    chosen = [asked[field] for field in SECTIONS[name] if field in asked]
    if name == LAST:
        placed = {field for fields in SECTIONS.values() for field in fields}
        chosen += [question for field, question in asked.items() if field not in placed]
        if record_type.form == "markdown":
            chosen.append(_narrative(words))
    told = words["sections"][name]
    return Section(name, told["label"], told["help"], tuple(chosen))


def _narrative(words: Mapping[str, Any]) -> Question:
    return Question(NARRATIVE, "text", words["fields"][NARRATIVE], words["narrative"])


def _label(words: Mapping[str, Any], record_type: RecordType, steps: tuple[str, ...]) -> str:
    """Return the label of a question: that of its type, of the group that it is part of, or of its name."""
    labels = words["fields"]
    names = [".".join((record_type.name, *steps)), ".".join(steps), ".".join(steps[-2:]), steps[-1]]
    return str(next(labels[name] for name in names if name in labels))


def terms_of(question: Question, vocabularies: Vocabularies) -> list[VocabularyTerm]:
    """Return what a question offers, in the order of its vocabulary; its bare choices where it has none."""
    if question.vocabulary:
        return list(vocabularies[question.vocabulary].terms.values())
    return [VocabularyTerm(choice, choice) for choice in question.choices]
