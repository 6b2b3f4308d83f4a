"""What is not public of a case is nowhere in the whole output, whatever is published and wherever the case lies."""

import json
from pathlib import Path

import pytest

from build_tools.records.case import Case
from tests.end_to_end.conftest import Run, assert_built, build, files_of, run
from tests.end_to_end.planting import MARK, clear, plant, told, whole_case
from tests.end_to_end.records import TINY_PRACTICE

COMMITTED = "2024-02-03"
STATED_TOTAL = {
    "cases/index.html",
    "connect/cases/index.html",
    "data/SHA256SUMS",
    "data/about.json",
    "data/case.json",
    "data/cases-by-stage.json",
    "data/catalog.jsonld",
    "data/catalog.ttl",
    "data/csv-excel.zip",
    "data/csv.zip",
    "data/csv/about.json",
    "data/datapackage.json",
    "data/index.html",
    "data/records.json",
    "gaps/index.html",
    "index.html",
    "manifest.json",
}
"""The files that say how many cases only count, and those that give the size and SHA-256 of such a file; a new page
that says it is named here, and read before."""


@pytest.fixture
def private(tmp_path: Path) -> Path:
    return tmp_path / "secret-overlay"


def build_with(project: Path, private: Path, output: str = "site") -> Path:
    """Build with a private root, and say nothing of it on the way."""
    words = ("--content", "content", "--content", str(private), "--output", output)
    done = build(project, *words, COMMONS_REPOSITORY_URL="https://example.org/repository")
    assert_built(done)
    said = f"{done.stdout}{done.stderr}"
    assert MARK not in said
    assert private.name not in said, "the log of a build may be public"
    return project / output


def commit(project: Path) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    day = f"{COMMITTED}T12:00:00+00:00"
    for words in (["init", "-q"], ["add", "content"], [*who, "commit", "-q", "-m", "x"]):
        assert_built(run(["git", *words], project, GIT_COMMITTER_DATE=day, GIT_AUTHOR_DATE=day))


def test_the_planted_case_has_every_field_that_a_case_can_have() -> None:
    assert {*whole_case(publish="count", withdrawn={}, superseded_by="")} == {*Case.model_fields}


def test_a_site_says_nothing_of_what_is_withheld_and_does_not_differ_by_it(built: Path, private: Path) -> None:
    content = built / "content"
    plant(content, private, level="full")
    commit(built)
    yesterday = told(build_with(built, private))
    assert {"practices/a-new-practice/index.html", "cases/brief-one/index.html", f"cases/{MARK}-0.json"} <= {*yesterday}
    assert any(path.startswith("search/words/") for path in yesterday), "what is public must be found by this search"

    plant(content, private)
    site = build_with(built, private)
    assert told(site) == []
    assert told(site, private.name) == []
    assert "cases/brief-one/" not in (site / "index.html").read_text("utf-8"), "the day of a summary is not public"
    public, overlaid = (site / "practices" / name / "index.html" for name in ("a-new-practice", "a-private-practice"))
    assert "/edit/main/content/practices/a-new-practice.md" in public.read_text("utf-8")
    assert COMMITTED in public.read_text("utf-8"), "a folder outside of the repository must not cost its history"
    assert "/edit/" not in overlaid.read_text("utf-8")

    clear(content, private)
    plant(content, private, is_bare=True)
    today, bare = files_of(site), files_of(build_with(built, private, "elsewhere"))
    assert sorted(today.keys() ^ bare.keys()) == []
    assert [path for path, data in today.items() if bare[path] != data] == []

    clear(content, private, "cases/bare-*")
    without = files_of(build_with(built, private, "elsewhere"))
    assert sorted(today.keys() ^ without.keys()) == []
    assert {path for path, data in today.items() if without[path] != data} <= STATED_TOTAL


def test_of_a_broken_private_record_a_site_tells_only_that_something_was_left_out(built: Path, private: Path) -> None:
    plant(built / "content", private)
    for name in (f"cases/{MARK}-1.md", "practices/a-private-practice.md"):
        file = private / name
        file.write_text(file.read_text("utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    done = build(built, "--content", "content", "--content", str(private), "--keep-going")
    assert done.returncode == 1
    assert f"Left out because of errors: ../{private.name}/cases/{MARK}-1.md\n" in done.stderr
    assert told(built / "site") == []
    assert told(built / "site", private.name) == []
    assert told(built / "site", "a-private-practice") == []
    assert (built / "site" / "left-out" / "index.html").is_file()


@pytest.mark.parametrize("before", [["--content", "content"], []])
def test_content_may_be_named_before_and_after_the_command(commons: Run, project: Path, before: list[str]) -> None:
    private = project.parent / "private"
    write_beside(private, "practices/a-private-one.md", TINY_PRACTICE.format(organisation="iom"))
    after = ["--content", str(private)] if before else ["--content", "content", "--content", str(private)]
    done = commons(*before, "list", "practice", *after)
    named = [line.split()[0] for line in done.stdout.splitlines()]
    assert named == ["practices/a-private-one", "practices/one-stop-centre"]


def test_check_reads_all_roots_and_names_the_files_of_both(commons: Run, project: Path) -> None:
    private = project.parent / "private"
    write_beside(private, "practices/one-stop-centre.md", TINY_PRACTICE.format(organisation="iom"))
    write_beside(private, "practices/one-stop-shop.md", TINY_PRACTICE.format(organisation="no-such-body"))
    done = commons("check", "--content", "content", "--content", "../private", "--format", "jsonl")
    assert done.returncode == 1
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["code"], one["path"], one["message"]) for one in found if one["severity"] == "error"] == [
        (
            "CC303",
            "../private/practices/one-stop-centre.md",
            "The practice id “one-stop-centre” is already that of content/practices/one-stop-centre.md.",
        ),
        ("CC301", "../private/practices/one-stop-shop.md", "There is no organisation record “no-such-body”."),
    ]
    commit(project)
    changed = commons("check", "--content", "content", "--content", "../private", "--changed-since", "HEAD")
    assert changed.returncode == 1
    assert "no-such-body" in changed.stdout, "the history of the project does not know what changed in a private folder"


def write_beside(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
