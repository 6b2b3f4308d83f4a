"""What `make lint` runs, and how it tells of what was found."""

import sys
from pathlib import Path

import pytest

from tests.quality.lint import Linter, lint, linters, run

CONTENT = Linter("content", ("python", "-c", "print('all is well')"))
FINDS = Linter("finds", ("python", "-c", "import sys; print('here'); sys.exit(1)"), "Do that.")
SILENT = Linter("silent", ("python", "-c", "import sys; sys.exit(3)"))
ABSENT = Linter("absent", ("no-such-program",))


def test_every_linter_runs_and_each_that_finds_something_is_shown_whole(capfd: pytest.CaptureFixture[str]) -> None:
    assert lint([FINDS, CONTENT, SILENT]) == 2
    told = capfd.readouterr().err
    assert told == "\nfinds\n-----\nhere\nDo that.\n\nsilent\n------\nIt ended with 3 and said nothing.\n"


def test_where_the_machine_is_too_busy_for_haste_a_linter_is_asked_again_without() -> None:
    script = "import sys; hasty = 'fast' in sys.argv; print('no worker' if hasty else 'slow'); sys.exit(1)"
    told = run(Linter("hasty", ("python", "-c", script), hurry=("fast",), hurried="no worker"))
    assert told == "slow\n"


def test_a_program_that_is_missing_is_a_failure_with_the_way_out() -> None:
    assert run(ABSENT) == (
        f"no-such-program is not installed in {Path(sys.executable).parent}: run 'make clean' and 'make lint'.\n"
    )


def test_every_file_of_github_that_has_a_schema_is_held_against_it(tmp_path: Path) -> None:
    for name in ("workflows/check.yml", "ISSUE_TEMPLATE/config.yml", "ISSUE_TEMPLATE/correction.yml", "dependabot.yml"):
        file = tmp_path / ".github" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    by_schema = {one.name: one.command[4:] for one in linters(tmp_path) if one.command[0] == "check-jsonschema"}
    assert by_schema == {
        "vendor.citation-file-format": ("CITATION.cff",),
        "vendor.dependabot": (".github/dependabot.yml",),
        "vendor.github-issue-config": (".github/ISSUE_TEMPLATE/config.yml",),
        "vendor.github-issue-forms": (".github/ISSUE_TEMPLATE/correction.yml",),
        "vendor.github-workflows": (".github/workflows/check.yml",),
    }
