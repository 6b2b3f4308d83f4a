"""The commands that list, show, search, explain, format and begin records."""

import json
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.end_to_end.conftest import Run
from tests.end_to_end.records import ORGANISATION, REQUEST, write


def test_records_are_listed_as_text_json_and_csv(commons: Run) -> None:
    assert commons("list").stdout.splitlines() == [
        "organisations/ilo  International Labour Organization",
        "organisations/iom  International Organization for Migration",
        "practices/one-stop-centre  One-stop centre for migrant workers",
    ]
    assert [row["id"] for row in json.loads(commons("list", "organisation", "--format", "json").stdout)] == [
        "ilo",
        "iom",
    ]
    assert commons("list", "--country", "portugal", "--format", "csv").stdout.splitlines() == [
        "type,id,title,countries,objectives,path",
        "practice,one-stop-centre,One-stop centre for migrant workers,PRT,16,content/practices/one-stop-centre.md",
    ]
    assert commons("list", "--country", "KEN").stdout == ""


def test_broken_records_are_listed_and_explained_when_asked_for(project: Path, commons: Run) -> None:
    write(project, "organisations/broken.yml", "title: x\n")
    assert commons("list", "--broken").stdout == "content/organisations/broken.yml\n"
    done = commons("show", "broken")
    assert done.returncode == 2
    assert "`commons check content/organisations/broken.yml` tells them" in done.stderr


def test_a_record_is_shown_with_its_relations_both_ways(commons: Run) -> None:
    told = commons("show", "ilo").stdout
    assert "Is named by\n  implementers: practices/one-stop-centre  One-stop centre for migrant workers\n" in told
    whole = json.loads(commons("show", "practices/one-stop-centre", "--json").stdout)
    assert whole["relations"] == [
        {"kind": "implementers", "record": "organisations/ilo", "title": "International Labour Organization"}
    ]


def test_a_request_is_shown_with_what_its_next_stage_needs(project: Path, commons: Run) -> None:
    write(project, "cases/recruitment-desk.md", REQUEST)
    assert (
        "\nNext stage: assessed\n  - an assessment. Add “assessment:” with"
        in commons("show", "recruitment-desk").stdout
    )


def test_search_finds_and_proposes(commons: Run) -> None:
    assert commons("search", "labor", "labour").stdout.startswith("organisations/ilo  ")
    assert commons("search", "migraton").stderr == "No record was found.\nDid you mean: migration\n"
    found = json.loads(commons("search", "centre", "--country", "PRT", "--json").stdout)
    assert [hit["id"] for hit in found["hits"]] == ["one-stop-centre"]


def test_search_takes_any_question(commons: Run) -> None:
    for words in ("(" * 10_000, '"open AND ( ~ *'):
        done = commons("search", "--", words)
        assert done.returncode == 0, done.stderr


def test_explain_prints_the_page_of_a_code_by_number_or_name(commons: Run) -> None:
    page = (REPOSITORY / "tests" / "rules" / "CC301-unknown-reference.md").read_text("utf-8")
    assert commons("explain", "CC301").stdout.strip() == page.strip()
    assert commons("explain", "unknown-reference").stdout == commons("explain", "cc301").stdout
    assert "CC301  error    unknown-reference" in commons("explain").stdout


def test_fmt_writes_only_what_differs_and_check_lists_it(project: Path, commons: Run) -> None:
    file = write(
        project,
        "organisations/iom.yml",
        "# a remark\ntype:   un\n" + ORGANISATION.format(title="IOM").replace("type: un\n", ""),
    )
    before = file.read_bytes()
    listed = commons("fmt", "--check")
    assert (listed.returncode, listed.stdout) == (1, "content/organisations/iom.yml\n")
    assert file.read_bytes() == before
    assert commons("fmt").returncode == 0
    assert file.read_text("utf-8") == "# a remark\n" + ORGANISATION.format(title="IOM")
    assert (commons("fmt", "--check").returncode, commons("fmt").stdout) == (0, "")


def test_fmt_reports_what_it_cannot_read_and_writes_the_others(project: Path, commons: Run) -> None:
    write(project, "organisations/broken.yml", "title: [\n")
    file = write(project, "organisations/iom.yml", ORGANISATION.format(title="'IOM'"))
    done = commons("fmt")
    assert done.returncode == 1
    assert "content/organisations/broken.yml:2:1 error CC105" in done.stdout
    assert "title: IOM\n" in file.read_text("utf-8")


def test_new_writes_a_file_and_says_what_to_do_next(project: Path, commons: Run) -> None:
    done = commons("new", "practice", "--title", "Une école à Lomé", "--country", "Togo", "--set", "kind=project")
    assert (done.returncode, done.stdout) == (0, "content/practices/une-ecole-a-lome.md\n")
    assert "fill the 7 blanks marked FILL:" in done.stderr
    assert "countries: [TGO]" in (project / "content" / "practices" / "une-ecole-a-lome.md").read_text("utf-8")
    assert "CC330" in commons("check", "content/practices/une-ecole-a-lome.md").stdout
    again = commons("new", "practice", "--title", "Une école à Lomé", "--print")
    assert again.stdout.startswith("---\n# yaml-language-server: $schema=../../schemas/records/practice.json\n")


def test_new_shows_the_record_that_there_may_be_already(commons: Run) -> None:
    done = commons("new", "practice", "--title", "One stop centre for workers", "--print")
    assert "Is it this one? practices/one-stop-centre  One-stop centre for migrant workers" in done.stderr


def test_schema_prints_and_writes(project: Path, commons: Run) -> None:
    assert json.loads(commons("schema", "practice").stdout)["title"] == "Practice"
    assert commons("schema", "--write").stdout == ""
    (project / "schemas" / "records" / "case.json").unlink()
    assert commons("schema", "--write").stdout == "schemas/records/case.json\n"
