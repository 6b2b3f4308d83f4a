"""The scripts of the upkeep workflow that may write, run as GitHub runs them, with a stand-in for `gh`."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_tools.upkeep.addresses.ledger import COLUMNS
from tests.conftest import REPOSITORY, plain_environment

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="the workflow runs in bash")

JOBS: Mapping[str, Any] = yaml.safe_load((REPOSITORY / ".github" / "workflows" / "upkeep.yml").read_text("utf-8"))[
    "jobs"
]
HOSTILE = "$(touch owned) `touch owned` '; touch owned; ' \"; touch owned; \" ${{ github.token }} --label owned\nEOF"
GH = """\
import json, os, sys
words = sys.argv[1:]
told = open(words[words.index("--body-file") + 1]).read() if "--body-file" in words else ""
with open(os.environ["GH_CALLS"], "a") as calls:
    calls.write(json.dumps([words, told]) + "\\n")
"""
HEAD = ",".join(COLUMNS)
LINE = "https://example.org/a,works,200,2026-11-22,2026-12-20,2026-11-22,,,,,,"


def script_of(job: str, name: str) -> str:
    """Return the script of a step, which holds no expression of GitHub's."""
    script: str = next(step["run"] for step in JOBS[job]["steps"] if step.get("name") == name)
    assert "${{" not in script
    return script


def run_script(script: str, folder: Path, runner: Path) -> tuple[int, list[Any]]:
    """Run a script in a folder as GitHub does; return its exit code and what `gh` was asked."""
    programs = runner / "programs"
    programs.mkdir(parents=True, exist_ok=True)
    (programs / "gh.py").write_text(GH, encoding="utf-8")
    (programs / "gh").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -I "$0.py" "$@"\n', encoding="utf-8")
    (programs / "gh").chmod(0o755)
    calls = runner / "calls"
    environment = {
        **plain_environment(),
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(runner),
        "GITHUB_OUTPUT": str(runner / "output"),
        "GH_CALLS": str(calls),
        "BOT": "bot@example.org",
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    told = calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []
    return done.returncode, [json.loads(line) for line in told]


@pytest.mark.skipif(not shutil.which("jq"), reason="the runners of GitHub have jq")
def test_issues_are_opened_changed_and_closed_and_no_word_of_theirs_is_run(tmp_path: Path) -> None:
    looked = tmp_path / "looked"
    looked.mkdir()
    steps = [
        {"do": "create", "number": 0, "title": HOSTILE, "labels": ["upkeep"], "body": HOSTILE},
        {"do": "update", "number": 7, "title": "T", "labels": ["upkeep"], "body": "New."},
        {"do": "close", "number": 8, "title": "U", "labels": [], "body": "Done."},
    ]
    (looked / "steps.json").write_text(json.dumps(steps), encoding="utf-8")
    code, calls = run_script(script_of("issues", "Open, change and close"), tmp_path, tmp_path)
    assert code == 0
    assert [words[:3] for words, _ in calls] == [
        ["label", "create", "upkeep"],
        ["issue", "create", "--title"],
        ["issue", "edit", "7"],
        ["issue", "comment", "8"],
        ["issue", "close", "8"],
    ]
    assert (calls[1][0][3], calls[1][1].rstrip("\n")) == (HOSTILE, HOSTILE)
    assert calls[1][0].count("--label") == 1
    assert not list(tmp_path.rglob("owned"))


def git(folder: Path, *words: str) -> str:
    told = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *told, *words], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a repository that has a ledger without lines."""
    server, folder = tmp_path / "server.git", tmp_path / "clone"
    git(tmp_path, "init", "--quiet", "--bare", str(server))
    git(tmp_path, "clone", "--quiet", str(server), str(folder))
    (folder / "content" / "upkeep").mkdir(parents=True)
    (folder / "content" / "upkeep" / "addresses.csv").write_text(f"{HEAD}\n", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Begin")
    git(folder, "push", "--quiet", "origin", "HEAD:main")
    return folder


def propose(clone: Path, ledger: str) -> tuple[int, str]:
    """Put a ledger on its branch; return the exit code, and the names of the branches of the server."""
    runner = clone.parent / "runner"
    (runner / "looked").mkdir(parents=True, exist_ok=True)
    (runner / "looked" / "addresses.csv").write_text(ledger, encoding="utf-8", newline="")
    code, _ = run_script(script_of("ledger", "Put the ledger on its branch"), clone, runner)
    return code, git(clone, "ls-remote", "--heads", "origin")


def test_the_ledger_goes_to_a_branch_of_its_own_with_nothing_else(clone: Path) -> None:
    code, heads = propose(clone, f"{HEAD}\n{LINE}\n")
    assert code == 0
    assert "refs/heads/upkeep/addresses" in heads
    assert git(clone, "diff", "--name-only", "main", "upkeep/addresses").split() == ["content/upkeep/addresses.csv"]


@pytest.mark.parametrize(
    ("ledger", "code"),
    [(f"{HEAD}\n", 0), (f"{HEAD}\n{LINE}\njavascript:alert(1),works\n", 1), (f"{HEAD}\n" + LINE * 100_000, 1)],
)
def test_nothing_new_is_no_proposal_and_what_is_no_ledger_is_refused(clone: Path, ledger: str, code: int) -> None:
    found, heads = propose(clone, ledger)
    assert (found, "upkeep/addresses" in heads) == (code, False)
