"""The ledger of releases is read whole or refused, and keeps how records stood for the last few releases only."""

from pathlib import Path

import pytest

from build_tools.errors import LedgerError
from build_tools.versions import PastRelease, read_ledger
from build_tools.versions.ledger import KEPT, ledger_files, outdated_files
from tests.unit.versions.published import published, release_that_held

RECORDS = [
    published("a", superseded_by="practices/b"),
    published("b"),
    published("c", "case", withdrawn={"on": "2026-01-01", "reason": "Wrong."}),
]


def write(folder: Path, *releases: PastRelease) -> None:
    for release in releases:
        for name, data in ledger_files(release.told, release.standings or {}, "# Notes\n").items():
            (folder / name).write_bytes(data)


def refusal(folder: Path) -> str:
    with pytest.raises(LedgerError) as refused:
        read_ledger(folder)
    return str(refused.value).replace(folder.name, "releases")


def test_releases_are_read_as_they_were_written_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    releases = [release_that_held(RECORDS, version) for version in ("2026.10", "2026.10.2", "2026.10.10")]
    write(tmp_path, *reversed(releases))
    assert read_ledger(tmp_path) == tuple(releases)


def test_where_there_is_no_ledger_there_was_no_release(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "releases") == ()


def test_line_ends_as_git_writes_them_on_windows_change_nothing(tmp_path: Path) -> None:
    release = release_that_held(RECORDS)
    write(tmp_path, release)
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_ledger(tmp_path) == (release,)


def test_a_release_whose_records_are_no_longer_kept_is_told_without_them(tmp_path: Path) -> None:
    write(tmp_path, release_that_held(RECORDS))
    (tmp_path / "2026.10.records.txt").unlink()
    (found,) = read_ledger(tmp_path)
    assert found.standings is None


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("2026.10.yml", b"2026-10-15", b"yesterday", "2026.10.yml (date: String should match pattern"),
        ("2026.10.yml", b'version: "2026.10"', b'version: "2026.11"', "2026.10.yml (it tells of release 2026.11)"),
        ("2026.10.yml", b"counts", b"count", "2026.10.yml (count"),
        ("2026.10.yml", b"\n", b"\n\t", "2026.10.yml ("),
        (
            "2026.10.records.txt",
            b"case c",
            b"case d",
            "2026.10.records.txt (its SHA-256 is another than",
        ),
    ],
)
def test_a_ledger_that_was_changed_by_hand_is_refused_with_its_file(
    tmp_path: Path, name: str, old: bytes, new: bytes, told: str
) -> None:
    write(tmp_path, release_that_held(RECORDS))
    file = tmp_path / name
    file.write_bytes(file.read_bytes().replace(old, new, 1))
    text = refusal(tmp_path)
    assert text.startswith(f"The ledger of releases is broken: releases/{told}"), text
    assert text.endswith("Restore the file from Git.")


def test_one_more_release_outdates_the_oldest_that_is_kept() -> None:
    past = [release_that_held(RECORDS, f"2026.{month:02}") for month in range(1, KEPT + 1)]
    assert outdated_files(past[:-1]) == ()
    assert outdated_files(past) == ("2026.01.records.txt",)
