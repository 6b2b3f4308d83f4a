"""What editors are told holds for the records and the command as they are."""

import json
import re
from pathlib import Path
from typing import Any

from build_tools.diagnostics import Diagnostic
from build_tools.parse.codes import VANISHED
from build_tools.records import record_types
from build_tools.reporters import Report, choose

REPOSITORY = Path(__file__).parents[2]


def told(name: str) -> dict[str, Any]:
    """Return a file of JSON with comments on lines of their own."""
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(re.sub(r"(?m)^\s*//.*$", "", text))
    return found


def test_each_type_in_yaml_has_its_schema() -> None:
    assert told(".vscode/settings.json")["yaml.schemas"] == {
        f"./schemas/records/{found.name}.json": f"/content/{found.folder}/*{found.suffix}"
        for found in record_types()
        if found.form == "yaml"
    }


def test_the_task_reads_what_the_check_prints() -> None:
    task = told(".vscode/tasks.json")["tasks"][0]
    pattern = task["problemMatcher"]["pattern"]
    finding = Diagnostic(VANISHED, "content/practices/a-one.md", "It is: gone.", "Restore it.", line=3, column=7)
    report = Report(findings=(finding,), records=1, sources=lambda _: "one\ntwo\nthree and more\n")
    lines = choose("text", {}, is_terminal=False).render(report).text.splitlines()
    found = [match for match in map(re.compile(pattern["regexp"]).match, lines) if match]
    assert [match.groups() for match in found] == [
        ("content/practices/a-one.md", "3", "7", VANISHED.severity.value, VANISHED.id, "It is: gone.")
    ]
    assert task["args"] == ["check"]


def test_the_dev_container_uses_the_targets_of_make() -> None:
    command = str(told(".devcontainer/devcontainer.json")["postCreateCommand"]).split()
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    assert command[0] == "make"
    assert [target for target in command[1:] if f"\n{target}: " not in makefile] == []
