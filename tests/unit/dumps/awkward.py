"""Strategies for records of every type with texts that formats stumble over; their shape is that of their tables."""

import datetime
from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from build_tools.corpus import Corpus, Entry, build_corpus
from build_tools.digests import digest_value
from build_tools.parse.unshowable import UNSHOWABLE
from build_tools.records import RecordType, record_types
from build_tools.tables import Column, Table, table_of
from tests.unit.pages.sample import vocabularies

HARD_TEXTS = [
    "=1+1", "+41", "-", "- a\n- b", "@here", "\tx", "\rx", "\nx", "x\r\ny", "x\ry", "x\ny\n", "'", "''", "'=1", "''=1",
    "'quoted'", '"', '""', '"a","b"', "a;b", "a,b", " a ", "\u00a0", "", "\ufeffx", "\uff1d1", "\u2028", "NULL", "null",
    "NaN", "true", "1e5", "007", "2024", "2024-05-01", "😀", "e\u0301", "العربية", "\\", "\\n", "</script>",
    "x" * 40_000,
]  # fmt: skip
LETTERS = st.characters(codec="utf-8").filter(lambda one: not UNSHOWABLE.match(one))
TEXTS = st.text(LETTERS, min_size=1, max_size=12) | st.sampled_from([text for text in HARD_TEXTS if text])
DAYS = st.dates(datetime.date(1, 1, 1)).map(datetime.date.isoformat)
KINDS: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXTS,
    "integer": st.integers(-(2**53), 2**53),
    "boolean": st.booleans(),
    "date": DAYS,
    "partial-date": DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4]),
    "uri": TEXTS.map(lambda text: f"https://example.org/{text}"),
}
LANGUAGES = st.sampled_from(["ar", "fr", "pt-BR", "zh-Hant"])


def _values(column: Column) -> st.SearchStrategy[Any]:
    pattern = column.schema.get("pattern")
    of_kind = st.from_regex(pattern, fullmatch=True) if pattern and column.kind == "text" else KINDS[column.kind]
    return of_kind.filter(lambda value: value != column.default)


def _listed(table: Table) -> st.SearchStrategy[Any]:
    if table.shape == "mapping":
        return st.dictionaries(LANGUAGES, parts(table), min_size=1, max_size=2)
    inner = _values(table.columns[0]) if table.shape == "values" else parts(table)
    return st.lists(inner, min_size=1, max_size=3)


@st.composite
def parts(draw: st.DrawFn, table: Table) -> Any:  # noqa: ANN401 - any JSON value
    """Return a part as records have it: a few of its fields, and never what is whole beside fields of its own."""
    part: dict[str, Any] = {}
    for one in draw(st.lists(st.sampled_from(table.fields), min_size=1, max_size=6, unique_by=lambda one: one.steps)):
        value = draw(_values(one) if isinstance(one, Column) else _listed(one))
        if not one.steps:
            return part or value
        _put(part, one.steps, value)
    return part


def _put(part: dict[str, Any], steps: tuple[str, ...], value: object) -> None:
    inner: Any = part
    for step in steps[:-1]:
        inner = inner.setdefault(step, {}) if isinstance(inner, dict) else inner
    if isinstance(inner, dict):
        inner.setdefault(steps[-1], value)


@st.composite
def entries(draw: st.DrawFn, found: RecordType, record_id: str) -> Entry:
    """Return a record of a type: whole, of which not all is told (without a summary), or withdrawn."""
    fields = {"title": draw(TEXTS), **draw(parts(table_of(found)))}
    if draw(st.booleans()):
        fields["summary"] = draw(TEXTS)
    body = str(fields.pop("narrative", ""))
    record = found.model.model_construct(**{**fields, "former_ids": tuple(fields.get("former_ids", ()))})
    return Entry(found, record_id, "", digest_value([fields, body]), record, fields, body)


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """Return a corpus of records of some types; others have none."""
    types: Iterable[RecordType] = draw(st.lists(st.sampled_from(record_types()), max_size=4))
    found = [draw(entries(one, f"record-{number}")) for number, one in enumerate(types)]
    return build_corpus(found, {}, vocabularies())
