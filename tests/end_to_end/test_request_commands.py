"""The commands that answer a request, open a case for it, and draft a practice from a case that has ended."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.end_to_end.conftest import Run, files_of
from tests.end_to_end.records import TINY_PRACTICE, write

REQUEST = "need: A centre where migrant workers find advice on work and housing.\ncountries: [Kenya, Atlantis]\n"
CASE = """\
---
title: Advice for migrant workers
summary: Kenya asked how a centre can give advice on work and housing to migrant workers.
countries: [KEN]
objectives: [16]
sources:
  - title: A letter
    publisher: Ministry of Labour
    url: https://www.iom.int/letter
origin: request
received: 2026-01-05
need: Migrant workers find no advice on work and housing.
stage: {stage}
outcomes: [A centre was opened.]
response: A centre was planned and opened.
publish: {publish}
lead: ilo
---
"""

OTHERS = 40


@pytest.fixture(autouse=True)
def _practices_on_other_things(project: Path) -> None:
    """Write a second centre, and others without its words: only what some records share, and not many, counts."""
    shutil.copy(REPOSITORY / "site_config" / "settings.yml", project / "site_config")
    text = TINY_PRACTICE.format(organisation="iom").replace("[PRT]", "[CHL]")
    write(project, "practices/second-centre.md", text.replace("One-stop centre", "Another centre"))
    text = text.replace("[16]", "[20]")
    text = text.replace(
        "A centre where migrant workers find advice on work, housing and health", "Remittances are sent"
    )
    for number in range(OTHERS):
        other = text.replace("One-stop centre for migrant workers", f"Remittances over telephones, part {number}")
        write(project, f"practices/other-{number}.md", other)


def test_a_request_is_answered_as_text_json_and_markdown_and_leaves_no_trace(project: Path, commons: Run) -> None:
    (project / "request.yml").write_text(REQUEST, encoding="utf-8")
    (project / "no-folder").write_text("", encoding="utf-8")
    before = files_of(project)
    cache = {"COMMONS_CACHE": str(project / "no-folder" / "cache"), "COMMONS_SITE_URL": "https://example.org"}
    done = commons("match", "--request", "request.yml", "--format", "json", **cache)
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert list(told) == [
        *("schema_version", "request", "practices", "evidence", "cases", "countries", "organisations", "expertise"),
        *("funding", "inferred", "notes", "findings"),
    ]
    assert told["request"] == {"need": REQUEST.split(": ")[1].split("\n", maxsplit=1)[0], "countries": ["KEN"]}
    assert [one["pointer"] for one in told["findings"]] == ["/countries/1"]
    practice = told["practices"][0]
    assert sorted(one["id"] for one in told["practices"]) == ["one-stop-centre", "second-centre"]
    assert practice["url"] == f"https://example.org/practices/{practice['id']}/"
    assert practice["score"] > 0
    assert practice["reasons"]
    done = commons("match", "--text", "Advice for migrant workers", "--country", "Atlantis", "--limit", "1")
    assert done.returncode == 0
    assert "  1. Another centre for migrant workers\n     practices/second-centre  0." in done.stdout
    assert done.stderr == (
        "request warning CC401 “Atlantis” is not among the countries; it was left out.\n"
        "  → Write the name of the country or its ISO code, for example Kenya or KEN.\n"
    )
    done = commons("match", "--request", "request.yml", "--format", "markdown", "--public", **cache)
    assert "**[One-stop centre for migrant workers](https://example.org/practices/one-stop-centre/)**" in done.stdout
    assert {name: data for name, data in files_of(project).items() if not name.startswith(".cache")} == before


def test_a_case_is_answered_whatever_its_level_and_that_is_said(project: Path, commons: Run) -> None:
    write(project, "cases/advice.md", CASE.format(stage="received", publish="count"))
    second = CASE.format(stage="received", publish="count").replace("Advice for migrant workers", "Advice for workers")
    write(project, "cases/second.md", second)
    told = json.loads(commons("match", "second", "--format", "json").stdout)
    assert [(one["id"], one["publish"]) for one in told["cases"]] == [("advice", "count")]
    done = commons("match", "advice")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Advice for migrant workers\nMigrant workers find no advice on work and housing.\n")
    assert "practices/one-stop-centre" in done.stdout
    assert done.stderr == "This rests on all records, 2 private cases among them; --public leaves them out.\n"


def test_what_is_no_request_ends_with_1_and_says_why(project: Path, commons: Run) -> None:
    (project / "request.md").write_bytes(b"\x00\x01\xff")
    done = commons("intake", "request.md")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("request.md:1:3 error CC101 The byte 0xFF is not UTF-8 text.\n")
    folder = commons("match", "--request", "content")
    assert (folder.returncode, folder.stdout) == (2, "")
    assert folder.stderr == "commons: content is a folder: name the file that holds the request.\n"
    done = commons("match", "--request", "request.md", "--format", "json")
    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr, told["request"]) == (1, "", None)
    assert [one["code"] for one in told["findings"]] == ["CC101"]


def test_a_request_becomes_a_draft_in_which_only_blanks_are_open(project: Path, commons: Run) -> None:
    body = (
        f"### Which country asks?\n\nKenya\n\n### What is needed, and why?\n\n{REQUEST[6:70]}\n\n### Objectives\n\n16\n"
    )
    (project / "body.md").write_text(body, encoding="utf-8")
    done = commons("intake", "body.md", "--output", "content/cases/", "--received", "2026-11-01")
    assert (done.returncode, done.stdout) == (
        0,
        "content/cases/kenya-a-centre-where-migrant-workers-find-advice-on.md\n",
    )
    assert done.stderr.endswith(
        "Nothing is published by this. publish: count. Nothing of the case is published but a number in the totals, "
        "until a person changes this line.\n"
    )
    text = (project / done.stdout.strip()).read_text("utf-8")
    assert "received: 2026-11-01\n" in text
    assert "#   - record: practices/one-stop-centre  # One-stop centre for migrant workers\n" in text
    checked = commons("check", "--format", "jsonl")
    found = [json.loads(line) for line in checked.stdout.splitlines()]
    assert {one["slug"] for one in found if one["path"].startswith("content/cases/")} == {"unfilled-blank"}
    assert commons("fmt", "--check").stdout == ""
    again = commons("intake", "body.md", "--output", done.stdout.strip())
    assert (again.returncode, again.stdout) == (2, "")
    assert "There is, or was, a case with the id" in again.stderr
    told = json.loads(commons("intake", "body.md", "--format", "json").stdout)
    assert told["id"] == "kenya-a-centre-where-migrant-workers-find-advice-on-2"
    assert (told["path"], told["draft"].count("FILL:")) == (None, told["blanks"])
    assert "one-stop-centre" in [one["id"] for one in told["practices"]]


def test_a_practice_is_drafted_from_a_closed_public_case_only(project: Path, commons: Run) -> None:
    write(project, "cases/advice.md", CASE.format(stage="assessed", publish="summary"))
    assert commons("draft-practice", "advice").stderr == (
        "commons: cases/advice is not closed but “assessed”: set its stage first, or use --anyway.\n"
    )
    write(project, "cases/advice.md", CASE.format(stage="closed", publish="summary"))
    assert commons("draft-practice", "advice").stderr == (
        "commons: cases/advice is not public (publish: summary), and a practice would tell of it: "
        "use --anyway if that may be.\n"
    )
    done = commons("draft-practice", "advice", "--anyway", "--output", "content/practices", "--id", "advice-centre")
    assert (done.returncode, done.stdout) == (0, "content/practices/advice-centre.md\n")
    assert "2. add “practice: advice-centre” to content/cases/advice.md\n" in done.stderr
    found = [
        json.loads(line) for line in commons("check", done.stdout.strip(), "--format", "jsonl").stdout.splitlines()
    ]
    assert {one["slug"] for one in found} == {"unfilled-blank"}
    case = CASE.format(stage="closed", publish="full").replace("lead: ilo", "lead: ilo\npractice: one-stop-centre")
    write(project, "cases/advice.md", case)
    assert commons("draft-practice", "advice").stderr == (
        "commons: cases/advice has a practice already: practices/one-stop-centre.\n"
    )
