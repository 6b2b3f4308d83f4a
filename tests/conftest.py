"""What all tests may ask for: copies of the project, the built site, and comparison with golden files."""

import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.quality.awkward import write_awkward_project

REPOSITORY = Path(__file__).parent.parent
GOLDEN = REPOSITORY / "tests" / "golden"
NO_RECORDS = {"pages", "releases", "upkeep"}
"""Folders of the content that hold something else."""
SITES = frozenset(["awkward_site", "built_site", "small_project"])
"""The fixtures that build a site once for all workers."""
COMMONS = Path(sys.executable).with_name("commons")
# 2026-11-22, the day after the sources were seen: the day of every build in the tests, whatever the day.
EPOCH = "1795305600"

# A machine that is busy is slow, not wrong.
settings.register_profile("commons", deadline=None)
settings.load_profile("commons")

Golden = Callable[[str, str], None]
ProjectCopy = Callable[..., Path]
Prepare = Callable[[Path], Path]
"""Writes a project into an empty folder, and returns the folder."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites golden files."""
    parser.addoption("--update-golden", action="store_true", help="write what tests make to tests/golden/")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order tests so that no worker waits for a site that another builds: who needs none goes first.

    Each site is built by one test that needs it, then the next; the order is random otherwise.
    """
    needing = {item: SITES & set(getattr(item, "fixturenames", ())) for item in items}
    builders = {site: next((item for item in items if needing[item] == {site}), None) for site in sorted(SITES)}
    first = [item for item in builders.values() if item]
    others = [item for item in items if not needing[item]]
    step = len(others) // (len(first) + 1)
    parts = [[item, *others[place * step : (place + 1) * step]] for place, item in enumerate(first)]
    later = [item for item in items if needing[item] and item not in first]
    items[:] = [*(item for part in parts for item in part), *others[len(first) * step :], *later]


def pytest_collection_finish() -> None:
    """Spare the collector what stays to the end: five thousand tests, and the libraries that they use."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """Let go of it: libraries complain of what they find at the end of Python."""
    gc.unfreeze()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with `tests/golden/<path>`: `golden("reporters/text/two-findings.txt", text)`."""

    def compare(relative_path: str, text: str) -> None:
        file = GOLDEN / relative_path
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
            return
        if not file.is_file():
            pytest.fail(
                f"tests/golden/{relative_path} is missing: run "
                f"'.venv/bin/pytest --update-golden {request.node.nodeid}', read the file it writes, and commit it."
            )
        assert text == file.read_bytes().decode("utf-8"), (
            f"tests/golden/{relative_path} differs; if the new text is right, run the test with --update-golden"
        )

    return compare


def plain_environment() -> dict[str, str]:
    """Return an environment for the command in which nothing of this machine, or of GitHub Actions, is set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COMMONS_", "GITHUB_"))}
    return {**kept, "SOURCE_DATE_EPOCH": EPOCH}


def _few_records(content: Path) -> set[Path]:
    """Choose the first three records of each folder and, in turn, every record that they name."""
    records = [file for file in sorted(content.rglob("*")) if file.suffix in {".md", ".yml", ".yaml"}]
    records = [file for file in records if file.relative_to(content).parts[0] not in NO_RECORDS | {file.name}]
    by_id = {file.stem: file for file in records}
    by_folder: dict[str, list[Path]] = {}
    for file in records:
        by_folder.setdefault(file.relative_to(content).parts[0], []).append(file)
    waiting = [file for files in by_folder.values() for file in files[:3]]
    chosen: set[Path] = set()
    while waiting:
        file = waiting.pop()
        if file not in chosen:
            chosen.add(file)
            words = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", file.read_text(encoding="utf-8")))
            waiting.extend(by_id[word] for word in sorted(words & by_id.keys()))
    return set(records) - chosen


def copy_project(target: Path, *, small: bool) -> Path:
    """Copy what a build reads to `target`, without history; small: about a tenth of the records, references whole."""
    left_out = _few_records(REPOSITORY / "content") if small else set()

    def ignored(folder: str, names: list[str]) -> set[str]:
        return {name for name in names if name == "__pycache__" or Path(folder, name) in left_out}

    for name in ("content", "schemas", "site_config"):
        shutil.copytree(REPOSITORY / name, target / name, ignore=ignored)
    shutil.copy(REPOSITORY / "mkdocs.yml", target)
    return target


@pytest.fixture
def project_copy(tmp_path: Path) -> ProjectCopy:
    """Make a copy of the real project to break: `project_copy(small=True)` returns its folder."""

    def make(*, small: bool = True) -> Path:
        return copy_project(tmp_path / "project", small=small)

    return make


def built_once(temporary: pytest.TempPathFactory, worker_id: str, name: str, prepare: Prepare, *words: str) -> Path:
    """Return the site of a project that is prepared and built by the command, once for all workers."""
    own = temporary.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    project = shared / name
    done = shared / f"{name}.done"
    with FileLock(shared / f"{name}.lock"):
        if not done.exists():
            shutil.rmtree(project, ignore_errors=True)
            project.mkdir()
            prepare(project)
            finished = subprocess.run(
                [COMMONS, "build", *words],
                cwd=project,
                env=plain_environment(),
                capture_output=True,
                text=True,
                check=False,
            )
            if not (project / "site" / "index.html").is_file():
                said = f"{finished.stdout}{finished.stderr}"
                pytest.fail(f"commons build exited {finished.returncode}:\n{said}", pytrace=False)
            done.touch()
    return project / "site"


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site of the real content, built by the command; once for all workers. Do not change it."""
    return built_once(tmp_path_factory, worker_id, "built-site", lambda project: copy_project(project, small=False))


@pytest.fixture(scope="session")
def awkward_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site of the awkward records of `tests/quality/awkward.py`, the broken one left out; once for all workers."""
    return built_once(tmp_path_factory, worker_id, "awkward-site", write_awkward_project, "--keep-going")
