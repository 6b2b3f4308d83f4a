"""A Word template is written by the command, filled in, imported, and what it becomes is clean."""

import docx

from tests.conftest import ProjectCopy, plain_environment
from tests.end_to_end.ready import run_program
from tests.unit.doors.word_filling import FORMS, Told, fill

ANSWERS: dict[str, Told] = {
    "title": "Test only: desks for seasonal workers",
    "summary": "This text tests the Word template. Desks at bus stations tell workers of contracts and rights.",
    "kind": "service",
    "language": "en",
    "implementers": [{"name": ["Ministry of Labour of Testland"], "type": ["government"]}],
    "countries": ["Kenya", "Germany"],
    "scope": "national",
    "start": "2019-02",
    "objectives": ["3", "6"],
    "populations": ["workers"],
    "actions": ["Staff the desks.", "Print leaflets; in four languages, and hand them out."],
    "results": [{"statement": ["The desks answered 200 questions."], "basis": ["monitored"]}],
    "sources": [
        {"title": ["One"], "publisher": ["IOM"], "url": ["https://www.iom.int/one"], "accessed": ["2026-11-21"]},
        {"title": ["Two"], "publisher": ["ILO"], "url": ["https://www.ilo.org/two"], "language": ["fr"]},
    ],
    "body": ["The desks stand where the buses leave.", "They open at five in the morning."],
}
RECORD = """---
# yaml-language-server: $schema=../../schemas/records/practice.json
title: "Test only: desks for seasonal workers"
summary: This text tests the Word template. Desks at bus stations tell workers of contracts and rights.
language: en
objectives: [3, 6]
populations: [workers]
countries: [KEN, DEU]
scope: national
sources:
  - title: One
    publisher: IOM
    url: https://www.iom.int/one
    accessed: 2026-11-21
  - title: Two
    publisher: ILO
    url: https://www.ilo.org/two
    language: fr
kind: service
start: 2019-02
implementers:
  - name: Ministry of Labour of Testland
    type: government
actions:
  - Staff the desks.
  - Print leaflets; in four languages, and hand them out.
results:
  - statement: The desks answered 200 questions.
    basis: monitored
---

The desks stand where the buses leave.

They open at five in the morning.
"""


def test_a_template_that_was_filled_in_becomes_a_record_that_check_finds_clean(project_copy: ProjectCopy) -> None:
    project = project_copy()

    def commons(*words: str) -> str:
        done = run_program("commons", words, project, plain_environment())
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    commons("template", "practice", "--format", "docx")
    document = docx.Document(str(project / "practice.docx"))
    fill(document, FORMS["practice"], ANSWERS)
    document.save(str(project / "filled.docx"))
    assert "filled.docx: 1 record: 1 good, 0 mended, 0 refused." in commons("import", "filled.docx", "--write")
    file = project / "content" / "practices" / "test-only-desks-for-seasonal-workers.md"
    assert file.read_text(encoding="utf-8") == RECORD
    assert "CC" not in commons("check", str(file.relative_to(project)))
