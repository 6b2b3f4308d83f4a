from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from build_tools.config import load_strings
from build_tools.corpus import load_vocabularies
from build_tools.forms import NARRATIVE, Form, Kind, form_of, terms_of
from build_tools.forms.forms import FIXED, NOT_ASKED, OFFICERS_WRITE
from build_tools.records import RecordType, record_types
from build_tools.records._marks import EVERY, Reference, Term, WebAddress, marked_paths

ROOT = Path(__file__).parents[3]
STRINGS = load_strings(ROOT, "en")
VOCABULARIES = load_vocabularies(ROOT / "schemas" / "vocabularies")
TYPES = {found.name: found for found in record_types()}
of_every_type = pytest.mark.parametrize("record_type", TYPES.values(), ids=TYPES)


def fields_of(form: Form) -> list[str]:
    return [question.name for question in form.questions if question.name != NARRATIVE]


@of_every_type
def test_a_whole_form_asks_for_every_field_once_but_for_those_that_keepers_write(record_type: RecordType) -> None:
    asked = fields_of(form_of(record_type, STRINGS, is_whole=True))
    assert sorted(asked) == sorted(set(record_type.model.model_fields) - NOT_ASKED)


@of_every_type
def test_a_form_leaves_out_what_officers_write_and_fixes_what_must_be_there(record_type: RecordType) -> None:
    form = form_of(record_type, STRINGS)
    later = OFFICERS_WRITE.get(record_type.name, frozenset())
    assert not later & set(fields_of(form))
    needed = {name for name, field in record_type.model.model_fields.items() if field.is_required()}
    assert needed <= {*fields_of(form), *form.fixed}
    assert dict(form.fixed) == FIXED.get(record_type.name, {})


@of_every_type
def test_the_marks_of_a_model_are_the_kinds_of_its_questions(record_type: RecordType) -> None:
    asked = dict(form_of(record_type, STRINGS, is_whole=True).walk())
    marked = {
        tuple(step for step in path.steps if step != EVERY): path.mark
        for path in marked_paths(record_type.model)
        if path.steps[0] not in NOT_ASKED
    }
    for steps, mark in marked.items():
        question = asked[steps]
        if isinstance(mark, Term):
            assert (question.kind, question.vocabulary) == ("term", mark.vocabulary)
        elif isinstance(mark, Reference):
            assert (question.kind in ("record", "organisation"), question.refers) == (True, mark.type)
        elif isinstance(mark, WebAddress):
            assert question.kind == "address"


def every_question() -> Iterator[tuple[str, Any]]:
    for record_type in TYPES.values():
        for steps, question in form_of(record_type, STRINGS, is_whole=True).walk():
            yield ".".join((record_type.name, *steps)), question


def test_every_question_has_words_and_what_it_offers() -> None:
    kinds = get_args(Kind)
    for name, question in every_question():
        assert question.label, name
        assert question.help, name
        assert question.kind in kinds, name
        assert bool(question.parts) == (question.kind in ("group", "organisation")), name
        assert (question.kind == "term") == bool(terms_of(question, VOCABULARIES)), name


def test_no_two_questions_of_a_form_have_the_same_label() -> None:
    for record_type in TYPES.values():
        labels = [question.label for question in form_of(record_type, STRINGS, is_whole=True).questions]
        assert len(set(labels)) == len(labels), record_type.name


def test_words_in_the_texts_are_those_of_questions() -> None:
    # A label that no form uses is one that was misspelt or whose field has gone.
    used = {name for name, _ in every_question()}
    ends = {name.partition(".")[2] for name in used} | used | {name.rpartition(".")[2] for name in used}
    assert set(STRINGS["forms"]["fields"]) <= ends
