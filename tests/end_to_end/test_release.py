"""Releases of the data and what changed between them, from files in Git to the deltas of the site."""

import hashlib
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from build_tools.dumps import PublishedRecord, open_dump
from build_tools.errors import DumpError
from build_tools.versions import apply
from tests.conftest import REPOSITORY, plain_environment
from tests.end_to_end.conftest import SERIAL, Run, assert_built, write_practice
from tests.end_to_end.ready import run_program
from tests.end_to_end.records import ORGANISATION, write
from tests.unit.source.repository import IDENTITY, Repository

LEDGER = "content/releases"


def start_repository(project: Path) -> Repository:
    (project / ".gitignore").write_text("/site/\n/.site.*/\n/.cache/\n/release/\n", encoding="utf-8")
    shutil.copy(REPOSITORY / "CITATION.cff", project)
    shutil.rmtree(project / LEDGER, ignore_errors=True)
    repository = Repository(project)
    repository.commit()
    return repository


def commons_in(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run_program("commons", words, project, {**plain_environment(), **SERIAL, **IDENTITY})


def refusal(project: Path, *words: str) -> str:
    """Return the one line with which a command refuses, and see that it left nothing half done."""
    before = subprocess.run(["git", "status", "--porcelain"], cwd=project, capture_output=True, check=True).stdout
    done = commons_in(project, *words)
    assert done.returncode == 2, done.stdout + done.stderr
    after = subprocess.run(["git", "status", "--porcelain"], cwd=project, capture_output=True, check=True).stdout
    assert after == before
    (line,) = done.stderr.splitlines()
    return line.removeprefix("commons: ")


def test_a_release_is_checked_written_archived_and_tagged_and_what_changes_is_told(built: Path) -> None:
    repository = start_repository(built)
    write_practice(built)
    assert_released(built, repository)
    old = records_of_archive(built)
    changed_by_hand(built)
    assert_built(commons_in(built, "build"))
    delta = json.loads((built / "site" / "data" / "changes.json").read_bytes())
    assert delta == json.loads((built / "site" / "data" / "changes" / "since-2026.11.json").read_bytes())
    assert delta["counts"] == {"added": 1, "changed": 1, "renamed": 1, "withdrawn": 1, "removed": 1}
    new = open_dump(built / "site" / "data" / "records.jsonl").records
    assert apply(old, delta) == list(new)
    with pytest.raises(DumpError, match="does not begin with these records"):
        apply(new, delta)
    repository.commit()
    told = json.loads(commons_in(built, "diff", "data-2026.11", "--format", "json").stdout)["changes"]
    assert [(one["change"], one["id"]) for one in told] == [(one["change"], one["id"]) for one in delta["changes"]]
    (changed,) = (one for one in told if one["change"] == "changed")
    assert changed["fields"] == [{"pointer": "/title", "before": "A new practice", "after": "A newer practice"}]
    following = commons_in(built, "release", "2026.11.1")
    assert " is gone without a word: withdraw it with a reason, " in following.stderr
    assert "\nSince 2026.11 of 2026-11-22: 1 added, 1 changed, 1 renamed, 1 withdrawn, 1 removed.\n" in following.stdout


def assert_released(built: Path, repository: Repository) -> None:
    """Make release 2026.11, and see at each step what is written and what is not."""
    assert refusal(built, "release", "2026.11") == (
        "Not everything is committed: content/practices/a-new-practice.md. Commit it, or put it aside."
    )
    repository.commit()
    shown = commons_in(built, "release", "2026.11")
    assert shown.stdout.startswith("# Release 2026.11\n")
    assert repository.git("status", "--porcelain") == ""

    assert_built(commons_in(built, "release", "2026.11", "--write"))
    assert (built / LEDGER / "2026.11.md").read_text(encoding="utf-8") == shown.stdout.rstrip("\n") + "\n"
    assert 'version: "2026.11"\ndate-released: 2026-11-22\n' in (built / "CITATION.cff").read_text(encoding="utf-8")
    repository.commit()
    assert_built(commons_in(built, "release", "2026.11", "--tag"))
    assert repository.git("describe", "--exact-match") == "data-2026.11"
    archive = built / "release" / "compact-commons-2026.11.zip"
    archived = archive.read_bytes()
    archive.unlink()
    assert_built(commons_in(built, "release", "2026.11", "--archive"))
    assert archive.read_bytes() == archived, "whoever has the tag can make the archive again"
    assert repository.git("status", "--porcelain") == ""


def records_of_archive(project: Path) -> tuple[PublishedRecord, ...]:
    """Return the records in the archive, which are those that the ledger tells of."""
    name = "compact-commons-2026.11"
    with zipfile.ZipFile(project / "release" / f"{name}.zip") as archive:
        data = archive.read(f"{name}/data/records.jsonl")
        delta = json.loads(archive.read(f"{name}/data/changes.json"))
    assert (delta["since"]["tag"], delta["changes"]) == ("data-2026.11", [])
    told = (project / LEDGER / "2026.11.yml").read_text(encoding="utf-8")
    assert f'records_jsonl: "{hashlib.sha256(data).hexdigest()}"' in told
    kept = project / "release" / "records.jsonl"
    kept.write_bytes(data)
    return open_dump(kept).records


def changed_by_hand(project: Path) -> None:
    """Add, change, rename, withdraw and delete one record each."""
    (project / "content/organisations/an-agency.yml").write_text(ORGANISATION.format(title="Agency"), encoding="utf-8")
    file = project / "content/practices/a-new-practice.md"
    file.write_text(file.read_text(encoding="utf-8").replace("A new practice", "A newer practice"), encoding="utf-8")
    renamed, withdrawn, deleted = sorted((project / "content/evidence").glob("*.md"))[:3]
    text = renamed.read_text(encoding="utf-8").replace("---\n", f"---\nformer_ids: [{renamed.stem}]\n", 1)
    renamed.with_name("a-new-name.md").write_text(text, encoding="utf-8")
    renamed.unlink()
    text = withdrawn.read_text(encoding="utf-8")
    field = "withdrawn: {on: 2026-11-22, reason: It was counted twice.}"
    withdrawn.write_text(text.replace("---\n", f"---\n{field}\n", 1), encoding="utf-8")
    deleted.unlink()


def test_a_number_or_a_tag_that_is_in_use_or_not_of_this_month_is_refused(project: Path) -> None:
    repository = start_repository(project)
    assert refusal(project, "release", "2026.11.1", "--tag") == (
        "2026.11.1 is not the last release of the ledger: write it first, with --write, and commit."
    )
    assert refusal(project, "release", "1.0") == (
        "'1.0' is no number of a release: it is the year and the month, 2026.11, or 2026.11.1 for one more."
    )
    assert refusal(project, "release", "2026.10") == (
        "2026.10 is not a number of this month: 2026.11, or 2026.11.1 for one more."
    )
    repository.git("tag", "data-2026.11")
    assert refusal(project, "release", "2026.11") == (
        "The tag data-2026.11 is in use, and what it names must stay: take the next number."
    )
    assert_built(commons_in(project, "release", "2026.11.2", "--write"))
    repository.commit()
    assert refusal(project, "release", "2026.11.2") == (
        "Release 2026.11.2 was made on 2026-11-22: take the next number."
    )
    assert refusal(project, "release", "2026.11.1") == "Release 2026.11.2 comes after 2026.11.1: take the next number."
    write(project, "organisations/iom.yml", ORGANISATION.format(title="Another title"))
    repository.commit()
    assert refusal(project, "release", "2026.11.2", "--tag") == (
        "The records here are no longer those of 2026.11.2: undo what changed, or take the next number."
    )


def test_two_times_are_compared_whatever_they_are_and_what_is_none_is_refused(project: Path, commons: Run) -> None:
    repository = start_repository(project)
    repository.git("tag", "before")
    write(project, "organisations/iom.yml", ORGANISATION.format(title="The *migration* agency"))
    same = commons("diff", "before", "before", "--exit-code")
    assert (same.stdout, same.returncode) == ("before to before: no record differs.\n", 0)
    differs = commons("diff", "before", "--exit-code")
    assert differs.returncode == 1
    assert differs.stdout.splitlines() == [
        "before to the files here: 1 changed.",
        "changed   organisations/iom  The *migration* agency",
        "  /title",
        "    - International Organization for Migration",
        "    + The *migration* agency",
    ]
    assert commons("diff", "before", "--type", "practice").stdout == "before to the files here: no record differs.\n"
    assert commons("diff", "before", "--format", "markdown").stdout.splitlines()[-1] == (
        r"- The \*migration\* agency (`organisations/iom`): title"
    )
    assert refusal(project, "diff", "no-such-tag") == (
        "'no-such-tag' is neither a file, nor a branch, tag or commit that Git knows here."
    )
    assert refusal(project, "diff", "mkdocs.yml").startswith("mkdocs.yml is not a dump of Compact Commons.")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            b'{"schema_version":"1.0.0","counts":{"practice":1},"records":[\n{"record_',
            "records.json is broken or cut off",
        ),
        (b'{"schema_version":"0.9.0","counts":{},"records":[]}', "records.json follows version 0.9.0 of the schema"),
    ],
)
def test_a_dump_that_is_cut_in_half_or_follows_a_former_schema_is_refused(
    project: Path, data: bytes, told: str
) -> None:
    start_repository(project)
    (project / "records.json").write_bytes(data)
    assert refusal(project, "diff", "records.json").startswith(told)
