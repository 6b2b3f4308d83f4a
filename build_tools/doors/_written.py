"""The values of a record as people would write them into a form: names for codes, entries of lists with semicolons."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from build_tools.doors._columns import BETWEEN_ENTRIES, Column
from build_tools.forms import NARRATIVE, Question
from build_tools.intake.meanings import Meanings, Meant, offered_term

NUMBERED = ("objectives", "sdgs")
"""Vocabularies whose ids are numbers that people know: both stand in what is offered."""


def offered(vocabulary: str, term_id: str, meanings: Meanings) -> str:
    """Return a term as a list offers it: its label, with the number before it where people know that."""
    label = meanings.vocabularies.label(vocabulary, term_id)
    text = offered_term(term_id, label) if vocabulary in NUMBERED else label
    return text if meanings.term(vocabulary, text) == Meant(term_id) and ";" not in text else term_id


def text_in(column: Column, fields: Mapping[str, Any], body: str, meanings: Meanings) -> str:
    """Return what stands in a column for a record."""
    name = column.path[0]
    if name == NARRATIVE:
        return body
    value = fields.get(name)
    if len(column.path) > 1:
        groups = value if isinstance(value, list) else [] if value is None else [value]
        number = int(column.path[1])
        value = groups[number - 1].get(column.path[2]) if number <= len(groups) else None
    return "" if value is None else text_of(column.question, value, meanings)


def text_of(question: Question, value: Any, meanings: Meanings) -> str:
    """Return the value of a field as a person would write it."""
    written = _WRITERS.get(question.kind, _plain)
    if not isinstance(value, list):
        return written(question, value, meanings)
    between = "\n" if question.kind == "text" else BETWEEN_ENTRIES
    return between.join(written(question, one, meanings) for one in value)


def counts_of(fields: Mapping[str, Any]) -> dict[str, int]:
    """Return how many groups there are of each kind."""
    return {name: len(value) for name, value in fields.items() if isinstance(value, list)}


def _plain(_: Question, value: Any, __: Meanings) -> str:
    return str(value)


def _yes_no(_: Question, value: Any, __: Meanings) -> str:
    return "yes" if value else "no"


def _term(question: Question, value: Any, meanings: Meanings) -> str:
    return offered(question.vocabulary, str(value), meanings) if question.vocabulary else str(value)


def _organisation(_: Question, value: Any, meanings: Meanings) -> str:
    if isinstance(value, str):
        return offered_organisation(value, meanings)
    return f"{value['name']} ({offered('organisation-types', value['type'], meanings)})"


def offered_organisation(record_id: str, meanings: Meanings) -> str:
    """Return the name of an organisation, where it means that one and no other; else its id."""
    entry = meanings.corpus.find("organisation", record_id)
    title = entry.record.title if entry else record_id
    return title if meanings.record("organisation", title) == Meant(record_id) and ";" not in title else record_id


_WRITERS: Mapping[str, Callable[[Question, Any, Meanings], str]] = {
    "yes-no": _yes_no,
    "term": _term,
    "organisation": _organisation,
}


def choices_of(question: Question, meanings: Meanings) -> Sequence[str]:
    """Return what can be chosen as an answer, as it would be written; nothing where anything can be."""
    if question.kind == "yes-no":
        return ("yes", "no")
    if question.kind == "organisation":
        return [offered_organisation(entry.id, meanings) for entry in meanings.corpus.by_type["organisation"]]
    if question.kind == "record" and question.refers:
        return [entry.id for entry in meanings.corpus.by_type[question.refers]]
    if question.vocabulary:
        return [
            offered(question.vocabulary, term, meanings) for term in meanings.vocabularies[question.vocabulary].terms
        ]
    return question.choices
