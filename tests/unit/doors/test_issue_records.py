"""Real records as answers to the issue forms: each comes back as it is."""

from functools import cache
from typing import Any

import pytest

from build_tools.config import load_config
from build_tools.corpus import Corpus, Entry
from build_tools.doors._issue_body import read_issue
from build_tools.doors._issue_folder import SENT
from build_tools.engine import open_engine
from build_tools.forms import Question, terms_of
from build_tools.intake.answers import fields_of
from build_tools.intake.meanings import Meanings
from build_tools.pipeline import read_corpus
from tests.conftest import REPOSITORY
from tests.unit.contributions.office import body_of, form

ONE_IN = 4


@cache
def _real() -> Corpus:
    config = load_config(REPOSITORY, environment={})
    with open_engine(config.cache, "serial") as engine:
        return read_corpus(config, engine).corpus


@cache
def _meanings() -> Meanings:
    return Meanings(_real())


def _written(question: Question, value: Any) -> str:  # noqa: ANN401 - a value of a record
    """Return a value as a person answers it: labels for terms, a line for each entry."""
    values = value if question.is_many else [value]
    if question.kind == "term":
        return ", ".join(_term(question, one) for one in values)
    if question.kind == "organisation":
        return "\n".join(one if isinstance(one, str) else _line(question, one) for one in values)
    return "\n".join(_line(question, one) if question.kind == "group" else str(one) for one in values)


def _line(question: Question, group: dict[str, Any]) -> str:
    cells = [_written(part, group[part.name]) if part.name in group else "" for part in question.parts]
    return " | ".join(cell.replace("\n", "; ") for cell in cells)


def _term(question: Question, value: Any) -> str:  # noqa: ANN401 - a value of a record
    labels = {term.id: term.label for term in terms_of(question, _real().vocabularies)}
    if question.vocabulary == "objectives":
        return f"{value} · {labels[str(value)]}"
    return labels.get(str(value), str(value)) if question.vocabulary else str(value)


def _body(entry: Entry) -> str:
    asked = {question.name: question for question in form(entry.type.name).questions}
    told = {name: _written(asked[name], value) for name, value in entry.fields.items() if name in asked}
    return body_of({**told, "body": entry.body}, entry.type.name)


@pytest.mark.parametrize("type_name", SENT)
def test_every_record_comes_back_as_it_is(type_name: str) -> None:
    asked = {question.name for question in form(type_name).questions}
    records = _real().by_type[type_name][::ONE_IN]
    assert records
    for entry in records:
        (filled,) = read_issue(_body(entry).encode(), "the issue", [form(type_name)])
        told = fields_of(form(type_name), filled, _meanings())
        assert told.fields == {name: value for name, value in entry.fields.items() if name in asked}, entry.address
        assert told.body.strip() == entry.body.strip(), entry.address
