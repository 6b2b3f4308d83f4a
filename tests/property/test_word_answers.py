"""Whatever somebody answers in a Word template, in whatever type, is read as it was written."""

from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from build_tools.corpus.vocabularies import LANGUAGES
from build_tools.doors._docx_runs import BOXES, TICKS
from build_tools.doors._docx_template import OFFERED_MAX
from build_tools.forms import Form, Question, terms_of
from tests.unit.doors.word_filling import FORMS, VOCABULARIES, fill, opened, read_all, saved, told

MARKS = "".join(BOXES | TICKS)
letters = st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), exclude_characters=f"{MARKS}[]()\u00a0")
words = st.text(letters, min_size=4, max_size=60).map(lambda text: f"A {' '.join(text.split())}")
addresses = st.text("abcdef-/", min_size=1, max_size=20).map(lambda text: f"https://example.org/{text}")
days = st.dates().map(lambda day: day.isoformat())


def one_of(question: Question) -> st.SearchStrategy[str]:
    if question.kind == "term":
        ids = [term.id for term in terms_of(question, VOCABULARIES)]
        return st.sampled_from(list(LANGUAGES) if question.vocabulary == "languages" else ids)
    if question.kind == "yes-no":
        return st.sampled_from(["true", "false"])
    if question.kind == "number":
        return st.integers(0, 10**9).map(str)
    return {"address": addresses, "day": days, "date": days}.get(question.kind, words)


def entry_of(question: Question) -> st.SearchStrategy[dict[str, Any]]:
    """Build an entry as it is read back: lists of texts, and lists of entries in it."""
    parts = {part.name: answer_of(part).map(lambda one: one if isinstance(one, list) else [one])
             for part in question.parts}  # fmt: skip
    needed = {name for name in parts if name == "name" or question.kind == "organisation"}
    optional = {name: parts[name] for name in parts if name not in needed}
    return st.fixed_dictionaries({name: parts[name] for name in needed}, optional=optional).filter(bool)


def answer_of(question: Question) -> st.SearchStrategy[Any]:
    if question.parts:
        return st.lists(entry_of(question), min_size=1, max_size=5 if question.is_many else 1)
    if not question.is_many:
        return one_of(question)
    terms = terms_of(question, VOCABULARIES) if question.kind == "term" else []
    if 0 < len(terms) <= OFFERED_MAX:  # boxes are read in their own order
        order = {term.id: number for number, term in enumerate(terms)}
        chosen = st.lists(one_of(question), min_size=1, max_size=4, unique=True)
        return chosen.map(lambda ids: sorted(ids, key=lambda one: order[one]))
    return st.lists(one_of(question), min_size=1, max_size=4, unique=True)


def answers_of(form: Form) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={one.name: answer_of(one) for one in form.questions})


@pytest.mark.parametrize("type_name", FORMS)
@settings(max_examples=3, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # a document takes a fifth of a second
@given(data=st.data())
def test_answers_that_were_written_into_a_template_are_read_as_they_were_written(
    type_name: str, data: st.DataObject
) -> None:
    form = FORMS[type_name]
    answers = data.draw(answers_of(form))
    document = opened(type_name)
    fill(document, form, answers)
    (filled,) = read_all(saved(document))
    expected = {name: [answer] if isinstance(answer, str) else answer for name, answer in answers.items()}
    assert {name: told(answer) for name, answer in filled.answers.items()} == expected
    assert filled.type == type_name
    assert not filled.remarks
