"""The commands that look after records: `commons doctor` and `commons links`, the latter with a real site to ask."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Run
from tests.end_to_end.records import ORGANISATION, REQUEST, write
from tests.unit.upkeep.site import Site, served_site


@pytest.fixture
def site() -> Iterator[Site]:
    with served_site() as found:
        yield found


def point_to(project: Path, site: Site, *paths: str) -> None:
    """Let the organisation be told of by pages of a site."""
    sources = "".join(f"  - title: {path}\n    publisher: P\n    url: {site.address}{path}\n" for path in paths)
    head = ORGANISATION.format(title="International Organization for Migration").partition("sources:")[0]
    write(project, "organisations/iom.yml", f"{head}sources:\n{sources}type: un\n")


def ledger_of(project: Path) -> list[list[str]]:
    text = (project / "content" / "upkeep" / "addresses.csv").read_text(encoding="utf-8")
    return [line.split(",") for line in text.splitlines()[1:]]


def test_addresses_are_asked_once_and_what_is_learnt_is_kept_for_the_doctor(
    project: Path, commons: Run, site: Site
) -> None:
    point_to(project, site, "/page", "/404", "/moved")
    words = ("links", "--check", "--allow-private", "--only", f"{site.address}/*")
    done = commons(*words, COMMONS_REPOSITORY_URL=site.address)
    assert (done.returncode, done.stderr) == (0, "Due: 3. Asked and noted: 3.\n")
    assert "Addresses: 3; 2 work, 0 dead, 1 unclear, 0 not checked yet; last check on 2026-11-22." in done.stdout
    assert f"Moved: 1\n  {site.address}/moved  now {site.address}/page" in done.stdout
    assert [row[1:5] for row in ledger_of(project)] == [
        ["unclear", "404", "2026-11-22", "2026-11-25"],
        ["works", "200", "2026-11-22", "2026-12-20"],
        ["works", "200", "2026-11-22", "2026-12-20"],
    ]
    asked = len(site.asked)
    assert commons(*words, COMMONS_REPOSITORY_URL=site.address).stderr == "Due: 0. Asked and noted: 0.\n"
    assert len(site.asked) == asked
    found = json.loads(commons("doctor", "--only", "*-addresses", "--format", "json").stdout)
    assert [need["subject"] for need in found["needs"]] == ["organisations/iom"]


def test_what_no_record_names_any_more_leaves_the_ledger_but_not_while_a_record_cannot_be_read(
    project: Path, commons: Run, site: Site
) -> None:
    point_to(project, site, "/page", "/other")
    words = ("links", "--check", "--allow-private", "--only", f"{site.address}/*")
    commons(*words, COMMONS_REPOSITORY_URL=site.address)
    point_to(project, site, "/page", "/new")
    broken = write(project, "organisations/broken.yml", "title: x\n")
    commons(*words, COMMONS_REPOSITORY_URL=site.address)
    assert [row[0].rpartition("/")[2] for row in ledger_of(project)] == ["new", "other", "page"]
    broken.unlink()
    point_to(project, site, "/page", "/new", "/newest")
    commons(*words, COMMONS_REPOSITORY_URL=site.address)
    assert [row[0].rpartition("/")[2] for row in ledger_of(project)] == ["new", "newest", "page"]


def test_where_nothing_works_nothing_is_noted(project: Path, commons: Run, site: Site) -> None:
    point_to(project, site, "/404")
    words = ("links", "--check", "--allow-private", "--only", f"{site.address}/*")
    done = commons(*words, COMMONS_REPOSITORY_URL=f"{site.address}/reset")
    assert done.stderr.splitlines()[1] == (
        "Nothing worked, our own address neither, so nothing was noted of 1: no way out?"
    )
    assert not (project / "content" / "upkeep").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["links", "--only", "*.nowhere/*"], "No record names an address like '*.nowhere/*': * stands for anything"),
        (["links", "--check"], "Those who are asked should see who asks: give repository_url or site_url in"),
        (["doctor", "--only", "unverified"], "There is no group 'unverified'. Did you mean never-verified?"),
        (
            ["doctor", "--known", "x.json"],
            "--known goes with --format issues only: it holds the",
        ),
        (["doctor", "--format", "issues", "--known", "bad.json"], "bad.json should hold issues with number, title and"),
        (["doctor", "--format", "issues", "--known", "none.json"], "none.json: No such file or directory."),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_way_out(
    project: Path, commons: Run, words: list[str], said: str
) -> None:
    (project / "bad.json").write_text('[{"number": "seven"}]', encoding="utf-8")
    done = commons(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"commons: {said}")


def test_a_broken_ledger_stops_whoever_needs_it_with_its_line(project: Path, commons: Run) -> None:
    write(project, "upkeep/addresses.csv", "address,state\n")
    for words in (["doctor"], ["links"]):
        done = commons(*words)
        assert done.returncode == 2
        assert "The ledger of addresses is broken: upkeep/addresses.csv:1 (the first line should be" in done.stderr
    assert commons("check").returncode == 0, "no change of a record waits for it"


def test_the_doctor_tells_what_needs_a_hand_as_text_and_markdown_and_finds_no_fault(commons: Run) -> None:
    done = commons("doctor", "--limit", "1")
    assert done.returncode == 0
    assert "Addresses: 2, none checked yet. `commons links --check` asks them." in done.stdout
    assert "since they were written: 3 (never-verified)" in done.stdout
    assert (
        "  - organisations/ilo  International Labour Organization\n    Sources: 1. Records that name it: 1."
        in done.stdout
    )
    assert "… and 2 more, in the order in which to begin: commons doctor --only never-verified --limit 3" in done.stdout
    told = commons("doctor", "--only", "never-verified", "--format", "markdown").stdout
    assert "- International Labour Organization (`organisations/ilo`): Sources: 1. Records that name it: 1." in told


def test_issues_are_made_of_what_is_public_and_compared_with_those_that_are_there(project: Path, commons: Run) -> None:
    write(project, "cases/desk.md", REQUEST.replace("stage: received", "publish: count\nstage: received"))
    issues = json.loads(commons("doctor", "--format", "issues").stdout)
    assert "desk" not in json.dumps(issues)
    assert "cases/desk" in commons("doctor").stdout
    never = next(issue for issue in issues if issue["key"] == "never-verified")
    known = [
        {"number": 4, "title": never["title"], "body": never["body"], "url": "https://example.org/4"},
        {"number": 5, "title": "Old", "body": "<!-- upkeep: closed-funds -->\nOld."},
        {"number": 6, "title": "Of a person", "body": "Please help."},
        {"number": 7, "title": "Not known today", "body": "<!-- upkeep: dead-addresses -->\nOld."},
    ]
    (project / "known.json").write_text(json.dumps(known), encoding="utf-8")
    steps = json.loads(commons("doctor", "--format", "issues", "--known", "known.json").stdout)
    assert [(step["do"], step["number"]) for step in steps if step["do"] != "create"] == [("close", 5)]
    assert len(steps) == len(issues)
