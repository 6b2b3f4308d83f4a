import functools
import hashlib
import http.server
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import COMMONS, ProjectCopy, copy_project, plain_environment

MADE = re.compile(r"\((\d[\d,]*) of ")
PRACTICE = "content/practices/a-new-practice.md"
BROKEN = "content/practices/a-broken-practice.md"
GOOD = """\
---
title: A new practice
summary: Nurses are trained before they leave and their skills are recognised when they come back home again.
kind: programme
implementers: [iom]
countries: [KEN]
objectives: [18]
{more}sources:
  - title: A report
    publisher: A publisher
    url: https://example.org/report
    accessed: 2026-01-01
---

{narrative}
"""
# Root may write everywhere; a test of rights must give that up, in a process of its own. Linux knows how.
WITHOUT_PRIVILEGE = """
import ctypes, os, sys
if os.geteuid() == 0:
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        if libc.prctl(24, capability, 0, 0, 0):  # PR_CAPBSET_DROP
            sys.exit(99)
os.execv(sys.argv[1], sys.argv[1:])
"""
WITH_LITTLE_ROOM = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
os.execv(sys.argv[2], sys.argv[2:])
"""


def build(project: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `commons build`."""
    return run([COMMONS, "build", *words], project, **environment)


def run(command: list[str | Path], project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=project, env={**plain_environment(), **environment}, capture_output=True, text=True, check=False
    )


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
    """Build the same content in another folder, with nothing remembered, and return the site."""
    for name in ("content", "schemas", "site_config"):
        shutil.copytree(project / name, target / name)
    shutil.copy(project / "mkdocs.yml", target)
    assert_built(build(target, "--executor", "serial", **environment))
    return target / "site"


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project, built once for all tests of a worker. Copy it; do not change it."""
    project = copy_project(tmp_path_factory.mktemp("small") / "project", small=True)
    assert_built(build(project))
    return project


@pytest.fixture
def built(small_project: Path, tmp_path: Path) -> Path:
    """A small project with its site and its cache, to change."""
    project = tmp_path / "built"
    shutil.copytree(small_project, project)
    return project


@contextmanager
def yesterdays_site_stays(project: Path) -> Iterator[None]:
    before = files_of(project / "site")
    assert before
    yield
    assert files_of(project / "site") == before


# Same bytes -----------------------------------------------------------------------------------------------------------


def test_two_builds_in_two_folders_on_two_executors_are_equal_byte_for_byte(built_site: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "another" / "place", small=False)
    assert_built(build(project, COMMONS_EXECUTOR="serial"))
    assert_same(built_site, project / "site")


def test_processes_write_what_one_process_writes(built_site: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", small=False)
    assert_built(build(project, "--executor", "processes:2"))
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


# What a change costs --------------------------------------------------------------------------------------------------


def test_a_second_build_with_nothing_changed_runs_no_stage_and_writes_nothing(built: Path) -> None:
    assert_built(build(built))
    times = {file: file.stat().st_mtime_ns for file in (built / "site").rglob("*")}
    done = build(built)
    assert_built(done)
    assert "Files      nothing has changed\n" in done.stdout
    assert MADE.findall(done.stdout) == []
    assert {file: file.stat().st_mtime_ns for file in (built / "site").rglob("*")} == times


def made(project: Path) -> tuple[dict[str, int], bool]:
    """Build in this process and return how much each stage made, and whether the site was up to date."""
    code = (
        "import json, sys; from pathlib import Path\n"
        "from build_tools.config import load_config\n"
        "from build_tools.engine import open_engine\n"
        "from build_tools.publish.build import build_site\n"
        "config = load_config(Path())\n"
        "with open_engine(config.cache, 'serial') as engine:\n"
        "    report = build_site(config, engine)\n"
        "print(json.dumps([{name: found.made for name, found in report.stages.items()}, report.up_to_date]))\n"
    )
    done = run([sys.executable, "-c", code], project)
    assert_built(done)
    counts, is_up_to_date = json.loads(done.stdout)
    return {name: count for name, count in counts.items() if count}, is_up_to_date


def test_the_engine_makes_nothing_in_a_second_build(built: Path) -> None:
    assert made(built) == ({}, False), "a copy of a project knows all results, but not that its site is their sum"
    assert made(built) == ({}, True)


def test_a_site_that_lost_a_file_is_mended(built: Path) -> None:
    before = files_of(built / "site")
    (built / "site" / "index.html").unlink()
    shutil.rmtree(built / "site" / "practices")
    assert_built(build(built))
    assert files_of(built / "site") == before


def test_a_new_folder_for_the_site_takes_what_is_known_and_draws_the_pages_only(built: Path) -> None:
    assert_built(build(built, "--output", "elsewhere"))
    assert_same(built / "site", built / "elsewhere")


def test_one_changed_record_renders_only_what_depends_on_it_and_equals_a_clean_build(
    built: Path, tmp_path: Path
) -> None:
    file = min((built / "content" / "practices").glob("*.md"))
    before = files_of(built / "site")
    made(built)
    assert made(built) == ({}, True), "runs that use little of the store must not make it forget the rest"
    assert run([COMMONS, "list", "practice"], built).returncode == 0
    file.write_text(file.read_text("utf-8").rstrip("\n") + "\n\nA sentence was added.\n", encoding="utf-8")
    counts, _ = made(built)
    assert counts == {"read": 1, "rules": 1, "render": 1}
    after = files_of(built / "site")
    changed = {path for path, data in after.items() if before.get(path) != data}
    page = f"practices/{file.stem}"
    dumps = {f"{page}.json", "data/practice.json", "data/records.json", "manifest.json"}
    assert {path for path in changed if path.endswith(".html")} == {f"{page}/index.html"}
    assert dumps <= changed
    assert_same(built / "site", clean_build(built, tmp_path / "clean"))


def test_a_changed_title_reaches_every_page_that_shows_it_and_no_other(built: Path, tmp_path: Path) -> None:
    file = built / "content" / "organisations" / "unhcr.yml"
    text = file.read_text("utf-8")
    before = files_of(built / "site")
    file.write_text(re.sub("(?m)^title: .*$", "title: The Planted Name", text), encoding="utf-8")
    assert_built(build(built))
    after = files_of(built / "site")
    pages = {path for path in after if path.endswith(".html")}
    showing = {path for path in pages if b"The Planted Name" in after[path]}
    assert "organisations/unhcr/index.html" in showing
    assert len(showing) > 2
    changed = {path for path in pages if before.get(path) != after[path]}
    assert showing <= changed
    assert len(changed) < len(pages) / 2, "most pages do not depend on one organisation"
    assert_same(built / "site", clean_build(built, tmp_path / "clean"))


def test_a_removed_record_goes_from_the_site_and_the_result_equals_a_clean_build(built: Path, tmp_path: Path) -> None:
    write_practice(built)
    assert_built(build(built))
    assert (built / "site" / "practices" / "a-new-practice" / "index.html").is_file()
    (built / PRACTICE).unlink()
    assert_built(build(built))
    assert not [path for path in files_of(built / "site") if "a-new-practice" in path]
    assert not [path for path, data in files_of(built / "site").items() if b"a-new-practice" in data]
    assert_same(built / "site", clean_build(built, tmp_path / "clean"))


def test_a_comment_or_a_re_indent_changes_nothing_on_the_site(built: Path) -> None:
    file = write_practice(built)
    assert_built(build(built))
    before = files_of(built / "site")
    text = file.read_text("utf-8")
    moved = text.replace("  - title: A report\n    publisher", "  -   title: 'A report'\n      publisher")
    moved = moved.replace("    url:", "      url:").replace("    accessed:", "      accessed:")
    file.write_text(moved.replace("kind: programme", "# A comment.\nkind:   programme  # another"), encoding="utf-8")
    counts, _ = made(built)
    assert counts == {"read": 1, "rules": 1}
    assert files_of(built / "site") == before


def test_a_changed_template_string_setting_or_style_reaches_the_site(built: Path, tmp_path: Path) -> None:
    strings = built / "site_config" / "i18n" / "en.yml"
    text = strings.read_text("utf-8")
    strings.write_text(re.sub(r"(?m)^(  independent: ).*$", r"\1A planted sentence.", text, count=1), encoding="utf-8")
    template = built / "site_config" / "templates" / "record.html"
    template.write_text(template.read_text("utf-8") + "<!-- planted -->\n", encoding="utf-8")
    assert_built(build(built))
    pages = {path: data for path, data in files_of(built / "site").items() if path.startswith("practices/")}
    assert any(b"<!-- planted -->" in data for data in pages.values())
    assert all(b"A planted sentence." in data for path, data in pages.items() if path.endswith(".html"))
    assert_same(built / "site", clean_build(built, tmp_path / "clean"))


# Broken input and broken builds ---------------------------------------------------------------------------------------


def test_a_broken_record_stops_the_build_with_its_finding_and_yesterdays_site_stays(built: Path) -> None:
    write_broken(built)
    with yesterdays_site_stays(built):
        done = build(built)
    assert done.returncode == 1
    assert BROKEN in done.stdout
    assert "kind" in done.stdout
    assert done.stderr.splitlines()[-1] == (
        "commons: nothing was published: 1 error in 1 file. Mend them, or publish the rest with --keep-going."
    )
    assert "Traceback" not in done.stdout + done.stderr


def test_keep_going_publishes_the_good_records_and_says_what_was_left_out(built: Path, tmp_path: Path) -> None:
    records = len(json.loads((built / "site" / "data" / "records.json").read_bytes())["records"])
    assert records > 40
    write_broken(built)
    naming = write_practice(built, more="related: [practices/a-broken-practice]\n")
    done = build(built, "--keep-going")
    assert done.returncode == 1
    assert f"Left out because of errors: {BROKEN}\n" in done.stderr
    assert f"Records    {records + 1:,}:" in done.stdout
    told = json.loads((built / "site" / "data" / "records.json").read_bytes())
    assert len(told["records"]) == records + 1
    assert told["left_out"] == [BROKEN]
    site = built / "site"
    assert BROKEN in (site / "left-out" / "index.html").read_text("utf-8")
    assert 'href="left-out/"' in (site / "index.html").read_text("utf-8").replace(
        'href="./left-out/"', 'href="left-out/"'
    )
    assert (site / "practices" / naming.stem / "index.html").is_file(), "who names a broken record is not to be blamed"
    assert not (site / "practices" / "a-broken-practice").exists()
    again = build(built, "--keep-going")
    assert again.returncode == 1, "what was left out must be said again"
    assert BROKEN in again.stderr
    (built / BROKEN).unlink()
    naming.unlink()
    assert_built(build(built))
    assert not (site / "left-out").exists()
    assert_same(site, clean_build(built, tmp_path / "clean"))


def test_a_broken_internal_link_in_an_editorial_page_stops_the_swap(built: Path) -> None:
    page = built / "content" / "pages" / "about.md"
    page.write_text(page.read_text("utf-8") + "\n[Nowhere](../practices/no-such-practice/)\n", encoding="utf-8")
    with yesterdays_site_stays(built):
        done = build(built)
    assert done.returncode == 2
    assert "about/index.html links to practices/no-such-practice/index.html, which is not in the site" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_link_into_the_site_in_a_narrative_is_shown_as_text_so_that_it_cannot_lead_nowhere(built: Path) -> None:
    write_practice(built, narrative="See [nowhere](../no-such-practice/) and [out](https://example.org/out).")
    assert_built(build(built))
    markup = (built / "site" / "practices" / "a-new-practice" / "index.html").read_text("utf-8")
    assert "See nowhere and <a " in markup
    assert "no-such-practice" not in markup
    assert 'href="https://example.org/out"' in markup


def test_an_editorial_page_that_asks_for_an_unknown_slot_stops_the_build_in_one_line(built: Path) -> None:
    (built / "content" / "pages" / "about.md").write_text("# About\n\n<!-- slot: nonsense -->\n", encoding="utf-8")
    with yesterdays_site_stays(built):
        done = build(built)
    assert done.returncode == 2
    assert re.fullmatch(r"commons: about/index\.html asks for a slot “nonsense”; there are: .*\.\n", done.stderr)


def test_broken_settings_stop_the_build_in_one_line(built: Path) -> None:
    (built / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    with yesterdays_site_stays(built):
        done = build(built)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert done.stderr.startswith("commons: MkDocs could not draw the site: ")


@pytest.mark.parametrize("moment", ["store.sqlite-wal", "manifest gone"])
def test_a_killed_build_leaves_yesterdays_site_and_the_next_one_works(built: Path, tmp_path: Path, moment: str) -> None:
    write_practice(built, narrative="Much text. " * 200)
    strings = built / "site_config" / "i18n" / "en.yml"
    strings.write_text(strings.read_text("utf-8") + "# changed\n", encoding="utf-8")
    shutil.rmtree(built / ".cache")
    with yesterdays_site_stays(built):
        child = subprocess.Popen(
            [COMMONS, "build", "--executor", "serial"],
            cwd=built, env=plain_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        sign = built / ".cache" / "commons" / "store.sqlite-wal" if moment.startswith("store") else built / ".site.next"
        while child.poll() is None and not sign.exists():
            time.sleep(0.001)
        child.send_signal(signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL, "the build was over before it could be killed"
    assert_built(build(built))
    assert_same(built / "site", clean_build(built, tmp_path / "clean"))
    assert not [entry.name for entry in built.iterdir() if entry.name == ".site.swap"]


@pytest.mark.skipif(not sys.platform.startswith("linux") and os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_folder_that_may_not_be_written_is_one_line(built: Path) -> None:
    write_practice(built)
    parent = built / "public"
    parent.mkdir()
    parent.chmod(0o555)
    done = run([sys.executable, "-c", WITHOUT_PRIVILEGE, COMMONS, "build", "--output", "public/site"], built)
    parent.chmod(0o755)
    if done.returncode == 99:
        pytest.skip("this root may not give up its privilege")
    assert done.returncode == 2
    assert done.stderr == (
        f"commons: The site cannot be written to {parent}/site (Permission denied): yesterday's site stays as it is.\n"
    )
    assert list(parent.iterdir()) == []


def test_a_cache_that_cannot_be_written_costs_time_and_nothing_else(built: Path) -> None:
    (built / "file").write_text("a file where a folder should be")
    expected = files_of(built / "site")
    done = build(built, "--output", "other", COMMONS_CACHE=str(built / "file"))
    assert_built(done)
    assert f"commons: {built}/file cannot be written" in done.stderr
    assert files_of(built / "other") == expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit means other things elsewhere")
@pytest.mark.parametrize("room", [20_000, 200_000])
def test_no_room_on_the_disk_is_one_line_and_yesterdays_site_stays(built: Path, room: int) -> None:
    write_practice(built)
    shutil.rmtree(built / ".cache")
    with yesterdays_site_stays(built):
        done = run([sys.executable, "-c", WITH_LITTLE_ROOM, str(room), COMMONS, "build"], built)
    assert done.returncode == 2, done.stdout + done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "File too large" in done.stderr
    assert_built(build(built))


def test_a_folder_that_no_build_made_is_refused_and_left_alone(built: Path) -> None:
    (built / "mine").mkdir()
    (built / "mine" / "thesis.txt").write_text("precious")
    done = build(built, "--output", "mine")
    assert done.returncode == 2
    assert done.stderr == (
        f"commons: {built}/mine holds files that no build made: empty it, or name another folder with --output.\n"
    )
    assert files_of(built / "mine") == {"thesis.txt": b"precious"}


def test_the_project_itself_is_no_place_for_the_site(built: Path) -> None:
    before = files_of(built)
    done = build(built, "--output", ".")
    assert done.returncode == 2
    assert "holds files that no build made" in done.stderr
    assert files_of(built / "content") == {
        path.removeprefix("content/"): data for path, data in before.items() if path.startswith("content/")
    }


# Addresses ------------------------------------------------------------------------------------------------------------


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@contextmanager
def served(directory: Path) -> Iterator[str]:
    """Serve a folder on this machine; yield its address, with a slash at the end."""
    handler = functools.partial(QuietHandler, directory=str(directory))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


LINKS = "a[href], link[href]:not([rel=canonical]), script[src], img[src], form[action], meta[http-equiv=refresh]"


def targets_of(markup: str, address: str) -> Iterator[str]:
    for node in LexborHTMLParser(markup).css(LINKS):
        found = node.attributes
        link = found.get("href") or found.get("src") or found.get("action") or ""
        if node.tag == "meta":
            link = (found.get("content") or "").partition("url=")[2]
        yield urldefrag(urljoin(address, link)).url


def crawl(start: str, host: str) -> tuple[set[str], list[str]]:
    """Follow every link from an address; return what was reached, and what led nowhere, with its page."""
    reached, lost = {start}, []
    waiting = [start]
    while waiting:
        address = waiting.pop()
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
            markup = answer.read().decode() if answer.headers.get_content_type() == "text/html" else ""
        for target in targets_of(markup, address):
            if target in reached or not target.startswith(host):
                continue
            reached.add(target)
            if not target.startswith(start):
                lost.append(f"{address} -> {target}")
                continue
            try:
                with urllib.request.urlopen(target) as answer:  # noqa: S310 - our own server
                    waiting.append(answer.url)
            except urllib.error.HTTPError:
                lost.append(f"{address} -> {target}")
    return reached, lost


def test_a_site_under_a_sub_path_is_whole_and_every_page_is_reached(built: Path) -> None:
    assert_built(build(built, COMMONS_SITE_URL="https://example.org/base/"))
    web = built / "web"
    web.mkdir()
    (built / "site").rename(web / "base")
    pages = {path.removesuffix("index.html") for path in files_of(web / "base") if path.endswith("/index.html")}
    with served(web) as host:
        reached, lost = crawl(f"{host}base/", host)
    assert lost == []
    assert sorted(page for page in pages if f"{host}base/{page}" not in reached) == []
    markup = (web / "base" / "practices" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/base/practices/">' in markup
    assert "<loc>https://example.org/base/practices/</loc>" in (web / "base" / "sitemap.xml").read_text("utf-8")
    lost_page = (web / "base" / "404.html").read_text("utf-8")
    assert re.findall(r'(?:href|src)="(/(?!base/)[^"]*)"', lost_page) == [], "404.html is served at any depth"


def test_a_former_id_leads_to_the_record_and_a_withdrawn_record_says_why(built: Path) -> None:
    write_practice(built, more="former_ids: [an-old-name]\n")
    withdrawn = 'withdrawn: {on: 2026-01-01, reason: "It was <b>wrong</b>."}\nsuperseded_by: practices/a-new-practice\n'
    write_practice(built, "content/practices/a-wrong-practice.md", more=withdrawn, narrative="PLANTED NARRATIVE")
    assert_built(build(built))
    site = built / "site"
    old = (site / "practices" / "an-old-name" / "index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../practices/a-new-practice/">' in old
    assert '<meta name="robots" content="noindex">' in old
    assert json.loads((site / "practices" / "an-old-name.json").read_bytes())["moved_to"] == "a-new-practice"
    tombstone = (site / "practices" / "a-wrong-practice" / "index.html").read_text("utf-8")
    assert "It was &lt;b&gt;wrong&lt;/b&gt;." in tombstone
    assert 'href="../../practices/a-new-practice/"' in tombstone
    everything = b"".join(files_of(site).values())
    assert b"PLANTED NARRATIVE" not in everything
    assert b"practices/an-old-name/" not in (site / "sitemap.xml").read_bytes()
    assert b"practices/a-wrong-practice/" not in (site / "practices" / "index.html").read_bytes()


def test_what_is_not_public_of_a_case_is_nowhere_on_the_site(built: Path) -> None:
    template = (built / "content" / "cases" / "bmm-horn-of-africa.md").read_text("utf-8")
    for name, level in (("planted-count-case", "count"), ("planted-summary-case", "summary")):
        text = re.sub(
            "(?ms)^(summary|need|response|note): .*?(?=^\\S)",
            r"\1: The XYZZY word, said at some length here.\n",
            template,
        )
        text = re.sub("(?m)^title: .*$", f"title: {'XYZZY' if level == 'count' else 'A summary only'} {name}", text)
        text = text.replace("\n---\n", f"\npublish: {level}\n---\n\nXYZZY narrative.\n", 1)
        assert text.count("XYZZY") > 2
        (built / "content" / "cases" / f"{name}.md").write_text(text, encoding="utf-8")
    naming = "related: [cases/planted-count-case, cases/planted-summary-case]\n"
    write_practice(built, more=naming)
    assert_built(build(built))
    for path, data in files_of(built / "site").items():
        assert b"XYZZY" not in data, path
        assert b"planted-count-case" not in data, path
        assert "planted-count-case" not in path
    assert (built / "site" / "cases" / "planted-summary-case" / "index.html").is_file()
    assert json.loads((built / "site" / "data" / "case.json").read_bytes())["cases_not_public"] == 1


# Other circumstances --------------------------------------------------------------------------------------------------


def test_a_project_without_git_or_a_date_builds_twice_the_same(project_copy: ProjectCopy, tmp_path: Path) -> None:
    project = project_copy(small=True)
    environment = plain_environment()
    del environment["SOURCE_DATE_EPOCH"]
    environment["PATH"] = str(tmp_path / "no-programs")
    sites = []
    for name in ("one", "two"):
        done = subprocess.run(
            [COMMONS, "build", "--output", name],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert_built(done)
        sites.append(project / name)
    assert_same(*sites)


def test_dates_come_from_git_and_a_commit_alone_changes_them(project_copy: ProjectCopy) -> None:
    project = project_copy(small=True)
    git = ["git", "-c", "user.name=A Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false"]
    stamp = "2026-05-04T12:00:00+0000"
    dated = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "GIT_CONFIG_GLOBAL": os.devnull}
    (project / ".gitignore").write_text(".cache/\nsite/\n.site.next/\n", encoding="utf-8")
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message=First"]):
        assert_built(run([*git, *words], project, **dated))
    assert_built(build(project, SOURCE_DATE_EPOCH=""))
    assert json.loads((project / "site" / "data" / "records.json").read_bytes())["date"] == "2026-05-04"
    assert run([*git, "status", "--porcelain"], project).stdout == "", "a build must not touch what Git watches"


def test_a_knowledge_base_without_any_record_builds(project_copy: ProjectCopy) -> None:
    project = project_copy(small=True)
    for folder in (project / "content").iterdir():
        if folder.is_dir() and folder.name != "pages":
            shutil.rmtree(folder)
    done = build(project)
    assert_built(done)
    assert done.stdout.startswith("Records    0: ")
    told = json.loads((project / "site" / "data" / "records.json").read_bytes())
    assert told["records"] == []
    with served(project / "site") as host:
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


def test_bad_files_of_every_kind_are_findings_and_the_good_records_are_published(built: Path) -> None:
    folder = built / "content" / "practices"
    contents = {
        "not-utf8.md": b"---\ntitle: \xff\n---\n",
        "empty.md": b"",
        "no-front-matter.md": b"Only a text.\n",
        "unclosed.md": b"---\ntitle: X\n",
        "tab.md": b"---\ntitle: X\n\tkind: policy\n---\n",
        "bomb.md": b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n",
        "with space.md": b"---\ntitle: X\n---\n",
    }
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    with (folder / "huge.md").open("wb") as sparse:
        sparse.truncate(50_000_000)
    secret = built.parent / "secret.md"
    secret.write_text("A PLANTED SECRET\n", encoding="utf-8")
    (folder / "linked.md").symlink_to(secret)
    done = build(built, "--keep-going")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    left_out = json.loads((built / "site" / "data" / "records.json").read_bytes())["left_out"]
    assert left_out == sorted(f"content/practices/{name}" for name in (*contents, "huge.md", "linked.md"))
    assert b"A PLANTED SECRET" not in b"".join(files_of(built / "site").values())
