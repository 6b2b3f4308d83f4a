import csv
import io
import json
from typing import Any

from build_tools.corpus import Corpus, Entry, build_corpus, publishable
from build_tools.exports import cases_by_stage, record_json
from tests.unit.exports.release import release_of
from tests.unit.hub_requests import request, request_at
from tests.unit.pages import sample


def corpus_of(*entries: Entry) -> Corpus:
    return publishable(build_corpus(entries, {}, sample.vocabularies())).corpus


def exported(*entries: Entry) -> tuple[list[dict[str, str]], dict[str, Any]]:
    corpus = corpus_of(*entries)
    table, whole = cases_by_stage.export(corpus, release_of(corpus))
    rows = list(csv.DictReader(io.StringIO(table.data.decode("utf-8-sig"), newline="")))
    return rows, json.loads(whole.data)


def test_both_files_tell_every_case_with_its_stage_and_the_days_since() -> None:
    rows, whole = exported(request_at("assessed"), request_at("declined"), request("bare-one", stage="assessed"))
    assert [(row["id"], row["stage"], row["days_least"], row["days_most"]) for row in rows] == [
        ("bare-one", "assessed", "", ""),
        ("request-assessed", "assessed", "282", "282"),
        ("request-declined", "declined", "293", "293"),
    ]
    assert [case["days_since"] for case in whole["cases"]][:2] == [None, {"least": 282, "most": 282}]
    assert {stage["stage"]: stage["cases"] for stage in whole["stages"] if stage["cases"]} == {
        "assessed": 2,
        "declined": 1,
    }


def test_of_a_case_kept_to_a_summary_no_date_is_told() -> None:
    rows, whole = exported(request_at("assessed", publish="summary"))
    assert (rows[0]["since"], rows[0]["days_least"], rows[0]["origin"], rows[0]["public"]) == ("", "", "", "summary")
    assert whole["stages"][0]["median_days"] is None


def test_a_title_that_a_spreadsheet_would_compute_is_only_shown() -> None:
    rows, _ = exported(request_at("received", title="=1+1"))
    assert rows[0]["title"] == "'=1+1"


def nexts(*entries: Entry) -> dict[str, Any]:
    corpus = corpus_of(*entries)
    files = {one.path: json.loads(one.data) for one in record_json.export(corpus, release_of(corpus))}
    return {path: told.get("next") for path, told in files.items() if path.startswith("cases/")}


def test_the_json_of_a_request_says_what_the_next_stage_needs_and_that_of_others_nothing() -> None:
    found = nexts(
        request_at("partnered"),
        request_at("closed"),
        request_at("assessed", publish="summary"),
        sample.entry("case", "told", stage="funded", need="N.", origin="public-programme"),
    )
    missing = {"id": "similar", "field": "similar", "needs": "a similar practice or case chosen by hand"}
    assert found == {
        "cases/request-partnered.json": {"stage": "matched", "missing": [missing]},
        "cases/request-closed.json": None,
        "cases/request-assessed.json": None,
        "cases/told.json": None,
    }
