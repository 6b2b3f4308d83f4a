"""Whatever is written as YAML reads back, and whatever is not gives a finding with a place inside the file."""

import io
from typing import Any, Literal

import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from build_tools.diagnostics import Diagnostic
from build_tools.parse import Document, parse_document
from build_tools.parse.places import read_places
from build_tools.parse.yaml_values import read_yaml

FORMS: list[Literal["markdown", "yaml"]] = ["markdown", "yaml"]
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that turn the direction of text unseen: no record holds them."""
TEXTS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters=f"\u2028\u2029\ufeff\ufffe\uffff{TURNING}"
    )
)
WHOLE_NUMBERS = st.integers(min_value=-(10**15), max_value=10**15)
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE_NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
RECORDS = st.dictionaries(TEXTS, VALUES, min_size=1, max_size=6)
NEAR_YAML = st.text(st.sampled_from("ab:-[]{}'\"\\|>&*!#%@`?,~ \t\n019.é移\u202e"), max_size=60)


class _Quoted(yaml.SafeDumper):
    """Writes every text in quotes, so that none is read as something else."""


_Quoted.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
_Quoted.ignore_aliases = lambda *_: True  # type: ignore[method-assign]  # the documented way to switch aliases off


@given(RECORDS)
def test_a_record_written_by_pyyaml_reads_back(record: dict[str, Any]) -> None:
    assert read_yaml(yaml.dump(record, Dumper=_Quoted, allow_unicode=True)) == record


@given(RECORDS)
def test_a_record_written_by_ruamel_reads_back(record: dict[str, Any]) -> None:
    writer = YAML()
    writer.representer.ignore_aliases = lambda *_: True
    writer.representer.add_representer(
        str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
    )
    stream = io.StringIO()
    writer.dump(record, stream)
    assert read_yaml(stream.getvalue()) == record


@given(RECORDS)
def test_every_value_has_a_place_inside_its_file(record: dict[str, Any]) -> None:
    data = yaml.dump(record, Dumper=_Quoted, allow_unicode=True).encode()
    lines = data.decode().split("\n")
    for key, value in read_places(data, "yaml").table.values():
        for line, column in (key, value):
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 1


@given(st.binary(max_size=300) | NEAR_YAML.map(str.encode), st.sampled_from(FORMS))
def test_reading_never_raises_and_its_place_is_inside_the_file(data: bytes, form: Literal["markdown", "yaml"]) -> None:
    _check_reading(data, form)


@given(NEAR_YAML)
def test_front_matter_of_any_text_never_raises(text: str) -> None:
    _check_reading(f"---\n{text}\n---\nText".encode(), "markdown")


def _check_reading(data: bytes, form: Literal["markdown", "yaml"]) -> None:
    found = parse_document("content/x", data, form)
    if isinstance(found, Diagnostic):
        text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
        lines = text.split("\n")
        assert 1 <= found.line <= len(lines), found
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1, found
    else:
        assert isinstance(found, Document)
