import datetime
import shutil
from pathlib import Path

import pytest

from build_tools.errors import SourceError, UsageError
from build_tools.source import History, changed_since, read_history
from tests.unit.source.repository import Repository

A, B, C = "content/practices/a.md", "content/practices/b.md", "content/practices/c.md"


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
    history = read_history(repository.root, ("content",))
    assert history == History(
        days={A: ("2020-01-01", "2020-01-03"), B: ("2020-01-02", "2020-01-02")},
        last_commit=datetime.date(2020, 1, 3),
        head=f"{head}:",
        complete=True,
    )


def test_what_is_not_committed_has_no_days(repository: Repository) -> None:
    repository.write(A)
    repository.commit()
    repository.write(A, "changed\n")
    repository.write(B)
    assert read_history(repository.root, ("content",)).days == {A: ("2020-01-01", "2020-01-01")}


def test_a_name_beyond_ascii_is_read_as_it_is(repository: Repository) -> None:
    repository.write("content/practices/été 移民.md")
    repository.commit()
    assert list(read_history(repository.root, ("content",)).days) == ["content/practices/été 移民.md"]


def test_only_the_folders_asked_for_are_told(repository: Repository) -> None:
    for path in (A, "more/practices/b.md", "other/c.md"):
        repository.write(path)
    repository.commit()
    assert set(read_history(repository.root, ("content", "more")).days) == {A, "more/practices/b.md"}


def test_a_project_below_the_top_of_its_repository_has_paths_of_its_own(repository: Repository) -> None:
    repository.write(f"project/{A}")
    repository.write(B)
    head = repository.commit()
    history = read_history(repository.root / "project", ("content",))
    assert history.days == {A: ("2020-01-01", "2020-01-01")}
    assert history.head == f"{head}:project/"


def test_a_shallow_clone_tells_its_last_commit_and_guesses_no_days(repository: Repository, tmp_path: Path) -> None:
    commits = []
    for text in ("1", "2", "3"):
        repository.write(A, text)
        commits.append(repository.commit())
    repository.git("clone", "--quiet", "--depth=1", repository.root.as_uri(), str(tmp_path / "shallow"))
    assert read_history(tmp_path / "shallow", ("content",)) == History(
        days={}, last_commit=datetime.date(2020, 1, 3), head=commits[-1], complete=False
    )


def test_a_folder_without_git_has_no_history(tmp_path: Path) -> None:
    assert read_history(tmp_path, ("content",)) == History()


def test_a_machine_without_git_has_no_history(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write(A)
    repository.commit()
    monkeypatch.setenv("PATH", str(repository.root))
    assert shutil.which("git") is None
    assert read_history(repository.root, ("content",)) == History()
    with pytest.raises(SourceError, match="needs Git"):
        changed_since(repository.root, "main")


def test_a_repository_without_a_commit_has_no_history(repository: Repository) -> None:
    repository.write(A)
    assert read_history(repository.root, ("content",)) == History()


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
