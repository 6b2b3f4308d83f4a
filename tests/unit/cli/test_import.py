"""`commons template` and `commons import`: from an empty workbook to files that `commons check` passes."""

import io
import json
import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from build_tools.cli import main
from tests.conftest import EPOCH, REPOSITORY
from tests.unit.contributions.sending import GOOD, saved, table, workbook

ILO = """\
title: International Labour Organization
acronym: ILO
summary: The agency of the United Nations for the world of work, in which governments, employers and workers decide.
type: un
sources:
  - {title: About, publisher: International Labour Organization, url: "https://example.org/about"}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one record, in which the command runs."""
    (tmp_path / "mkdocs.yml").write_text("site_name: A hub\n", encoding="utf-8")
    for name in ("schemas", "site_config"):
        (tmp_path / name).symlink_to(REPOSITORY / name, target_is_directory=True)
    (tmp_path / "content" / "organisations").mkdir(parents=True)
    (tmp_path / "content" / "organisations" / "ilo.yml").write_text(ILO, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("COMMONS_", "GITHUB_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COMMONS_EXECUTOR", "serial")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return tmp_path


def test_a_template_that_was_filled_in_becomes_records_that_check_passes(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "practice"]) == 0
    assert "commons import practice.xlsx" in capsys.readouterr().err
    book = load_workbook(project / "practice.xlsx")
    sheet = book.worksheets[0]
    places = {str(cell.value).removesuffix(" *"): place for place, cell in enumerate(sheet[3], 1)}
    for heading, text in GOOD.items():
        sheet.cell(4, places[heading], text)
        sheet.cell(5, places[heading], text if heading != "Countries" else "Kenja")
    book.save(project / "practice.xlsx")
    assert main(["import", "practice.xlsx"]) == 1
    out = capsys.readouterr().out
    assert "practice.xlsx: 2 records: 1 good, 0 mended, 1 refused.\nNothing was written; --write does it.\n" in out
    assert not (project / "content" / "practices").exists()
    assert main(["import", "practice.xlsx", "--write"]) == 1
    assert "1 files were written." in capsys.readouterr().out
    assert main(["check", "--strict"]) == 0
    assert main(["fmt", "--check", "content/practices"]) == 0


def test_nothing_is_written_twice_and_nothing_overwritten(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "rows.csv").write_bytes(table(GOOD))
    assert main(["import", "rows.csv", "--write"]) == 0
    (file,) = (project / "content" / "practices").iterdir()
    before = file.read_bytes()
    assert main(["import", "rows.csv", "--write"]) == 1
    assert "It says the same, word for word, as content/practices/counters-for-seasonal-workers.md." in (
        capsys.readouterr().out
    )
    assert file.read_bytes() == before
    assert main(["template", "practice", "--format", "csv", "--output", "rows.csv"]) == 2
    assert "rows.csv exists: it is never overwritten" in capsys.readouterr().err


def test_what_may_be_there_already_waits_for_a_word(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "first.csv").write_bytes(table(GOOD))
    (project / "second.csv").write_bytes(table({**GOOD, "Title": "Counters for the seasonal workers"}))
    main(["import", "first.csv", "--write"])
    assert main(["import", "second.csv", "--write"]) == 0
    assert "1 of those to be written may be there already" in capsys.readouterr().out
    assert len(list((project / "content" / "practices").iterdir())) == 1
    assert main(["import", "second.csv", "--write", "--duplicates"]) == 0
    assert len(list((project / "content" / "practices").iterdir())) == 2


def test_what_was_mended_can_be_left_for_a_person(project: Path) -> None:
    (project / "rows.csv").write_bytes(table({**GOOD, "Countries": "Kenia"}))
    assert main(["import", "rows.csv", "--write", "--only-good"]) == 0
    assert not (project / "content" / "practices").exists()


def test_a_program_reads_the_same_report(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "rows.xlsx").write_bytes(saved(workbook(GOOD, {**GOOD, "Title": None})))
    words = ["import", "rows.xlsx", "--format", "json", "--report", "report.json", "--refused", "back.xlsx"]
    assert main(words) == 1
    told = json.loads(capsys.readouterr().out)
    assert told == json.loads((project / "report.json").read_text(encoding="utf-8"))
    assert told["counts"] == {"good": 1, "mended": 0, "refused": 1, "likely_duplicates": 0, "written": 0}
    (finding,) = told["records"][1]["findings"]
    assert (finding["code"], finding["place"]) == ("CC201", "cell A3 of “Practices”")
    back = load_workbook(io.BytesIO((project / "back.xlsx").read_bytes())).worksheets[0]
    assert str(back["A4"].value).startswith("The field “title” is missing.")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["import", "nothing.csv"], 2, "There is no file 'nothing.csv'."),
        (["import", "content"], 2, "content is a folder: name the file that was filled in."),
        (["import", "mkdocs.yml", "--type", "practise"], 2, "There is no type 'practise'. Did you mean practice?"),
        (["import", "mkdocs.yml", "--map", "nothing.yml"], 2, "There is no file 'nothing.yml'."),
        (["import", "mkdocs.yml", "--map", "mkdocs.yml"], 1, "mkdocs.yml:1:1 error CC411 “type” is missing."),
        (["template", "practice", "--format", "odt"], 2, "There is no template in the format 'odt'."),
        (["template", "practise"], 2, "There is no type 'practise'. Did you mean practice?"),
    ],
)
def test_words_that_do_not_fit_are_told(
    words: list[str], code: int, message: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project.is_dir()
    assert main(words) == code
    assert message in capsys.readouterr().err


def test_a_file_that_is_something_else_is_a_finding(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "rows.xlsx").write_bytes(b"%PDF-1.7")
    assert main(["import", "rows.xlsx"]) == 1
    assert "error CC408 rows.xlsx should be an Excel workbook (.xlsx), but is a PDF." in capsys.readouterr().out
