"""Whatever a record holds, its canonical form says the same, and is its own canonical form."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_tools.parse import parse_document
from build_tools.parse.comments import read_comments
from build_tools.parse.document import Document
from build_tools.parse.formatting import format_fields, format_record
from build_tools.parse.yaml_values import PlaceTable, read_yaml

ORDER = {"title": {}, "list": {"inner": {}}, "map": {"*": {"b": {}, "a": {}}}}
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], include_characters="\n\t")
HARD = st.sampled_from(
    [
        "no",
        "on",
        "1.10",
        "010",
        "- a",
        "a: b",
        "a #b",
        "---",
        "...",
        "\n",
        "a\n",
        "\na",
        " a",
        "a b " * 60,
        "a\n\nb",
        "|",
        ">",
        "?",
        "“q”",
        "x" * 200,
        "10.7",
        "2019",
        "2019-02-28",
        "\u2028",
        "{",
        "[a, b]",
    ]
)
TEXTS = st.text(LETTERS, max_size=40) | HARD
SCALARS = st.none() | st.booleans() | st.integers(-(10**15), 10**15) | TEXTS
KEYS = st.sampled_from(["title", "list", "map", "inner", "a", "b", "on", "x y", "1", "a/b", "~"])
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
MODELLED = st.recursive(
    SCALARS,
    lambda inner: (
        st.dictionaries(KEYS, inner, max_size=4)
        | st.lists(SCALARS | st.dictionaries(KEYS, inner, max_size=4), max_size=4)
    ),
    max_leaves=12,
)
"""Without lists in lists, which no model has: a comment beside the dash of one has no value of its own to go with."""
FIELDS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=6)


def is_readable(text: str) -> bool:
    return isinstance(parse_document("a.yml", text.encode(), "yaml"), Document)


@given(FIELDS)
def test_fields_read_back_as_they_were(fields: dict[str, object]) -> None:
    assert read_yaml(format_fields(fields, ORDER)) == fields


@given(FIELDS)
def test_a_reader_of_yaml_1_1_reads_the_same_but_for_days(fields: dict[str, object]) -> None:
    assert as_text(yaml.safe_load(format_fields(fields, ORDER))) == fields


def as_text(value: object) -> object:
    """Undo the one thing that YAML 1.1 reads otherwise and may: a day."""
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    return value if value is None or isinstance(value, str | int) else str(value)


@given(FIELDS)
def test_formatting_twice_is_formatting_once_and_keeps_the_digest(fields: dict[str, object]) -> None:
    text = yaml.safe_dump(fields, allow_unicode=True, sort_keys=True, width=50).encode()
    before = parse_document("a.yml", text, "yaml")
    if not isinstance(before, Document):
        return
    once = format_record("a.yml", text, "yaml", ORDER)
    assert isinstance(once, bytes)
    after = parse_document("a.yml", once, "yaml")
    assert isinstance(after, Document)
    assert after.digest == before.digest
    assert format_record("a.yml", once, "yaml", ORDER) == once


@given(st.data())
def test_no_comment_is_lost_wherever_it_stands(data: st.DataObject) -> None:
    fields = data.draw(st.dictionaries(KEYS, MODELLED, min_size=1, max_size=6))
    lines = format_fields(fields, ORDER).split("\n")
    for number in data.draw(st.lists(st.integers(0, len(lines) - 1), max_size=4, unique=True).map(sorted))[::-1]:
        comment = f"# note {number}"
        if data.draw(st.booleans()):
            lines.insert(number, " " * data.draw(st.integers(0, 6)) + comment)
        elif lines[number]:
            lines[number] += f"  {comment}"
    text = "\n".join(lines)
    if not is_readable(text):
        return
    places: PlaceTable = {}
    read_yaml(text, places)
    comments = read_comments(text, places).texts
    once = format_record("a.yml", text.encode(), "yaml", ORDER)
    assert isinstance(once, bytes)
    again: PlaceTable = {}
    read_yaml(once.decode(), again)
    assert read_comments(once.decode(), again).texts == comments
    assert format_record("a.yml", once, "yaml", ORDER) == once
