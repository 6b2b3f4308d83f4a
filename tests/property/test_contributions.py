"""Any record, written into the columns of its template, is read back with the same fields and nothing to be mended."""

import datetime
import re
import string
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.doors._columns import columns_of
from build_tools.doors._tables import Row, raw_records, recognised
from build_tools.doors._written import counts_of, text_in
from build_tools.forms import NARRATIVE, Form, Question
from build_tools.intake.answers import NOTHING, Told, fields_of
from build_tools.intake.filled import Given
from build_tools.intake.meanings import Meanings
from tests.unit.contributions.sending import CORPUS, FORMS

MEANINGS = Meanings(CORPUS)
# What no single row can hold: marks between entries inside one of them, brackets at the end of a name, and a bullet at
# the beginning of a sentence. In texts that stand alone everything else is kept.
LETTERS = st.sampled_from(string.ascii_letters + "äéñčøß1234567890 ,.'“”\u2019-:/&%العربيةРусский中文")
WORDS = (
    st.text(LETTERS, min_size=3, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: len(text) > 2 and text.casefold() not in NOTHING and text[:1].isalpha())
    .filter(lambda text: not re.match(r"\(?[a-z\d]{1,2}[.)]", text))
)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map("\n\n".join)
DATES = st.dates(datetime.date(1951, 1, 1)).map(str)
PARTIAL = st.tuples(DATES, st.sampled_from([4, 7, 10])).map(lambda pair: pair[0][: pair[1]])


def values(question: Question) -> st.SearchStrategy[Any]:
    """Return what one answer to a question can be."""
    if question.kind == "group":
        parts = {part.name: answers(part) for part in question.parts}
        needed = {part.name: parts[part.name] for part in question.parts if part.is_needed}
        first = next(iter(parts.items()))
        needed = needed or dict([first])
        return st.fixed_dictionaries(needed, optional={name: one for name, one in parts.items() if name not in needed})
    if question.kind == "term":
        return _terms(question)
    by_kind: dict[str, st.SearchStrategy[Any]] = {
        "number": st.integers(min_value=0, max_value=10**12),
        "yes-no": st.booleans(),
        "day": DATES,
        "date": PARTIAL,
        "address": WORDS.map(lambda text: f"https://example.org/{text.replace(' ', '/').replace(',', '')}"),
        "record": st.just("nurses-who-return" if question.refers else "practices/nurses-who-return"),
        "organisation": st.one_of(
            st.sampled_from(["iom", "ilo"]),
            st.fixed_dictionaries({"name": WORDS, "type": st.sampled_from(_ids("organisation-types"))}),
        ),
        "line": WORDS,
        "text": WORDS if question.is_many else TEXTS,
    }
    return by_kind[question.kind]


def _terms(question: Question) -> st.SearchStrategy[Any]:
    ids = _ids(question.vocabulary) if question.vocabulary else list(question.choices)
    return st.sampled_from(ids).map(lambda one: int(one) if question.value_type == "integer" else one)


def _ids(vocabulary: str) -> list[str]:
    return list(MEANINGS.vocabularies[vocabulary].terms)


def answers(question: Question) -> st.SearchStrategy[Any]:
    """Return what the answers to a question can be."""
    if not question.is_many:
        return values(question)
    return st.lists(values(question), min_size=1, max_size=3, unique_by=repr)


def records(form: Form) -> st.SearchStrategy[dict[str, Any]]:
    """Return records of a type, of whatever fields."""
    asked = {question.name: answers(question) for question in form.questions}
    return st.fixed_dictionaries({"title": asked.pop("title")}, optional=asked)


def through_a_row(form: Form, record: dict[str, Any]) -> Told:
    """Return what is read of a record that was written into a row."""
    body = record.get(NARRATIVE, "")
    columns = columns_of(form, counts_of(record))
    heads = Row("row 3", [Given(column.heading, "") for column in columns])
    cells = [Given(text_in(column, record, body, MEANINGS), column.heading) for column in columns]
    (filled,) = recognised(raw_records(heads, [Row("row 4", cells)], "rows.csv"), [form])
    return fields_of(form, filled, MEANINGS)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_record_comes_back_from_its_row_as_it_was(form: Form) -> None:
    @settings(max_examples=10)
    @given(records(form))
    def check(record: dict[str, Any]) -> None:
        told = through_a_row(form, record)
        fields = {name: value for name, value in record.items() if name != NARRATIVE}
        assert {name: value for name, value in told.fields.items() if name in record} == fields
        assert told.body == record.get(NARRATIVE, "")
        assert told.notes == ()

    check()
