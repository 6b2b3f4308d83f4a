"""Broken input and broken builds: one finding or one line, and yesterday's site stays."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import COMMONS, plain_environment
from tests.end_to_end.conftest import (
    SERIAL,
    assert_built,
    assert_same,
    build,
    clean_build,
    files_of,
    run,
    write_broken,
    write_practice,
    yesterdays_site_stays,
)
from tests.end_to_end.records import BROKEN

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


def test_keep_going_publishes_the_good_records_and_says_what_was_left_out(built: Path, small_project: Path) -> None:
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
    assert_same(site, small_project / "site")


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


def test_a_build_killed_early_and_one_killed_late_leave_yesterdays_site_and_the_next_one_works(
    built: Path, tmp_path: Path
) -> None:
    write_practice(built, narrative="Much text. " * 200)
    strings = built / "site_config" / "i18n" / "en.yml"
    strings.write_text(strings.read_text("utf-8") + "# changed\n", encoding="utf-8")
    shutil.rmtree(built / ".cache")
    for sign in (built / ".cache" / "commons" / "store.sqlite-wal", built / ".site.next"):
        assert not sign.exists()
        with yesterdays_site_stays(built):
            child = subprocess.Popen(
                [COMMONS, "build", "--executor", "serial"],
                cwd=built, env=plain_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
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
def test_no_room_on_the_disk_is_one_line_and_yesterdays_site_stays(built: Path) -> None:
    write_practice(built)
    shutil.rmtree(built / ".cache")
    for room in ("20000", "90000"):
        with yesterdays_site_stays(built):
            done = run([sys.executable, "-c", WITH_LITTLE_ROOM, room, COMMONS, "build"], built, **SERIAL)
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


def test_a_site_that_would_lose_a_third_of_its_records_waits_for_a_word(built: Path) -> None:
    records = json.loads((built / "site" / "data" / "records.json").read_bytes())["records"]
    for file in (built / "content" / "practices").glob("*.md"):
        file.unlink()
    for folder in ("evidence", "cases", "workstreams", "expertise", "funding", "platforms"):
        shutil.rmtree(built / "content" / folder)
    left = len(list((built / "content" / "organisations").glob("*.yml")))
    assert left < 0.7 * len(records)
    with yesterdays_site_stays(built):
        refused = build(built)
    assert refused.returncode == 2
    assert refused.stderr.splitlines()[-1] == (
        f"commons: the site would have {left} records where it had {len(records)}, so it was not put in place. "
        "If they went on purpose, build with --allow-fewer."
    )
    assert_built(build(built, "--allow-fewer"))
    assert len(json.loads((built / "site" / "data" / "records.json").read_bytes())["records"]) == left
