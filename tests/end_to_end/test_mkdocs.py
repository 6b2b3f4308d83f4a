import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ProjectCopy, plain_environment
from tests.end_to_end.conftest import assert_built, build, files_of, run, yesterdays_site_stays
from tests.end_to_end.ready import run_program

MKDOCS = Path(sys.executable).with_name("mkdocs")
PATIENCE = 60
"""Seconds after which a server is given up; no test depends on how long it takes."""


def environment() -> dict[str, str]:
    return {**plain_environment(), "NO_MKDOCS_2_WARNING": "1"}


def mkdocs(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs."""
    return run_program("mkdocs", words, project, environment())


def test_mkdocs_build_and_commons_build_make_the_same_site(project_copy: ProjectCopy, small_project: Path) -> None:
    project = project_copy(small=True)
    by_mkdocs = run([MKDOCS, "build"], project, **environment())
    assert by_mkdocs.returncode == 0, by_mkdocs.stderr
    one, other = files_of(project / "site"), files_of(small_project / "site")
    own = {"sitemap.xml.gz"}
    assert sorted((one.keys() ^ other.keys()) - own) == []
    assert [path for path in other if one[path] != other[path]] == []


def test_mkdocs_build_follows_a_change_and_leaves_nothing_stale(built: Path) -> None:
    assert mkdocs(built, "build").returncode == 0
    file = max((built / "content" / "practices").glob("*.md"))
    file.write_text(file.read_text("utf-8").rstrip("\n") + "\n\nA planted sentence.\n", encoding="utf-8")
    assert mkdocs(built, "build").returncode == 0
    page = built / "site" / "practices" / file.stem / "index.html"
    assert "A planted sentence." in page.read_text("utf-8")
    assert_built(build(built))
    assert "A planted sentence." in page.read_text("utf-8")


def test_mkdocs_build_refuses_a_broken_record_names_it_and_leaves_yesterdays_site(built: Path) -> None:
    (built / "content" / "practices" / "a-broken-practice.md").write_text("---\ntitle: X\n---\n", encoding="utf-8")
    with yesterdays_site_stays(built):
        done = mkdocs(built, "build")
    assert done.returncode == 1
    assert "content/practices/a-broken-practice.md:" in done.stderr
    assert "nothing was published" in done.stderr
    assert "Traceback" not in done.stderr


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def served_by_mkdocs(project: Path, log: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve a project on a free port; the server is told to stop as a person would, and must do so."""
    address = f"127.0.0.1:{free_port()}"
    with log.open("wb") as written:
        server = subprocess.Popen(
            [MKDOCS, "serve", "--dev-addr", address],
            cwd=project, env={**environment(), "PYTHONUNBUFFERED": "1"}, stdout=written, stderr=written,
            start_new_session=True,
        )  # fmt: skip
    try:
        yield f"http://{address}/", server
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def page_with(address: str, words: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Ask for a page until it has these words; fail where the server ends or patience does."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
                if words in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.05)
    pytest.fail(f"{address} never showed {words!r}:\n{log.read_text('utf-8', 'replace')}", pytrace=False)


def test_mkdocs_serve_shows_a_record_and_then_its_change_and_stops_when_told(built: Path, tmp_path: Path) -> None:
    file = max((built / "content" / "practices").glob("*.md"))
    text = file.read_text("utf-8").rstrip("\n")
    file.write_text(f"{text}\n\nThe first sentence.\n", encoding="utf-8")
    log = tmp_path / "mkdocs.log"
    with served_by_mkdocs(built, log) as (address, server):
        page = f"{address}practices/{file.stem}/"
        page_with(page, "The first sentence.", server, log)
        file.write_text(f"{text}\n\nThe second sentence.\n", encoding="utf-8")
        page_with(page, "The second sentence.", server, log)
        file.write_text("---\ntitle: broken\n---\n", encoding="utf-8")
        until = time.monotonic() + PATIENCE
        while "nothing was published" not in log.read_text("utf-8") and time.monotonic() < until:
            time.sleep(0.05)
        file.write_text(f"{text}\n\nThe third sentence.\n", encoding="utf-8")
        page_with(page, "The third sentence.", server, log)
        server.send_signal(signal.SIGINT)
        assert server.wait(PATIENCE) == 0
    assert "nothing was published" in log.read_text("utf-8")
    assert "Traceback" not in log.read_text("utf-8")
