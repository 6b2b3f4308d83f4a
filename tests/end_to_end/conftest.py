"""What the end-to-end tests share: a project that is built, a tiny one to ask about, and how two sites compare."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import COMMONS, REPOSITORY, built_once, copy_project, plain_environment
from tests.end_to_end.ready import run_program, stop
from tests.end_to_end.records import BROKEN, GOOD, ORGANISATION, PRACTICE, TINY_PRACTICE, write

Run = Callable[..., subprocess.CompletedProcess[str]]
SERIAL = {"COMMONS_EXECUTOR": "serial"}


@pytest.fixture(scope="session", autouse=True)
def _end_of_the_ready_process() -> Iterator[None]:
    """Leave no process behind."""
    yield
    stop()


def run(command: list[str | Path], project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=project, env={**plain_environment(), **environment}, capture_output=True, text=True, check=False
    )


def build(project: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `commons build`, in one process: so few records would not be shared out among several."""
    return run_program("commons", ["build", *words], project, {**plain_environment(), **SERIAL, **environment})


def assert_built(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"


def files_of(directory: Path) -> dict[str, bytes]:
    """Return every file of a folder with its content."""
    found = (file for file in directory.rglob("*") if file.is_file())
    return {file.relative_to(directory).as_posix(): file.read_bytes() for file in found}


def assert_same(first: Path, second: Path) -> None:
    """Compare two sites byte for byte, and name the files that differ."""
    one, other = files_of(first), files_of(second)
    assert one
    assert sorted(one.keys() ^ other.keys()) == []
    assert [path for path, data in one.items() if other[path] != data] == []


def write_practice(project: Path, path: str = PRACTICE, *, more: str = "", narrative: str = "It works.") -> Path:
    file = project / path
    file.write_text(GOOD.format(more=more, narrative=narrative), encoding="utf-8")
    return file


def write_broken(project: Path) -> None:
    text = GOOD.format(more="", narrative="It works.").replace("kind: programme\n", "")
    (project / BROKEN).write_text(text, encoding="utf-8")


def clean_build(project: Path, target: Path, **environment: str) -> Path:
    """Build the same content in another folder, with nothing remembered and another seed, and return the site."""
    for name in ("content", "schemas", "site_config"):
        shutil.copytree(project / name, target / name)
    shutil.copy(project / "mkdocs.yml", target)
    assert_built(run([COMMONS, "build"], target, **SERIAL, **environment))
    return target / "site"


@contextmanager
def yesterdays_site_stays(project: Path) -> Iterator[None]:
    before = files_of(project / "site")
    assert before
    yield
    assert files_of(project / "site") == before


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A small project, built once for all workers. Copy it; do not change it."""
    site = built_once(tmp_path_factory, worker_id, "small-project", lambda project: copy_project(project, small=True))
    return site.parent


@pytest.fixture
def built(small_project: Path, tmp_path: Path) -> Path:
    """A small project with its site and its cache, to change."""
    project = tmp_path / "built"
    shutil.copytree(small_project, project)
    return project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project: two organisations, and a practice of one of them."""
    root = tmp_path / "a project"
    shutil.copytree(REPOSITORY / "schemas", root / "schemas")
    (root / "site_config" / "i18n").mkdir(parents=True)
    shutil.copy(REPOSITORY / "site_config" / "i18n" / "en.yml", root / "site_config" / "i18n")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / "content" / "organisations").mkdir(parents=True)
    (root / "content" / "practices").mkdir()
    write(root, "organisations/iom.yml", ORGANISATION.format(title="International Organization for Migration"))
    write(root, "organisations/ilo.yml", ORGANISATION.format(title="International Labour Organization"))
    write(root, "practices/one-stop-centre.md", TINY_PRACTICE.format(organisation="ilo"))
    return root


@pytest.fixture
def commons(project: Path) -> Run:
    """Run the command in the project, without a terminal."""

    def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return run_program("commons", words, project, {**plain_environment(), **variables})

    return run
