"""Mapping files: what they say, what is wrong with them, and what becomes of rows that they explain."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from build_tools.cli._import_report import text_lines
from build_tools.intake.mapping_file import MappingFile, mapping_schema, read_mapping
from build_tools.parse.yaml_values import read_yaml
from tests.conftest import REPOSITORY, Golden
from tests.unit.contributions.sending import FORMS, GOOD, sent, table, told

EXAMPLE = REPOSITORY / "schemas" / "mappings" / "gfmd-platform-for-partnerships.yml"
SAMPLE = REPOSITORY / "tests" / "data" / "gfmd-platform-for-partnerships.csv"

NO_TYPE = (
    "1:7 There is no type “practise”. The types are “case”, “evidence”, “expertise”, “funding”, “organisation”, "
    "“platform”, “practice” and “workstream”."
)
NOT_CLOSED = (
    "1:8 A value is missing, or a bracket is opened and never closed. Write the value, or close the bracket on the "
    "same line."
)


def mapping(text: str) -> MappingFile:
    found = read_mapping("map.yml", text, FORMS)
    assert isinstance(found, MappingFile), found
    return found


def findings(text: str) -> list[str]:
    found = read_mapping("map.yml", text, FORMS)
    assert not isinstance(found, MappingFile)
    return [f"{one.line}:{one.column} {one.message} {one.hint}" for one in found]


@pytest.mark.parametrize(
    ("text", "told_of_it"),
    [
        ("type: practice", ["1:1 “columns” is missing. Add “columns:”."]),
        ("type: practise\ncolumns: {Title: title}", [NO_TYPE]),
        ("type: practice\ncolumns:\n  Title: titel\n  Link: sources.1.link\n", [
            "3:10 A practice has no field “titel”. Did you mean “title”?",
            "4:9 A practice has no field “sources.1.link”. Did you mean “sources.1.url”?"]),
        ("type: practice\ncolumns:\n  Title: {field: title, spilt: x}\n", [
            "3:25 “spilt” means nothing here. What can stand here: “field”, “split”, “values”, “kind” and “heading”."]),
        ("type: practice\ncolumns: {Title: title}\nconstants: {colour: red}\n", [
            "3:21 A practice has no field “colour”. `commons schema practice` lists the fields."]),
        ("type: practice\ncolumns: {Title: title}\nignore: [Title]\n", [
            "2:18 “Title” stands under “columns” and under “ignore”. Keep one of them."]),
        ("type: [", [NOT_CLOSED]),
    ],
)  # fmt: skip
def test_a_mapping_that_does_not_hold_together_says_where(text: str, told_of_it: list[str]) -> None:
    assert findings(text) == told_of_it


def test_the_example_holds_together_and_follows_its_schema() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert mapping(text).type == "practice"
    assert list(Draft202012Validator(mapping_schema()).iter_errors(read_yaml(text))) == []


def test_the_schema_in_the_repository_is_that_of_the_model() -> None:
    assert json.loads((REPOSITORY / "schemas" / "mapping.json").read_text("utf-8")) == mapping_schema()


def test_columns_of_others_answer_our_fields(tmp_path: Path) -> None:
    text = """
        type: practice
        columns:
          Name of practice: [title, sources.1.title]
          What: summary
          Where: {field: countries, split: "/", values: {UK of GB: GBR, everywhere: ""}}
          Lead: {field: implementers, split: " + ", kind: government}
          Story: {field: body, heading: The story}
          Impact: {field: body, heading: What came of it}
          Address: sources.1.url
          Second address: sources.2.url
        constants: {kind: policy, sources.1.publisher: A ministry, sources.2.publisher: Another}
        ignore: [Number]
    """
    row = {
        "Number": "7", "Name of practice": "Counters for seasonal workers", "What": GOOD["Summary"], "Colour": "red",
        "Where": "Kenya/UK of GB/everywhere", "Lead": "ILO + An office (of ours)", "Story": "Long ago.",
        "Impact": "Much.", "Address": "https://example.org/", "Second address": "",
    }  # fmt: skip
    (one,) = sent(tmp_path, "rows.csv", table(row), mapping=mapping(text)).judgements
    assert one.fields == {
        "title": "Counters for seasonal workers",
        "sources": [
            {"title": "Counters for seasonal workers", "publisher": "A ministry", "url": "https://example.org/"}
        ],
        "summary": GOOD["Summary"],
        "countries": ["KEN", "GBR"],
        "implementers": ["ilo", {"name": "An office (of ours)", "type": "government"}],
        "kind": "policy",
    }
    assert one.text.endswith("---\n\n## The story\n\nLong ago.\n\n## What came of it\n\nMuch.\n")
    assert told(one)[:2] == [
        "CC407 “red” in cell D2 stands under “Colour”, which the mapping does not name.",
        "CC405 “everywhere” in cell E2 was left out, as the mapping file says.",
    ]


def test_paths_into_json_are_columns_too(tmp_path: Path) -> None:
    text = "type: practice\ncolumns: {about.name: title, about.places: countries}"
    data = b'{"items": [{"about": {"name": "Counters", "places": ["Kenya", "Mali"]}}]}'
    (one,) = sent(tmp_path, "rows.json", data, mapping=mapping(text)).judgements
    assert one.fields == {"title": "Counters", "countries": ["KEN", "MLI"]}
    assert one.places["/countries"] == "“about.places” of record 1"


def test_the_sample_of_the_forum_is_judged_row_by_row(tmp_path: Path, golden: Golden) -> None:
    found = sent(tmp_path, SAMPLE.name, SAMPLE.read_bytes(), mapping=mapping(EXAMPLE.read_text(encoding="utf-8")))
    golden("cli/import-gfmd.txt", "".join(f"{line}\n" for line in text_lines(found, [], is_written=False)))
    assert [one.state for one in found.judgements] == ["mended", "good", "refused", "refused"]
