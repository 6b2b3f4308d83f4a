"""The JSON Schemas are those of the models, and every record keeps to its own."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from build_tools.cli.schema import schema_text
from build_tools.config import load_config
from build_tools.corpus import load_vocabularies
from build_tools.parse import parse_document
from build_tools.parse.document import Document
from build_tools.parse.formatting import format_fields
from build_tools.pipeline import read_content
from build_tools.records import RecordType, record_type, record_types
from build_tools.records._marks import Term, marked_paths
from build_tools.records.key_order import key_order

REPOSITORY = Path(__file__).parents[2]
TYPES = [pytest.param(found, id=found.name) for found in record_types()]


def committed(found: RecordType) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((REPOSITORY / "schemas" / "records" / f"{found.name}.json").read_text("utf-8"))
    return schema


@pytest.mark.parametrize("found", TYPES)
def test_the_committed_schema_is_the_one_of_the_model(found: RecordType) -> None:
    text = (REPOSITORY / "schemas" / "records" / f"{found.name}.json").read_text("utf-8")
    vocabularies = load_vocabularies(REPOSITORY / "schemas" / "vocabularies")
    assert text == schema_text(found, vocabularies), "run `commons schema --write`"


@pytest.mark.parametrize("found", TYPES)
def test_the_schema_is_a_valid_one_of_draft_2020_12(found: RecordType) -> None:
    schema = committed(found)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"{found.name}.json"
    assert "://" not in schema["$id"]


@pytest.mark.parametrize("found", TYPES)
def test_every_field_of_every_part_is_described(found: RecordType) -> None:
    schema = committed(found)
    parts = {"": schema, **{name: part for name, part in schema["$defs"].items() if "properties" in part}}
    bare = [
        f"{name}.{field}"
        for name, part in parts.items()
        for field, told in part["properties"].items()
        if not told.get("description") and "$ref" not in told and name != "Translation"
    ]
    assert bare == []


@pytest.mark.parametrize("found", TYPES)
def test_every_vocabulary_that_a_type_uses_is_offered_or_has_a_pattern(found: RecordType) -> None:
    definitions = committed(found)["$defs"]
    for marked in marked_paths(found.model):
        if isinstance(marked.mark, Term):
            offered = definitions[f"terms-{marked.mark.vocabulary}"]
            assert offered.get("pattern") or all(
                len(told["enum"]) == len(told["enumDescriptions"]) for told in [offered.get("anyOf", [offered])[0]]
            )


def as_an_editor_reads(fields: dict[str, Any], found: RecordType) -> dict[str, Any]:
    """Return fields as a reader of YAML 1.2 that knows decimal numbers sees them in our canonical form."""
    text = format_fields(fields, key_order(found.model))
    read: dict[str, Any] = yaml.load(text, Loader=EditorLoader)  # noqa: S506 - a SafeLoader
    return read


class EditorLoader(yaml.SafeLoader):
    """Reads days as text, as YAML 1.2 does, and 10.7 as a number."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("found", TYPES)
def test_every_real_record_keeps_to_its_schema(found: RecordType) -> None:
    validator = Draft202012Validator(committed(found))
    wrong = []
    for source, data, _ in read_content(load_config(REPOSITORY, environment={})).files:
        if record_type(source.folder) is found:
            document = parse_document(source.path, data, found.form)
            assert isinstance(document, Document), document
            errors = validator.iter_errors(as_an_editor_reads(document.fields, found))
            wrong += [f"{source.path}: {error.json_path} {error.message}" for error in errors]
    assert wrong == []


@pytest.mark.parametrize(
    ("field", "value", "fits"),
    [
        ("objectives", [6, 18], True),
        ("objectives", [24], False),
        ("objectives", ["6"], False),
        ("countries", ["KEN"], True),
        ("countries", ["Kenya"], False),
        ("sdgs", ["10.7"], True),
        ("sdgs", [10], True),
        ("sdgs", [10.7], False),
        ("start", 2019, True),
        ("start", "2019-02", True),
        ("start", "spring", False),
        ("kind", "no-such-kind", False),
        ("language", "en", True),
        ("unknown", 1, False),
    ],
)
def test_an_editor_is_told_what_a_field_takes(field: str, value: object, fits: bool) -> None:
    validator = Draft202012Validator(committed(record_type("practice")))
    record = {
        "title": "A title",
        "summary": "A summary",
        "sources": [{"title": "t", "publisher": "p", "url": "https://example.org"}],
        "kind": "project",
        "implementers": ["iom"],
        field: value,
    }
    assert validator.is_valid(record) is fits
