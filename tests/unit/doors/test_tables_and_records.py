"""Tables as text in every encoding, and lists of records in JSON and YAML."""

import json
from pathlib import Path

import pytest

from build_tools.doors import doors
from build_tools.doors.csv import DOOR as CSV
from build_tools.tables import published_form
from tests.unit.contributions.sending import (
    CONFIG,
    CORPUS,
    FORMS,
    GOOD,
    NURSES,
    PRACTICE,
    sent,
    table,
    told,
)
from tests.unit.intake.records import corpus_of

RECORD = {
    "title": "Counters for seasonal workers",
    "summary": "Counters in three ports tell seasonal workers of their rights before they board.",
    "kind": "service",
    "implementers": ["ilo", {"name": "A port authority; and others", "type": "local-authority"}],
    "countries": ["KEN"],
    "objectives": [3],
    "sdgs": ["16.10"],
    "actions": ["One step;\nin two lines", "- another one"],
    "sources": [{"title": "Report", "publisher": "Ministry", "url": "https://example.org/report"}],
}
NO_KIND = (
    "The fields of rows.json do not tell what kind of records they are: “case”, “evidence”, “expertise”, “funding”, "
    "“organisation”, “platform”, “practice” or “workstream”."
)
TEXT = table(GOOD).decode()


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.replace(",", ";").encode(),
        TEXT.replace(",", "\t").encode(),
        TEXT.replace("\n", "\r\n").encode(),
        ("Our practices,,\n,,\n" + TEXT).encode(),
    ],
    ids=["with a mark", "in UTF-16", "semicolons", "tabs", "line ends of Windows", "a title above"],
)
def test_a_table_is_read_however_it_was_saved(data: bytes, tmp_path: Path) -> None:
    (one,) = sent(tmp_path, "rows.csv", data).judgements
    assert (one.state, told(one)) == ("good", [])


def test_a_table_in_the_code_page_of_windows_is_read_and_told(tmp_path: Path) -> None:
    row = {**GOOD, "Countries": "Côte d\u2019Ivoire"}
    (one,) = sent(tmp_path, "rows.csv", table(row).decode().encode("cp1252")).judgements
    assert one.fields["countries"] == ["CIV"]
    assert told(one)[0] == "CC409 rows.csv is not UTF-8 (line 2); it was read as Windows text (cp1252)."


def test_a_text_with_line_ends_in_quotation_marks_is_one_cell(tmp_path: Path) -> None:
    rows = [
        {**GOOD, "What is done": "First step\nSecond, “quoted” step"},
        {**GOOD, "Title": "Another title altogether"},
    ]
    first, second = sent(tmp_path, "rows.csv", table(*rows)).judgements
    assert first.fields["actions"] == ["First step", "Second, “quoted” step"]
    assert second.place == "row 3 (line 4)"


def test_rows_with_too_few_or_too_many_cells_are_told(tmp_path: Path) -> None:
    lines = TEXT.splitlines()
    short, long = '"Only a title"', f'{lines[1]},"one more"'
    first, second = sent(tmp_path, "rows.csv", f"{lines[0]}\n{short}\n{long}\n".encode()).judgements
    assert told(first)[0] == "CC409 Row 2 has 1 of 9 cells."
    assert first.state == "refused"
    assert told(second) == ["CC407 “one more” in cell J3 stands under no heading; it was left out."]


def test_a_quotation_mark_that_is_never_closed_keeps_the_rows_before(tmp_path: Path) -> None:
    good, bad = sent(tmp_path, "rows.csv", f'{TEXT}"open, and never closed\n'.encode()).judgements
    assert good.state == "good"
    assert told(bad) == ["CC406 From line 3 on, rows.csv cannot be read as a table (unexpected end of data)."]


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"\x00\x01\x02", b"%PDF-1.7", b"<html>"])
def test_a_table_that_is_no_text_is_refused(data: bytes, tmp_path: Path) -> None:
    found = sent(tmp_path, "rows.csv", data)
    assert found.problem
    assert found.problem.message.startswith("rows.csv should be plain text, but is ")


def test_the_template_of_a_table_has_the_headings_that_are_read(tmp_path: Path) -> None:
    assert CSV.template
    head = CSV.template(PRACTICE, CORPUS, CONFIG.strings).decode("utf-8-sig")
    assert sent(tmp_path, "rows.csv", head.encode()).judgements == ()
    assert head.startswith("Title *,Summary *,")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("rows.json", json.dumps([RECORD])),
        ("rows.json", json.dumps({"records": [RECORD]})),
        ("rows.json", json.dumps(RECORD)),
        ("rows.jsonl", json.dumps(RECORD)),
        ("rows.json", f"{json.dumps(RECORD)}\n{json.dumps({**RECORD, 'title': 'Another title altogether'})}\n"),
        ("rows.yml", f"- {json.dumps(RECORD)}\n"),
    ],
)
def test_records_with_our_names_are_taken_as_they_are(name: str, data: str, tmp_path: Path) -> None:
    one = sent(tmp_path, name, data.encode()).judgements[0]
    assert (one.state, told(one)) == ("good", [])
    assert dict(one.fields) == RECORD


def test_a_number_with_a_point_stays_as_it_is_written(tmp_path: Path) -> None:
    text = json.dumps([{**RECORD, "sdgs": "TARGET"}]).replace('"TARGET"', "[16.10]")
    (one,) = sent(tmp_path, "rows.json", text.encode()).judgements
    assert one.fields["sdgs"] == ["16.10"]


def test_our_own_dump_is_imported_back(tmp_path: Path) -> None:
    dump = json.dumps({"records": [published_form(NURSES)]})
    (one,) = sent(tmp_path, "dump.json", dump.encode(), forms=tuple(FORMS.values()), corpus=corpus_of()).judgements
    assert (one.type, one.id, one.state) == ("practice", "nurses-who-return", "good")
    assert dict(one.fields) == NURSES.fields
    (again,) = sent(tmp_path, "dump.json", dump.encode(), forms=tuple(FORMS.values())).judgements
    assert again.state == "refused"
    assert "There is, or was, a record with the id “nurses-who-return”" in told(again)[0]


def test_fields_that_no_form_asks_are_kept_for_the_rules_to_judge(tmp_path: Path) -> None:
    record = {**RECORD, "review": {"state": "accepted"}, "budget": 5}
    (one,) = sent(tmp_path, "rows.json", json.dumps([record]).encode()).judgements
    assert one.state == "refused"
    assert [line[:5] for line in told(one)] == ["CC407", "CC313", "CC313"]


def test_numbers_without_end_and_halves_of_characters_are_refused_where_they_stand(tmp_path: Path) -> None:
    text = json.dumps([{**RECORD, "title": "Half \ud800", "note": "9" * 30, "review": {"state": int("9" * 30)}}])
    (one,) = sent(tmp_path, "rows.json", text.encode()).judgements
    assert one.fields["title"] == "Half"
    assert told(one) == [
        "CC406 What stands in “review” of record 1 holds a number or a character that no file can keep.",
        "CC405 Characters that cannot be shown were left out of “title” of record 1.",
    ]


def test_a_line_that_is_no_json_hides_no_other(tmp_path: Path) -> None:
    lines = f'{{"title": \n{json.dumps(RECORD)}\n[1]\n'
    bad, good, no_record = sent(tmp_path, "rows.jsonl", lines.encode()).judgements
    assert (bad.state, good.state, no_record.state) == ("refused", "good", "refused")
    assert told(bad)[0].startswith("CC406 Line 1 of rows.jsonl is no JSON (")
    assert told(no_record) == ["CC406 Line 3 holds no fields with values."]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("rows.json", b'[{"title": ]', "rows.json is no JSON from line 1 on (Expecting value)."),
        ("rows.json", b"5", "rows.json should hold records, a list of fields with values, but holds a single value."),
        ("rows.json", b"[" * 100_000, "rows.json is nested too deep."),
        ("rows.json", b'[{"title": "a", "title": "b"}]', "rows.json is no JSON (the field “title” stands twice)."),
        ("rows.json", b"\xff\xfea", "rows.json is not UTF-8 (line 1)."),
        ("rows.yml", b"- title: [", "A value is missing, or a bracket is opened and never closed."),
        ("rows.yml", b"title: \xff", "rows.yml is not UTF-8 (line 1)."),
        ("rows.json", b'[{"doi": "red"}, {"colour": "red"}]', NO_KIND),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    found = sent(tmp_path, name, data, forms=tuple(FORMS.values()))
    assert found.problem
    assert found.problem.message == message


def test_a_name_without_an_ending_that_is_known_is_judged_by_what_it_is(tmp_path: Path) -> None:
    found = sent(tmp_path, "rows", b"a,b")
    assert found.problem
    assert found.problem.message == "rows is plain text, which is not read here."
    assert all(ending in found.problem.hint for door in doors() for ending in door.suffixes)
