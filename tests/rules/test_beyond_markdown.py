"""What the pages tell of and Markdown cannot show: bytes, links, rights and sizes; also a thousand findings at once."""

import os
from pathlib import Path

import pytest

from tests.rules.examples import check_directory, told

RECORD = """\
title: International Organization for Migration (IOM)
summary: The organisation of the United Nations for migration, with offices in most countries.
type: un
sources:
  - {title: About us, publisher: International Organization for Migration, url: "https://example.org/about"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of organisations under a content root in `tmp_path`."""
    made = tmp_path / "content" / "organisations"
    made.mkdir(parents=True)
    return made


def test_bytes_that_are_not_utf8_are_placed(folder: Path, tmp_path: Path) -> None:
    (folder / "iom.yml").write_bytes(RECORD.encode() + "note: Genève\n".encode("latin-1"))
    assert told(check_directory(tmp_path)) == (
        "content/organisations/iom.yml:6:10 error CC101 The byte 0xE8 is not UTF-8 text.\n"
        "  Save the file again with the encoding UTF-8 (in most editors: Save as, Encoding, UTF-8).\n"
    )


def test_a_huge_file_is_refused_unread(folder: Path, tmp_path: Path) -> None:
    with (folder / "iom.yml").open("wb") as file:
        file.truncate(50_000_000)
    assert told(check_directory(tmp_path)) == (
        "content/organisations/iom.yml error CC110 The file has 50,000,000 bytes; a record has at most 1,000,000.\n"
        "  Keep pictures and long documents elsewhere and link to them.\n"
    )


def test_a_link_is_refused_wherever_it_leads(folder: Path, tmp_path: Path) -> None:
    (folder / "iom.yml").symlink_to("/etc/passwd")
    assert told(check_directory(tmp_path)) == (
        "content/organisations/iom.yml error CC111 A symbolic link stands where a file should.\n"
        "  Put the file itself here; links can lead out of the repository.\n"
    )


def test_an_unseen_character_is_placed(folder: Path, tmp_path: Path) -> None:
    (folder / "iom.yml").write_text(RECORD + "note: a\u202eb\n", encoding="utf-8")
    assert told(check_directory(tmp_path)) == (
        "content/organisations/iom.yml:6:8 error CC115 The character U+202E cannot stand in a record.\n"
        "  Delete it; it is not visible.\n"
    )


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_without_the_right_to_read_is_told(folder: Path, tmp_path: Path) -> None:
    (folder / "iom.yml").write_text(RECORD, encoding="utf-8")
    (folder / "iom.yml").chmod(0)
    assert told(check_directory(tmp_path)) == (
        "content/organisations/iom.yml error CC116 The file cannot be opened (Permission denied).\n"
        "  Give yourself the right to read it.\n"
    )


def test_a_thousand_findings_come_at_once(folder: Path, tmp_path: Path) -> None:
    for number in range(1000):
        (folder / f"body-{number}.yml").write_text(
            RECORD.replace("Migration (IOM)", f"Migration {number}") + f"part_of: no-such-body-{number}\n",
            encoding="utf-8",
        )
    found = check_directory(tmp_path)
    assert len(found) == 1000
    assert {finding.code.id for finding in found} == {"CC301"}
