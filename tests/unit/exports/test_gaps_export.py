import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from build_tools.corpus import Corpus, Vocabularies, build_corpus, publishable
from build_tools.exports import gaps
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import corpus, entry, vocabularies


def exported(found: Corpus) -> tuple[str, dict[str, object]]:
    table, whole = gaps.export(found, release_of(found))
    assert (table.path, whole.path) == ("data/gaps.csv", "data/gaps.json")
    return table.data.decode("utf-8-sig"), json.loads(whole.data)


def written(found: object) -> str:
    return str(found).lower() if isinstance(found, bool) else str(found)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_both_files_have_a_row_for_every_region_and_one_for_all_of_each_objective() -> None:
    text, whole = exported(publishable(corpus()).corpus)
    rows, cells = rows_of(text), whole["cells"]
    assert isinstance(cells, list)
    assert len(rows) == len(cells) == 23 * 6
    assert [row["region"] for row in rows[:6]].count("all") == 1
    for row, cell in zip(rows, cells, strict=True):
        assert {
            name: str(found).lower() if isinstance(found, bool) else str(found) for name, found in cell.items()
        } == row


def test_a_row_tells_its_counts_its_gap_and_its_strength() -> None:
    somebody = [{"name": "X", "type": "other"}]
    shared: dict[str, Any] = {"objectives": [6], "countries": ["KEN"]}
    results = [{"statement": "It works.", "basis": "evaluated"}]
    need: dict[str, Any] = {"origin": "request", "need": "Help.", "stage": "received"}
    entries = [
        entry("practice", "one", "", kind="policy", implementers=somebody, results=results, **shared),
        *(entry("case", name, "", **need, **shared) for name in ("two", "three", "four")),
    ]
    text, _ = exported(build_corpus(entries, {}, vocabularies()))
    row = next(row for row in rows_of(text) if row["objective"] == "6" and row["region"] == "review-africa")
    assert row == {
        "objective": "6", "objective_label": "Recruitment and decent work", "region": "review-africa",
        "region_label": "Africa (regional review)", "cases": "3", "practices": "1", "evidence": "0", "funds": "0",
        "gap": "1.5", "level": "5", "white_spot": "false", "practices_evaluated": "1", "evidence_with_design": "0",
        "strongest_design": "", "strength": "evaluated",
    }  # fmt: skip


def test_the_file_tells_the_formula_the_licence_and_the_day() -> None:
    _, whole = exported(publishable(corpus()).corpus)
    assert whole["date"] == "2026-11-21"
    assert str(whole["formula"]).startswith("gap = cases / (practices + evidence + funds + 1)")
    assert whole["licence"] == {"title": "Creative Commons Attribution 4.0 International", "id": "CC-BY-4.0"}


@pytest.mark.parametrize("label", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_nothing_in_the_table_is_a_command_of_a_spreadsheet(label: str) -> None:
    known = vocabularies()
    objectives = known["objectives"]
    first = replace(objectives.terms["1"], label=label)
    terms = {**objectives.terms, "1": first}
    changed = Vocabularies(
        {**known.by_name, "objectives": replace(objectives, terms=terms)}, known.digest, known.directory
    )
    text, _ = exported(build_corpus([], {}, changed))
    assert rows_of(text)[0]["objective_label"] == f"'{label}"


def test_spreadsheets_are_told_that_the_table_is_utf_8() -> None:
    table = next(iter(gaps.export(corpus(), release_of(corpus()))))
    assert table.data.startswith(b"\xef\xbb\xbfobjective,")
