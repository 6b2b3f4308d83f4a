"""The scripts of the intake workflow, run as GitHub runs them: real shell, real Git, and a stand-in for `gh`."""

import json
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_tools.cli._run import run_command
from tests.conftest import REPOSITORY, plain_environment
from tests.unit.contributions.office import ENVIRONMENT, PRACTICE, body_of

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="the workflow runs in bash")

WORKFLOW = REPOSITORY / ".github" / "workflows" / "intake.yml"
FORMS = REPOSITORY / ".github" / "ISSUE_TEMPLATE"
JOBS: Mapping[str, Any] = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
COMPARED = re.compile(r"(\S+) (==|!=) '(.*)'")
CANARY = "canarywort"
HOSTILE = (
    f"{CANARY} $(touch owned) `touch owned` ${{{{ github.token }}}} '; touch owned; ' \"; touch owned; \" @octocat "
    "--upload-pack=owned <script>x</script> ![x](https://evil.example/x.png) #1\n::set-output name=x::y\n"
    "EOF\noutcome=proposed\n\u202e| touch owned\n../../.github/workflows/owned.yml"
)
STARTER = '#!/bin/sh\nexec "{python}" -IS "{program}" "$@"\n'
GH = """\
import json, os, pathlib, sys
words, state = sys.argv[1:], pathlib.Path(os.environ["GH_STATE"])
with (state / "calls").open("a") as opened:
    opened.write(json.dumps(words) + "\\n")
files = {word.split("=@")[0]: word.split("=@")[1] for word in words if "=@" in word}
if "--body-file" in words:
    files["body"] = words[words.index("--body-file") + 1]
if "--body" in words:
    (state / "comment").write_text(words[words.index("--body") + 1])
told = {name: pathlib.Path(file).read_text() for name, file in files.items()}
def has(name): return (state / name).exists()
if "--body" in words:
    pass
elif words[:2] == ["issue", "comment"] or "/comments/7" in " ".join(words):
    (state / "comment").write_text(told["body"])
elif "--paginate" in words:
    print("7" if has("comment") else "")
elif any("state=open" in word for word in words):
    print("3" if has("pull") else "")
elif "--method" in words:
    if has("forbidden"): sys.exit("GitHub Actions is not permitted to create pull requests")
    (state / "pull").write_text(json.dumps({**told, "words": words}))
    print("https://github.example/o/r/pull/3")
"""


@dataclass
class Hub:
    """A repository on a server, and a stand-in for GitHub beside it."""

    root: Path
    setenv: Callable[[str, str], None]
    outputs: dict[str, str] = field(default_factory=dict)
    traced: str = ""
    failed: str = ""

    @property
    def server(self) -> Path:
        return self.root / "server.git"

    @property
    def runner(self) -> Path:
        return self.root / "runner"

    @property
    def state(self) -> Path:
        return self.root / "state"

    @property
    def reply(self) -> str:
        return (self.state / "comment").read_text("utf-8")

    def git(self, *words: str) -> str:
        return subprocess.run(["git", "-C", self.server, *words], check=True, capture_output=True, text=True).stdout

    def branches(self) -> list[str]:
        return self.git("for-each-ref", "--format=%(refname:short)", "refs/heads/intake").split()

    def receive(self, number: int, body: str) -> None:
        """Let both jobs run over an issue."""
        self.read(number, body)
        self.answer(number)

    def read(self, number: int, body: str) -> None:
        """Let the first job run over an issue: its command in this process, which has imported all that it needs."""
        shutil.rmtree(self.runner, ignore_errors=True)
        self.runner.mkdir()
        event, told = self.runner / "event.json", self.runner / "output"
        issue = {"number": number, "title": "Practice: x", "body": body, "created_at": "2026-11-20T10:00:00Z"}
        event.write_text(json.dumps({"issue": {**issue, "user": {"login": "someone"}}}), "utf-8")
        (script,) = (step["run"] for step in JOBS["read"]["steps"] if step.get("id") == "receive")
        variables = {"GITHUB_EVENT_PATH": str(event), "RUNNER_TEMP": str(self.runner)}
        words = [re.sub(r"\$(\w+)", lambda name: variables[name[1]], word) for word in shlex.split(script)]
        assert words[0] == ".venv/bin/commons"
        self.setenv("GITHUB_OUTPUT", str(told))
        assert run_command(["--project", str(self._checkout("read")), *words[1:]]) == 0
        self.outputs = dict(line.split("=", 1) for line in told.read_text("utf-8").splitlines())

    def _checkout(self, name: str) -> Path:
        checkout = self.runner / name
        shutil.rmtree(checkout, ignore_errors=True)
        subprocess.run(["git", "clone", "--quiet", self.server, checkout], check=True)
        return checkout

    def answer(self, number: int) -> None:
        """Let the second job run over what the first has made."""
        context = {
            "github.event.issue.number": str(number),
            "github.event.repository.default_branch": "main",
            "github.token": "a-token",
            "needs.read.result": "success",
            **{f"needs.read.outputs.{name}": value for name, value in self.outputs.items()},
        }
        checkout = self._checkout("answer")
        for step in JOBS["answer"]["steps"]:
            if "run" in step and _holds(step.get("if", ""), context, has_failed=bool(self.failed)):
                told = self._run(
                    step["run"], checkout, _values({**JOBS["answer"]["env"], **step.get("env", {})}, context)
                )
                context |= {f"steps.{step.get('id')}.outputs.{name}": value for name, value in told.items()}

    def _run(self, script: str, checkout: Path, variables: Mapping[str, str]) -> dict[str, str]:
        told = self.runner / "told"
        told.write_text("")
        environment = {
            **plain_environment(),
            **variables,
            "PATH": f"{self.root / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.runner),
            "RUNNER_TEMP": str(self.runner),
            "GITHUB_OUTPUT": str(told),
            "GITHUB_REPOSITORY": "o/r",
            "GITHUB_REPOSITORY_OWNER": "o",
            "GITHUB_SERVER_URL": "https://github.example",
            "GH_STATE": str(self.state),
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-x", "-c", script]
        done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
        self.traced += done.stderr
        self.failed += done.stderr if done.returncode else ""
        return dict(line.split("=", 1) for line in told.read_text("utf-8").splitlines())


def _values(told: Mapping[str, Any], context: Mapping[str, str]) -> dict[str, str]:
    return {name: EXPRESSION.sub(lambda found: context[found[1]], str(value)) for name, value in told.items()}


def _holds(condition: str, context: Mapping[str, str], *, has_failed: bool) -> bool:
    if has_failed or condition == "failure()":
        return has_failed and condition == "failure()"
    if not condition:
        return True
    found = COMPARED.fullmatch(condition)
    assert found, condition
    return (context.get(found[1], "") == found[3]) == (found[2] == "==")


@pytest.fixture
def hub(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """The small project on a server, with a stand-in for `gh` on the path."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    made = Hub(tmp_path / "hub", monkeypatch.setenv)
    (made.root / "bin").mkdir(parents=True)
    made.state.mkdir()
    gh, program = made.root / "bin" / "gh", made.root / "bin" / "gh.py"
    program.write_text(GH, "utf-8")
    gh.write_text(STARTER.format(python=sys.executable, program=program), "utf-8")
    gh.chmod(gh.stat().st_mode | stat.S_IXUSR)
    for words in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "--all"],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "Begin"],
        ["clone", "--quiet", "--bare", ".", made.server],
    ):
        subprocess.run(["git", "-C", project, *words], check=True)
    yield made
    assert not made.failed
    assert not list(made.root.rglob("owned*"))
    assert CANARY not in made.traced, "a word of the issue stood in a command"
    assert made.git("log", "--format=%s", "main").split() == ["Begin"]
    assert not any(
        CANARY in word for line in (made.state / "calls").read_text().splitlines() for word in json.loads(line)
    )


def test_a_hostile_issue_becomes_one_file_on_a_branch_and_an_edit_changes_it(hub: Hub) -> None:
    told = {**PRACTICE, "title": f"Mobile units of {CANARY}", "lessons": HOSTILE, "body": HOSTILE}
    hub.receive(12, body_of(told))
    path = f"content/practices/mobile-units-of-{CANARY}.md"
    assert hub.outputs["outcome"] == "proposed"
    assert hub.branches() == ["intake/issue-12"]
    assert hub.git("diff", "--name-only", "main...intake/issue-12").split() == [path]
    assert "touch owned" in hub.git("show", f"intake/issue-12:{path}")
    pull = json.loads((hub.state / "pull").read_text())
    assert pull["title"] == f"New practice: Mobile units of {CANARY}"
    assert {"head=intake/issue-12", "base=main", "draft=false"} <= {*pull["words"]}
    assert hub.reply.startswith("<!-- intake -->\nThank you.")
    assert hub.reply.endswith("\nThe proposal: https://github.example/o/r/pull/3\n")
    hub.receive(12, body_of({**told, "title": f"Units of {CANARY} on wheels"}))
    assert hub.git("diff", "--name-only", "main...intake/issue-12").split() == [path]
    assert "on wheels" in hub.git("show", f"intake/issue-12:{path}")
    hub.receive(13, body_of({**told, "title": f"Units of {CANARY} on wheels"}))
    assert (hub.outputs["outcome"], hub.branches()) == ("duplicate", ["intake/issue-12"])
    assert "was sent in #12" in hub.reply


def test_what_must_be_mended_or_is_no_form_is_answered_and_nothing_else_happens(hub: Hub) -> None:
    hub.receive(12, body_of({**PRACTICE, "kind": HOSTILE, "sources": ""}))
    assert (hub.outputs["outcome"], hub.branches()) == ("needs-mending", [])
    assert "“Sources” is not answered" in hub.reply
    hub.receive(12, HOSTILE)
    assert (hub.outputs["outcome"], hub.branches()) == ("refused", [])
    assert not (hub.state / "pull").exists()


def test_a_branch_that_people_have_worked_on_is_left_as_it_is(hub: Hub, tmp_path: Path) -> None:
    (hub.state / "forbidden").touch()
    hub.receive(12, body_of(PRACTICE))
    assert "https://github.example/o/r/compare/main...intake/issue-12?expand=1" in hub.reply
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", "--branch=intake/issue-12", hub.server, clone], check=True)
    words = ["-c", "user.name=B", "-c", "user.email=b@example.org", "commit", "--quiet", "--allow-empty", "-m", "Mend"]
    subprocess.run(["git", "-C", clone, *words], check=True)
    subprocess.run(["git", "-C", clone, "push", "--quiet"], check=True)
    hub.receive(12, body_of({**PRACTICE, "summary": f"{PRACTICE['summary']} It is new."}))
    assert hub.git("log", "--format=%s", "-1", "intake/issue-12") == "Mend\n"
    assert "People have worked on the proposal" in hub.reply


def _second_file(received: Path) -> None:
    (received / "content" / "practices" / "another.md").write_text("x")


def _workflow(received: Path) -> None:
    shutil.rmtree(received / "content")
    (received / "content" / "pages").mkdir(parents=True)
    (received / "content" / "pages" / "index.md").write_text("x")


def _link(received: Path) -> None:
    (received / "content" / "practices" / "link.md").symlink_to("/etc/passwd")


def _long_reply(received: Path) -> None:
    (received / "reply.md").write_text("x" * 70_000)


def test_an_artifact_that_is_not_as_expected_stops_the_workflow_before_anything_is_pushed(hub: Hub) -> None:
    hub.read(12, body_of(PRACTICE))
    shutil.copytree(hub.runner / "received", hub.root / "good")
    for tamper in (_second_file, _workflow, _link, _long_reply):
        shutil.rmtree(hub.runner / "received")
        shutil.copytree(hub.root / "good", hub.runner / "received")
        tamper(hub.runner / "received")
        hub.answer(12)
        assert (hub.branches(), hub.failed != "") == ([], True), tamper.__name__
        assert hub.reply.startswith("Thank you. Something went wrong here, which is no fault of yours")
        hub.failed = ""


def test_no_script_holds_an_expression_and_every_action_is_pinned() -> None:
    for job in JOBS.values():
        assert set(job["permissions"].values()) <= {"read", "write"}
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step.get("uses", f"a/b@{'0' * 40}"))
    assert JOBS["read"]["permissions"] == {"contents": "read"}
    texts = [str(value) for step in JOBS["answer"]["steps"] for value in step.get("env", {}).values()]
    assert not any("title" in text or "body" in text or "label" in text for text in texts)


def test_the_workflow_runs_for_the_label_and_for_the_title_of_every_form() -> None:
    forms = [yaml.safe_load(file.read_text("utf-8")) for file in sorted(FORMS.glob("*.yml")) if file.stem != "config"]
    assert len(forms) > 5
    for form in forms:
        assert all(f"labels.*.name, '{label}')" in JOBS["read"]["if"] for label in form["labels"])
        assert f"startsWith(github.event.issue.title, '{form['title']}')" in JOBS["read"]["if"]
