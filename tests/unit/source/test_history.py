import datetime
import shutil
from pathlib import Path

import pytest

from build_tools.errors import SourceError, UsageError
from build_tools.source import (
    Change,
    Head,
    History,
    changed_files,
    changed_since,
    create_tag,
    extract_revision,
    knows_revision,
    open_blobs,
    read_changes,
    read_head,
)
from tests.unit.source.repository import IDENTITY, Repository

A, B, C = "content/practices/a.md", "content/practices/b.md", "content/practices/c.md"


def days_of(root: Path, *folders: str) -> dict[str, tuple[str, str]]:
    return History(root, read_changes(root, folders)).days


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def test_each_path_has_the_days_of_its_first_and_last_commit(repository: Repository) -> None:
    repository.write(A)
    repository.write("README.md")
    repository.commit()
    repository.write(B)
    repository.commit()
    repository.write(A, "changed\n")
    head = repository.commit()
    assert days_of(repository.root, "content") == {A: ("2020-01-01", "2020-01-03"), B: ("2020-01-02", "2020-01-02")}
    assert read_head(repository.root) == Head(f"{head}:", datetime.date(2020, 1, 3), complete=True)


def test_each_change_tells_its_commit_and_the_contents_before_and_after(repository: Repository) -> None:
    repository.write(A, "first\n")
    added = repository.commit()
    repository.write(A, "second\n")
    repository.commit()
    (repository.root / A).unlink()
    removed = repository.commit()
    last, middle, first = read_changes(repository.root, ("content",))[A]
    assert (last.commit, last.day, last.before, last.after) == (removed, "2020-01-03", middle.after, "")
    assert first == Change(added, "2020-01-01", "", middle.before, 0)
    with open_blobs(repository.root) as blobs:
        found = list(blobs.read([middle.after, "0" * 40, first.after]))
    assert found == [(middle.after, b"second\n"), (first.after, b"first\n")]


def test_what_a_merged_branch_changed_is_told_and_a_merge_that_adds_nothing_is_not(repository: Repository) -> None:
    repository.write(A, "first\n")
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "branch")
    repository.write(A, "on the branch\n")
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.write(B)
    repository.commit()
    repository.git("merge", "--quiet", "--no-edit", "branch")
    assert [change.day for change in read_changes(repository.root, ("content",))[A]] == ["2020-01-02", "2020-01-01"]


def test_a_merge_that_differs_from_all_that_it_merges_is_a_change(repository: Repository) -> None:
    repository.write(A, "first\n")
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "branch")
    repository.write(A, "on the branch\n")
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.write(A, "on main\n")
    ours = repository.commit()
    repository.git("merge", "--quiet", "--no-commit", "--strategy=ours", "branch")
    repository.write(A, "of both\n")
    merged = repository.commit()
    changes = read_changes(repository.root, ("content",))[A]
    assert [change.commit for change in changes][:2] == [merged, ours]
    assert changes[0].before == changes[1].after
    assert len({change.after for change in changes}) == len(changes)


def test_authors_are_told_apart_and_not_named(repository: Repository) -> None:
    repository.write(A, "1")
    repository.commit()
    repository.write(A, "2")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--author=Another <another@example.org>", "--message=x")
    changes = read_changes(repository.root, ("content",))[A]
    assert len({change.author for change in changes}) == len(changes)
    assert "another" not in repr(changes).lower()


def test_what_is_not_committed_has_no_days(repository: Repository) -> None:
    repository.write(A)
    repository.commit()
    repository.write(A, "changed\n")
    repository.write(B)
    assert days_of(repository.root, "content") == {A: ("2020-01-01", "2020-01-01")}


def test_a_name_beyond_ascii_is_read_as_it_is(repository: Repository) -> None:
    repository.write("content/practices/été 移民.md")
    repository.commit()
    assert list(days_of(repository.root, "content")) == ["content/practices/été 移民.md"]


def test_only_the_folders_asked_for_are_told(repository: Repository) -> None:
    for path in (A, "more/practices/b.md", "other/c.md"):
        repository.write(path)
    repository.commit()
    assert set(days_of(repository.root, "content", "more")) == {A, "more/practices/b.md"}


def test_a_project_below_the_top_of_its_repository_has_paths_of_its_own(repository: Repository) -> None:
    repository.write(f"project/{A}")
    repository.write(B)
    head = repository.commit()
    assert days_of(repository.root / "project", "content") == {A: ("2020-01-01", "2020-01-01")}
    assert read_head(repository.root / "project").name == f"{head}:project/"


def test_a_shallow_clone_tells_its_last_commit_and_that_it_is_not_whole(repository: Repository, tmp_path: Path) -> None:
    commits = []
    for text in ("1", "2", "3"):
        repository.write(A, text)
        commits.append(repository.commit())
    repository.git("clone", "--quiet", "--depth=1", repository.root.as_uri(), str(tmp_path / "shallow"))
    assert read_head(tmp_path / "shallow") == Head(commits[-1], datetime.date(2020, 1, 3), complete=False)


def test_a_folder_without_git_has_no_history(tmp_path: Path) -> None:
    assert read_head(tmp_path) == Head()


def test_a_machine_without_git_has_no_history(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write(A)
    repository.commit()
    monkeypatch.setenv("PATH", str(repository.root))
    assert shutil.which("git") is None
    assert read_head(repository.root) == Head()
    with pytest.raises(SourceError, match="needs Git"):
        changed_since(repository.root, "main")


def test_a_repository_without_a_commit_has_no_history(repository: Repository) -> None:
    repository.write(A)
    assert read_head(repository.root) == Head()


def test_changes_are_those_committed_since_and_those_not_committed_yet(repository: Repository) -> None:
    for path in (A, B, C, "content/practices/same.md"):
        repository.write(path, f"{path}\n")
    first = repository.commit()
    repository.write(A, "changed\n")
    repository.commit()
    repository.write(B, "changed and not committed\n")
    (repository.root / C).unlink()
    repository.write("content/practices/new one.md")
    repository.write("content/practices/staged.md")
    repository.git("add", "content/practices/staged.md")
    expected = {A, B, C, "content/practices/new one.md", "content/practices/staged.md"}
    assert changed_since(repository.root, first) == expected


def test_a_rename_changes_both_names(repository: Repository) -> None:
    repository.write(A, "a text that stays the same\n" * 20)
    first = repository.commit()
    repository.git("mv", A, B)
    repository.commit()
    assert changed_since(repository.root, first) == {A, B}


def test_what_is_ignored_is_no_change(repository: Repository) -> None:
    repository.write(".gitignore", "site/\n")
    first = repository.commit()
    repository.write("site/index.html")
    assert changed_since(repository.root, first) == frozenset()


def test_what_a_branch_did_meanwhile_is_no_change_of_ours(repository: Repository) -> None:
    repository.write(A)
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "ours")
    repository.write(B)
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.write(C)
    repository.commit()
    repository.git("checkout", "--quiet", "ours")
    assert changed_since(repository.root, "main") == {B}


def test_changes_of_a_project_below_the_top_have_paths_of_its_own(repository: Repository) -> None:
    repository.write(f"project/{A}")
    repository.write(B)
    first = repository.commit()
    repository.write(f"project/{A}", "changed\n")
    repository.write(B, "changed\n")
    repository.write(f"project/{C}")
    assert changed_since(repository.root / "project", first) == {A, C}


@pytest.mark.parametrize("revision", ["no-such-branch", "", "main..HEAD", "HEAD~99", "main:content"])
def test_a_revision_that_git_does_not_know_is_refused(repository: Repository, revision: str) -> None:
    repository.write(A)
    repository.commit()
    with pytest.raises(UsageError) as refused:
        changed_since(repository.root, revision)
    assert str(refused.value) == (
        f"Git knows no revision {revision!r}: name a branch, tag or commit, for example origin/main."
    )


def test_a_revision_that_reads_as_an_option_is_refused_and_does_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.write(A)
    repository.commit()
    written = tmp_path / "written"
    with pytest.raises(UsageError, match="Git knows no revision '--output="):
        changed_since(repository.root, f"--output={written}")
    assert not written.exists()


def test_changes_outside_a_repository_are_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        changed_since(tmp_path, "main")
    assert str(refused.value) == (
        "--changed-since needs Git, and this folder is not in a Git repository: leave the option out."
    )


@pytest.mark.parametrize("below", ["", "project/"])
def test_a_folder_is_written_as_a_revision_has_it_and_links_are_left_out(
    repository: Repository, tmp_path: Path, below: str
) -> None:
    repository.write(f"{below}{A}", "before\n")
    repository.write(f"{below}content/practices/été.md")
    (repository.root / below / "content/practices/link.md").symlink_to("/etc/passwd")
    revision = repository.commit()
    repository.write(f"{below}{A}", "after\n")
    repository.write(f"{below}{B}")
    repository.commit()
    extract_revision(repository.root / below, revision, "content", tmp_path / "then")
    found = {file.relative_to(tmp_path / "then").as_posix() for file in (tmp_path / "then").rglob("*.md")}
    assert found == {A, "content/practices/été.md"}
    assert (tmp_path / "then" / A).read_text(encoding="utf-8") == "before\n"


def test_a_revision_without_the_folder_is_refused(repository: Repository, tmp_path: Path) -> None:
    repository.write("README.md")
    repository.commit()
    with pytest.raises(UsageError, match=r"^Git has no folder content at main\.$"):
        extract_revision(repository.root, "main", "content", tmp_path / "then")
    with pytest.raises(UsageError, match="neither a file, nor a branch, tag or commit"):
        extract_revision(repository.root, "--remote=x", "content", tmp_path / "then")


def test_what_is_not_committed_is_told_new_files_among_it(repository: Repository, tmp_path: Path) -> None:
    repository.write(A)
    repository.commit()
    assert changed_files(repository.root) == ()
    repository.write(A, "changed\n")
    repository.write("été.md")
    assert changed_files(repository.root) == (A, "été.md")
    assert changed_files(tmp_path) is None


def test_a_tag_is_made_once(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in IDENTITY.items():
        monkeypatch.setenv(name, value)
    repository.commit()
    assert not knows_revision(repository.root, "refs/tags/data-2026.11")
    assert create_tag(repository.root, "data-2026.11", "Release")
    assert knows_revision(repository.root, "refs/tags/data-2026.11")
    assert not create_tag(repository.root, "data-2026.11", "Release")
