"""`commons check` as people and scripts run it: what it tells, in which form, and of which files."""

import json
import subprocess
from pathlib import Path

from tests.end_to_end.conftest import Run
from tests.end_to_end.records import ORGANISATION, TINY_PRACTICE, write


def git(project: Path, *words: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *words], cwd=project, check=True, capture_output=True)


def test_good_records_pass_with_exit_code_0(commons: Run) -> None:
    done = commons("check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "No findings; 3 records read.\n", "")


def test_an_error_is_told_with_its_place_and_repair_and_exits_1(project: Path, commons: Run) -> None:
    write(project, "practices/one-stop-centre.md", TINY_PRACTICE.format(organisation="iol"))
    done = commons("check")
    assert done.returncode == 1
    assert done.stdout.startswith("content/practices/one-stop-centre.md:11:16 error CC301 ")
    assert f"  11 | implementers: [iol]\n{'| ':>7}{'^':>16}\n  → " in done.stdout
    assert done.stderr == ""


def test_a_warning_exits_0_and_with_strict_1(project: Path, commons: Run) -> None:
    write(project, "organisations/iom-2.yml", ORGANISATION.format(title="International Organization for Migrations"))
    assert "CC304" in commons("check").stdout
    assert [commons("check").returncode, commons("check", "--strict").returncode] == [0, 1]


def test_every_format_can_be_written_to_a_file(project: Path, commons: Run) -> None:
    write(project, "practices/one-stop-centre.md", TINY_PRACTICE.format(organisation="iol"))
    for name in ("text", "github", "sarif", "jsonl", "markdown"):
        done = commons("check", "--format", name, "--output", f"out/{name}")
        assert (done.returncode, done.stdout) == (1, "")
        assert "CC301" in (project / "out" / name).read_text("utf-8")
    assert json.loads((project / "out" / "sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_in_a_job_of_github_annotations_are_printed_and_the_summary_is_added(project: Path, commons: Run) -> None:
    write(project, "practices/one-stop-centre.md", TINY_PRACTICE.format(organisation="iol"))
    summary = project / "summary.md"
    summary.write_text("before\n")
    done = commons("check", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert done.stdout.startswith("::error file=content/practices/one-stop-centre.md,line=11")
    assert summary.read_text("utf-8").startswith("before\n## Check of the records")


def test_paths_limit_what_is_told_and_not_what_is_read(project: Path, commons: Run) -> None:
    write(project, "practices/one-stop-centre.md", TINY_PRACTICE.format(organisation="iol"))
    write(project, "organisations/iom.yml", "title: x\n")
    told = commons("check", "content/practices").stdout
    assert "CC301" in told
    assert "CC201" not in told
    assert commons("check", "content/organisations/ilo.yml").returncode == 0


def test_changed_since_tells_of_changed_files_and_of_what_they_break(project: Path, commons: Run) -> None:
    write(project, "organisations/old.yml", "title: x\n")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "all")
    assert commons("check", "--changed-since", "main").returncode == 0
    write(project, "organisations/ünew file.yml", "title: x\n")
    (project / "content" / "organisations" / "ilo.yml").unlink()
    done = commons("check", "--changed-since", "main", "--format", "jsonl")
    told = {(found["path"], found["code"]) for found in map(json.loads, done.stdout.splitlines())}
    assert told == {
        ("content/organisations/ilo.yml", "CC117"),
        ("content/organisations/ünew file.yml", "CC112"),
        ("content/practices/one-stop-centre.md", "CC301"),
    }
    assert done.returncode == 1
    assert commons("check", "--changed-since", "no-such-branch").stderr.startswith("commons: Git knows no revision")


def test_odd_files_are_findings(project: Path, commons: Run) -> None:
    folder = project / "content" / "organisations"
    (folder / "link.yml").symlink_to("/etc/hostname")
    (folder / "big.yml").write_bytes(b"a" * 50_000_000)
    (folder / "with spaces.yml").write_text("title: x\n")
    (folder / "latin.yml").write_bytes("title: Côte\n".encode("latin-1"))
    (folder / "empty.yml").write_bytes(b"")
    (folder / "bomb.yml").write_text("a: &a [x]\nb: [*a, *a]\n")
    (folder / "tab.yml").write_text("title: x\nsources:\n\t- a\n")
    write(
        project,
        "practices/self.md",
        TINY_PRACTICE.format(organisation="ilo").replace("kind:", "related: [practices/self]\nkind:"),
    )
    done = commons("check", "--format", "jsonl")
    found = {(Path(one["path"]).stem, one["code"]) for one in map(json.loads, done.stdout.splitlines())}
    assert {("link", "CC111"), ("big", "CC110"), ("with spaces", "CC112"), ("latin", "CC101"), ("empty", "CC102"),
            ("bomb", "CC108"), ("tab", "CC106")} <= found  # fmt: skip
    assert "self" in {stem for stem, _ in found}
    assert (done.returncode, done.stderr) == (1, "")


def test_a_thousand_findings_are_all_told_in_order(project: Path, commons: Run) -> None:
    for number in range(1000):
        write(project, f"organisations/broken-{number:04}.yml", "title: x\n")
    done = commons("check", "--only", "missing-field", "--format", "jsonl")
    paths = [json.loads(line)["path"] for line in done.stdout.splitlines()]
    assert len(set(paths)) == 1000
    assert paths == sorted(paths)
