"""What Git runs before a commit: `commons hook`, in real repositories."""

from pathlib import Path

import pytest

from tests.conftest import COMMONS
from tests.end_to_end.conftest import Run, run
from tests.end_to_end.records import TINY_PRACTICE
from tests.unit.source.repository import Repository

PRACTICE = "content/practices/one-stop-centre.md"
GOOD = TINY_PRACTICE.format(organisation="ilo")
BAD = GOOD.replace("kind: service\n", "")
LOOSE = GOOD.replace("kind: service", "kind:   service")
MISSING = f"{PRACTICE}:1:1 error CC201 The field “kind” is missing.\n"


@pytest.fixture
def repository(project: Path) -> Repository:
    """A project in its one form, committed."""
    made = Repository(project)
    (project / ".gitignore").write_text("/.cache/\n", encoding="utf-8")
    (project / PRACTICE).write_text(GOOD, encoding="utf-8")
    made.commit()
    return made


def stage(repository: Repository, text: str, then: str = "") -> Path:
    """Stage a text of the practice; what is in its file afterwards may be another one."""
    file = repository.root / PRACTICE
    file.write_text(text, encoding="utf-8")
    repository.git("add", PRACTICE)
    if then:
        file.write_text(then, encoding="utf-8")
    return file


def test_git_refuses_a_bad_record_with_its_finding_and_takes_a_good_one(repository: Repository, commons: Run) -> None:
    assert commons("hook", "--install").stdout == ".git/hooks/pre-commit\n"
    assert f"\ncommons={COMMONS}\n" in (repository.root / ".git" / "hooks" / "pre-commit").read_text(encoding="utf-8")
    stage(repository, BAD)
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=It"]
    refused = run([*git], repository.root)
    assert refused.returncode == 1
    assert MISSING in refused.stdout + refused.stderr
    assert "Nothing was committed. Mend what is above" in refused.stderr
    stage(repository, GOOD.replace("in one place", "in one good place"))
    assert run([*git], repository.root).returncode == 0
    assert repository.git("status", "--porcelain") == ""


def test_what_is_staged_counts_and_not_what_lies_in_the_folder(repository: Repository, commons: Run) -> None:
    stage(repository, BAD, then=GOOD)
    assert MISSING in commons("hook").stdout
    repository.git("reset", "--quiet", "--hard")
    file = stage(repository, LOOSE, then=BAD)
    done = commons("hook")
    assert (done.stdout, done.returncode) == ("", 0)
    assert done.stderr.startswith(f"{PRACTICE} is staged in part, so it keeps its form")
    assert file.read_text(encoding="utf-8") == BAD
    assert repository.git("show", f":{PRACTICE}") == LOOSE.strip()


def test_a_file_that_is_staged_whole_gets_its_one_form(repository: Repository, commons: Run) -> None:
    file = stage(repository, LOOSE)
    done = commons("hook")
    assert done.stderr == f"Put in their one form, and staged: {PRACTICE}\n"
    assert "kind: service\n" in file.read_text(encoding="utf-8")
    assert repository.git("diff", "--name-only") == ""


def test_a_commit_of_some_paths_alone_keeps_the_form_of_its_files(repository: Repository, commons: Run) -> None:
    file = stage(repository, LOOSE)
    index = repository.root / ".git" / "next-index-1.lock"
    index.write_bytes((repository.root / ".git" / "index").read_bytes())
    assert commons("hook", GIT_INDEX_FILE=str(index)).returncode == 0
    assert file.read_text(encoding="utf-8") == LOOSE


def test_a_deleted_record_is_asked_about_and_other_files_are_not(repository: Repository, commons: Run) -> None:
    (repository.root / "README.md").write_text("New\n", encoding="utf-8")
    repository.git("add", "README.md")
    assert (commons("hook").stdout, commons("hook").returncode) == ("", 0)
    repository.git("rm", "--quiet", PRACTICE)
    told = commons("hook")
    assert "warning CC117 The practice “one-stop-centre” was here and is gone without a word." in told.stdout
    assert told.returncode == 0


def test_a_link_in_place_of_a_record_is_refused(repository: Repository, commons: Run) -> None:
    (repository.root / "content" / "practices" / "a-link.md").symlink_to("/etc/hostname")
    repository.git("add", "--all")
    assert "content/practices/a-link.md error CC111 A symbolic link stands" in commons("hook").stdout


def test_a_hook_of_somebody_else_stays(repository: Repository, commons: Run) -> None:
    file = repository.root / ".git" / "hooks" / "pre-commit"
    file.parent.mkdir(exist_ok=True)
    file.write_text("#!/bin/sh\n", encoding="utf-8")
    for words in ("--install", "--remove"):
        done = commons("hook", words)
        assert done.returncode == 2
        assert "is there already and not ours. Add this line to it: " in done.stderr
    assert file.read_text(encoding="utf-8") == "#!/bin/sh\n"


def test_the_hook_is_taken_away_and_without_git_there_is_none(project: Path, commons: Run) -> None:
    assert "is not in a Git repository" in commons("hook", "--install").stderr
    assert "is not the top folder of a Git repository" in commons("hook").stderr
    made = Repository(project)
    assert commons("hook", "--install").returncode == 0
    assert commons("hook", "--remove").stdout == "Gone: .git/hooks/pre-commit\n"
    assert not (made.root / ".git" / "hooks" / "pre-commit").exists()
