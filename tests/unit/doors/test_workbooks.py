"""Workbooks as people send them: joined cells, formulas, dates, wrong headings, hidden rows, and no workbooks."""

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from build_tools.contributions.returned_rows import returned_rows
from build_tools.doors import doors
from build_tools.doors.xlsx import DOOR
from build_tools.forms import form_of
from build_tools.records import record_types
from tests.unit.contributions.sending import CONFIG, CORPUS, FORMS, GOOD, PRACTICE, saved, sent, told, workbook


def template(type_name: str = "practice") -> bytes:
    assert DOOR.template
    return DOOR.template(form_of(FORMS[type_name].type, CONFIG.strings), CORPUS, CONFIG.strings)


@pytest.mark.parametrize("kind", record_types(), ids=lambda kind: kind.name)
def test_a_template_reads_back_as_a_workbook_with_lists_to_choose_from(kind: object) -> None:
    name = str(getattr(kind, "name", ""))
    book = load_workbook(io.BytesIO(template(name)))
    sheet = book.worksheets[0]
    assert book.sheetnames == [CONFIG.strings["types"][name]["other"], "Instructions", "Example", "Lists"]
    assert sheet.freeze_panes == "B4"
    lists = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
    assert lists
    for one in sheet.data_validations.dataValidation:
        assert len(one.prompt or "") <= 255
        assert len(one.promptTitle or "") <= 32
        assert not one.showErrorMessage  # several answers, and names in other languages, are understood later
    for one in lists:
        first, last = str(one.formula1).replace("$", "").removeprefix("'Lists'!").split(":")
        assert all(cell.value for row in book["Lists"][f"{first}:{last}"] for cell in row)


def test_a_template_has_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    before = template()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert template() == before


def test_a_template_with_nothing_in_it_holds_no_records(tmp_path: Path) -> None:
    found = sent(tmp_path, "practice.xlsx", template())
    assert found.judgements == ()
    assert found.problem
    assert found.problem.message == "practice.xlsx holds no records: there is nothing under its headings."


def test_the_example_is_a_real_record_with_its_address() -> None:
    texts = [str(cell.value) for row in load_workbook(io.BytesIO(template()))["Example"].iter_rows() for cell in row]
    assert "A record as it would be filled in: Recognising the skills of nurses who return" in texts
    assert any(text.startswith("It is practices/nurses-who-return of this site") for text in texts)


def test_a_row_that_is_written_into_the_template_is_good(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(template()))
    sheet = book.worksheets[0]
    headings = {str(cell.value).removesuffix(" *"): place for place, cell in enumerate(sheet[3], 1)}
    for heading, text in GOOD.items():
        sheet.cell(4, headings[heading], text)
    (one,) = sent(tmp_path, "practice.xlsx", saved(book)).judgements
    assert (one.state, one.place, told(one)) == ("good", "row 4 of “Practices”", [])


def day(year: int, month: int, number: int) -> datetime.datetime:
    """Return a day as spreadsheets have it, at midnight of nowhere."""
    return datetime.datetime.combine(datetime.date(year, month, number), datetime.time())


def test_days_are_read_as_far_as_they_are_shown(tmp_path: Path) -> None:
    book = workbook({**GOOD, "Began": day(2019, 3, 1), "Ended or will end": day(2020, 4, 15)})
    sheet = book.worksheets[0]
    sheet["J2"].number_format, sheet["K2"].number_format = "mmm-yy", "dd/mm/yyyy"
    (one,) = sent(tmp_path, "rows.xlsx", saved(book)).judgements
    assert (one.state, one.fields["start"], one.fields["end"]) == ("good", "2019-03", "2020-04-15")


def test_a_year_that_is_shown_as_a_day_is_asked_back(tmp_path: Path) -> None:
    (one,) = sent(tmp_path, "rows.xlsx", saved(workbook({**GOOD, "Began": day(1905, 7, 11)}))).judgements
    assert told(one) == ["CC406 “2019, shown as 1905-07-11” in cell J2 of “Practices” (Began) is not a date."]


def test_numbers_are_read_without_points_and_yes_as_such(tmp_path: Path) -> None:
    (one,) = sent(
        tmp_path, "rows.xlsx", saved(workbook({**GOOD, "Began": 2019, "Objectives of the Compact": 3.0}))
    ).judgements
    assert (one.fields["start"], one.fields["objectives"]) == ("2019", [3])


def test_a_number_that_may_have_lost_a_zero_is_told(tmp_path: Path) -> None:
    (one,) = sent(tmp_path, "rows.xlsx", saved(workbook({**GOOD, "Sustainable Development Goals": 16.10}))).judgements
    assert told(one) == ["CC409 The number 16.1 stands in cell J2 of “Practices”, where 16.10 would look the same."]


def test_a_formula_is_read_by_its_result_and_refused_without_one(tmp_path: Path) -> None:
    data = saved(workbook({**GOOD, "Innovation": "", "What is new about it": '="new"'}))
    (without,) = sent(tmp_path, "rows.xlsx", data).judgements
    assert told(without) == ["CC406 The formula in cell K2 of “Practices” has no result that was saved with it."]
    saved_with = _replaced(data, b'r="K2"', b'r="K2" t="str"', b"<v></v>", b"<v>new</v>", b"<v />", b"<v>new</v>")
    (with_result,) = sent(tmp_path, "rows.xlsx", saved_with).judgements
    assert told(with_result) == ["CC409 Of the formula in cell K2 of “Practices” the result was read: “new”."]
    assert with_result.fields["innovation"] == "new"


def _replaced(data: bytes, *pairs: bytes) -> bytes:
    """Return a workbook in whose first sheet some bytes stand for others."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            for old, new in zip(pairs[::2], pairs[1::2], strict=True):
                part = part.replace(old, new) if name == "xl/worksheets/sheet1.xml" else part
            after.writestr(name, part)
    return made.getvalue()


def test_a_sheet_that_is_damaged_keeps_the_rows_before(tmp_path: Path) -> None:
    data = saved(workbook(GOOD, {**GOOD, "Title": "Another", "Began": 2019}))
    found = sent(tmp_path, "rows.xlsx", _replaced(data, b"<v>2019</v>", b"<v>2e</v>"))
    assert [one.state for one in found.judgements] == ["good"]
    assert found.problem
    assert found.problem.message == "The sheet “Practices” of rows.xlsx is damaged after row 2."


def test_an_error_in_a_cell_is_no_text(tmp_path: Path) -> None:
    book = workbook({**GOOD, "What is new about it": "#REF!"})
    (one,) = sent(tmp_path, "rows.xlsx", saved(book)).judgements
    assert (one.state, told(one)) == ("refused", ["CC406 The error “#REF!” stands in cell J2 of “Practices”."])


def test_joined_and_hidden_cells_are_told(tmp_path: Path) -> None:
    book = workbook(GOOD, {**GOOD, "Title": "Counters of another kind, in the mountains"})
    sheet = book.worksheets[0]
    sheet.merge_cells("E2:F2")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    first, second = sent(tmp_path, "rows.xlsx", saved(book)).judgements
    assert told(first)[0] == (
        "CC409 The cells E2:F2 of “Practices” are joined; their text was read for the first one only."
    )
    assert told(second) == [
        "CC409 Row 3 of “Practices” is hidden; it was read all the same.",
        "CC409 The column of cell C3 of “Practices” is hidden; it was read all the same.",
    ]


def test_a_wrong_heading_is_told_with_what_was_under_it_and_what_may_be_meant(tmp_path: Path) -> None:
    row = {name.replace("Countries", "Contries"): text for name, text in GOOD.items()}
    (one,) = sent(tmp_path, "rows.xlsx", saved(workbook(row))).judgements
    assert one.notes[0].message == (
        "“Kenya” in cell E2 of “Practices” stands under “Contries”, which no template has; it was left out."
    )
    assert one.notes[0].hint == "Did you mean “Countries”?"


def test_a_workbook_without_headings_says_what_it_begins_with(tmp_path: Path) -> None:
    found = sent(tmp_path, "rows.xlsx", saved(workbook({"Budget": "12", "Year": "2019"})))
    assert found.problem
    assert found.problem.message == (
        "No row of rows.xlsx bears headings of a template. It begins with “Budget”, “Year”, “12” and “2019”."
    )


def test_headings_may_stand_lower_and_sheets_of_other_things_beside(tmp_path: Path) -> None:
    book = workbook(GOOD)
    book.worksheets[0].insert_rows(1, 4)
    book.worksheets[0]["A1"] = "Practices of our ministry"
    book.create_sheet("Budget")["A1"] = "12 million"
    (one,) = sent(tmp_path, "rows.xlsx", saved(book)).judgements
    assert one.place == "row 6 of “Practices”"
    assert told(one) == ["CC407 The sheet “Budget” has no headings of a template, and was not read."]


def test_sheets_of_several_types_are_read_each_for_its_own(tmp_path: Path) -> None:
    book = workbook(GOOD)
    sheet = book.create_sheet("Organisations")
    row = {name: GOOD[name] for name in GOOD if name.startswith(("Title", "Summary", "Source"))}
    sheet.append([*row, "Kind of organisation"])
    sheet.append([*row.values(), "Trade union"])
    found = sent(tmp_path, "rows.xlsx", saved(book), forms=tuple(FORMS.values()))
    assert [(one.type, one.state) for one in found.judgements] == [("practice", "good"), ("organisation", "good")]


def test_empty_rows_and_repeated_headings_are_passed_over(tmp_path: Path) -> None:
    headings = {name: name for name in GOOD}
    rows = sent(tmp_path, "rows.xlsx", saved(workbook(GOOD, {}, headings, {"Title": "  "}))).judgements
    assert [one.place for one in rows] == ["row 2 of “Practices”"]


def test_what_was_refused_comes_back_in_a_workbook_that_can_be_sent_again(tmp_path: Path) -> None:
    bad = {**GOOD, "Countries": "Kenja", "Sources 4: Publisher": "Fourth"}
    found = sent(tmp_path, "rows.xlsx", saved(workbook(GOOD, bad, GOOD)))
    assert [one.state for one in found.judgements] == ["good", "refused", "refused"]
    back = returned_rows(found, [PRACTICE], CORPUS, CONFIG.strings)
    sheet = load_workbook(io.BytesIO(back)).worksheets[0]
    assert [str(sheet.cell(row, 1).value)[:17] for row in (3, 4)] == ["What to mend", "“Kenja” in cell E"]
    assert sheet.cell(5, 1).value is None  # the row that is there already needs no mending
    (again,) = sent(tmp_path, "back.xlsx", back).judgements
    assert told(again)[0] == "CC406 “Kenja” in cell H4 of “Practices” (Countries) is not among the countries."
    assert again.fields["sources"][1] == {"publisher": "Fourth"}


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def archive(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in parts.items():
            opened.writestr(name.replace("__", "/"), data)
    return made.getvalue()


SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "an empty file"),
        (b"a,b\n1,2\n", "plain text"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b" <!DOCTYPE html><p>Log in", "a web page (HTML)"),
        (OLE, "a file of an old Office (.xls or .doc)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a file that is locked by a password"),
        (b"PK\x03\x04 cut off", "a damaged or incomplete file"),
        (archive(**{"word__document.xml": b"<w/>"}), "a Word document (.docx)"),
        (archive(mimetype=SPREADSHEET), "an OpenDocument spreadsheet (.ods)"),
        (archive(**{"notes.txt": b"notes"}), "an archive (.zip)"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(data: bytes, what: str, tmp_path: Path) -> None:
    found = sent(tmp_path, "rows.xlsx", data)
    assert found.problem
    assert found.problem.message == f"rows.xlsx should be an Excel workbook (.xlsx), but is {what}."
    assert found.problem.hint


@pytest.mark.parametrize(
    ("part", "why"),
    [
        (b"<broken", "is damaged: it cannot be opened as a workbook (KeyError)."),
        (DOCTYPE, "holds instructions that no workbook needs (a DOCTYPE in xl/workbook.xml)."),
    ],
)
def test_a_workbook_that_is_damaged_or_made_to_harm_is_refused(part: bytes, why: str, tmp_path: Path) -> None:
    found = sent(tmp_path, "rows.xlsx", archive(**{"xl__workbook.xml": part}))
    assert found.problem
    assert found.problem.message == f"rows.xlsx {why}"


def test_an_archive_that_unfolds_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("build_tools.doors._workbook.UNPACKED_MAX", 100_000)
    found = sent(tmp_path, "rows.xlsx", archive(**{"xl__workbook.xml": b"<w/>", "xl__bomb.bin": bytes(200_000)}))
    assert found.problem
    assert found.problem.message == "rows.xlsx unfolds to 200,004 bytes; at most 100,000 are read."


def test_a_sheet_that_claims_a_million_rows_is_read_to_its_end(tmp_path: Path) -> None:
    book = workbook(GOOD)
    book.worksheets[0]["XFD1048576"] = "far away"
    (one,) = sent(tmp_path, "rows.xlsx", saved(book)).judgements
    assert one.state == "good"


def test_an_old_workbook_is_refused_with_the_repair(tmp_path: Path) -> None:
    found = sent(tmp_path, "rows.xls", OLE)
    assert found.problem
    assert found.problem.message == "rows.xls is a file of an old Office (.xls or .doc), which is not read here."
    assert found.problem.hint == "Open it in Excel, Word or LibreOffice and save it as .xlsx or .docx."


def test_every_door_has_endings_of_its_own() -> None:
    endings = [ending for door in doors() for ending in door.suffixes]
    assert len(endings) == len(set(endings))
