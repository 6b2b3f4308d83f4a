"""Whatever folder, executor, date or content a build is given: the same bytes from the same input."""

import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from tests.conftest import COMMONS, ProjectCopy, copy_project, plain_environment
from tests.end_to_end.conftest import assert_built, assert_same, build, files_of, run
from tests.end_to_end.crawling import crawl
from tests.serving import served


def test_two_builds_in_two_folders_on_two_executors_are_equal_byte_for_byte(built_site: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "another" / "place", small=False)  # the built site is made by several processes
    assert_built(build(project, COMMONS_EXECUTOR="serial"))
    assert_same(built_site, project / "site")


def test_the_manifest_tells_every_file_with_its_size_and_hash(built_site: Path) -> None:
    told = json.loads((built_site / "manifest.json").read_bytes())
    rows = {row["path"]: (row["size"], row["sha256"]) for row in told["files"]}
    held = files_of(built_site)
    del held["manifest.json"]
    assert rows == {path: (len(data), hashlib.sha256(data).hexdigest()) for path, data in held.items()}


def test_a_site_holds_no_shell_no_slot_and_no_path_of_the_machine_that_built_it(built_site: Path) -> None:
    for path, data in files_of(built_site).items():
        assert not path.startswith("_shells/")
        assert b"%%COMMONS:" not in data, path
        assert b"_shells/" not in data, path
        assert os.fsencode(built_site.parent) not in data, path


def test_a_project_without_git_or_a_date_builds_twice_the_same(built: Path, tmp_path: Path) -> None:
    environment = plain_environment()
    del environment["SOURCE_DATE_EPOCH"]
    environment["PATH"] = str(tmp_path / "no-programs")
    sites = []
    for name in ("one", "two"):
        done = subprocess.run(
            [COMMONS, "build", "--output", name],
            cwd=built,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert_built(done)
        sites.append(built / name)
    assert_same(*sites)


def test_dates_and_versions_come_from_git_and_a_commit_alone_changes_them(built: Path) -> None:
    git = ["git", "-c", "user.name=A Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false"]
    stamp = "2026-05-04T12:00:00+0000"
    dated = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "GIT_CONFIG_GLOBAL": os.devnull}
    (built / ".gitignore").write_text(".cache/\nsite/\n.site.next/\n", encoding="utf-8")
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message=First"]):
        assert_built(run([*git, *words], built, **dated))
    assert_built(build(built, SOURCE_DATE_EPOCH=""))
    assert json.loads((built / "site" / "data" / "records.json").read_bytes())["date"] == "2026-05-04"
    assert run([*git, "status", "--porcelain"], built).stdout == "", "a build must not touch what Git watches"

    file = min((built / "content" / "practices").glob("*.md"))
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^title:.*$", "title: A new title", text, count=1, flags=re.MULTILINE), encoding="utf-8")
    before = {path: data for path, data in files_of(built / "site").items() if path.startswith("versions/")}
    assert_built(run([*git, "commit", "--quiet", "--all", "--message=Second"], built, **dated))
    assert_built(build(built, SOURCE_DATE_EPOCH=""))
    after = files_of(built / "site")
    (new,) = sorted(path for path in after if path.startswith("versions/") and path not in before)
    assert {path: after[path] for path in before} == before, "what was cited stays"
    page = after[f"practices/{file.stem}/index.html"].decode()
    versions = [edit["version"] for edit in json.loads(after[f"practices/{file.stem}.json"])["provenance"]["versions"]]
    assert versions[0] == new
    assert len(versions) == 2
    assert all(f'href="../../{version}"' in page for version in versions)


def test_a_knowledge_base_without_any_record_builds(built: Path) -> None:
    for folder in (built / "content").iterdir():
        if folder.is_dir() and folder.name != "pages":
            shutil.rmtree(folder)
    done = build(built, "--output", "empty")
    assert_built(done)
    assert done.stdout.startswith("Records    0: ")
    told = json.loads((built / "empty" / "data" / "records.json").read_bytes())
    assert told["records"] == []
    with served(built / "empty") as host:
        _, lost = crawl(host, host)
    assert lost == []


def test_a_project_without_content_is_one_line(project_copy: ProjectCopy) -> None:
    project = project_copy(small=True)
    (project / "content").rename(project / "elsewhere")
    done = build(project)
    assert done.returncode == 2
    assert done.stderr == (
        f"commons: There is no content folder {project}/content: create it, or name another one with --content.\n"
    )
