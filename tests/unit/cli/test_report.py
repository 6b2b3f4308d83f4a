import re
from pathlib import Path

import pytest
import yaml

from build_tools.cli import main
from build_tools.feedback.as_json import REPORT_FILE, feedback_json, read_feedback
from build_tools.feedback.as_markdown import MARKER
from tests.conftest import REPOSITORY
from tests.unit.feedback.proposals import begin, practice
from tests.unit.feedback.test_comment import QUIET

WORKFLOWS = REPOSITORY / ".github" / "workflows"


@pytest.fixture
def proposal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a changed practice, in which the command runs."""
    repository = begin(tmp_path / "project")
    repository.commit()
    repository.write("content/practices/alpha.md", practice("Alpha anew"))
    monkeypatch.chdir(repository.root)
    monkeypatch.setenv("COMMONS_EXECUTOR", "serial")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return repository.root


def test_the_report_is_written_and_the_comment_becomes_the_summary_of_the_job(
    proposal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = proposal.parent / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert main(["report", "--base", "main", "--format", "json", "--output", "../out/report.json"]) == 0
    told = read_feedback(proposal.parent / "out" / "report.json")
    assert [one.title for one in told.records] == ["Alpha anew"]
    assert summary.read_text(encoding="utf-8").startswith(MARKER)
    assert capsys.readouterr().out == ""


def test_a_report_that_others_made_becomes_a_comment_and_an_html_page(
    proposal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = proposal.parent / REPORT_FILE
    file.write_text(feedback_json(QUIET), encoding="utf-8")
    assert main(["report", "--read", str(file), "--format", "markdown", "--whole", "https://example.org/r/1#a"]) == 0
    assert capsys.readouterr().out.startswith(MARKER)
    file.write_text(feedback_json(QUIET).replace('"main"', '"<b>main"'), encoding="utf-8")
    assert main(["report", "--read", str(file), "--format", "html"]) == 0
    assert "&lt;b&gt;main" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ([], "Say with --base REV what to compare with, or with --read FILE alone which report to show."),
        (["--base", "main", "--read", "mkdocs.yml"], "Say with --base REV what to compare with"),
        (
            ["--base", "main", "--whole", "https://e.org/) [x](y"],
            "--whole is no web address that a comment may link to",
        ),
        (["--read", "mkdocs.yml"], "mkdocs.yml is no report of `commons report --format json`"),
        (["--base", "--output=x"], "Git knows no revision '--output=x'"),
        (["--base", "main", "--head", "-x"], "Git knows no revision '-x'"),
    ],
)
def test_words_that_do_not_fit_are_refused(
    proposal: Path, words: list[str], refused: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert proposal.is_dir()
    assert main(["report", *words]) == 2
    assert refused in capsys.readouterr().err


def test_the_workflow_that_may_write_runs_no_code_of_a_proposal() -> None:
    text = (WORKFLOWS / "comment.yml").read_text(encoding="utf-8")
    told = yaml.safe_load(text)
    (job,) = told["jobs"].values()
    assert job["permissions"] == {"contents": "read", "actions": "read", "pull-requests": "write"}
    (checkout,) = [step for step in job["steps"] if str(step.get("uses")).startswith("actions/checkout@")]
    assert checkout["with"] == {
        "ref": "${{ github.event.repository.default_branch }}",
        "persist-credentials": False,
    }
    assert MARKER in text
    assert [step["run"] for step in job["steps"] if "${{" in str(step.get("run"))] == []


def test_the_workflow_that_runs_a_proposal_may_write_nothing() -> None:
    text = (WORKFLOWS / "preview.yml").read_text(encoding="utf-8")
    told = yaml.safe_load(text)
    assert told["permissions"] == {"contents": "read"}
    assert "secrets." not in text
    assert [list(job) for job in told["jobs"].values() if "permissions" in job] == []
    assert f"--output out/report/{REPORT_FILE}" in text
    assert re.findall(r"^ +name: (report|preview)$", text, re.MULTILINE) == ["report", "preview"]


def test_no_workflow_runs_the_code_of_a_fork_with_rights() -> None:
    assert [file.name for file in WORKFLOWS.glob("*.yml") if "pull_request_target" in file.read_text("utf-8")] == []
