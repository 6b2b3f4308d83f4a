"""The archive of a release is the same whenever it is made; what archives read of it follows from the citation."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from build_tools.errors import ReleaseError
from build_tools.publish.archive import write_archive
from build_tools.publish.citation_file import citation_of_release, zenodo_of_release
from tests.conftest import REPOSITORY
from tests.unit.versions.published import release_that_held

TOLD = release_that_held([]).told


def test_an_archive_has_the_same_bytes_whenever_it_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    (folder / "csv").mkdir(parents=True)
    for name in ("csv/practice.csv", "records.json", "été.txt"):
        (folder / name).write_text(name, encoding="utf-8")
    citation = tmp_path / "CITATION.cff"
    citation.write_text("cff-version: 1.2.0\n", encoding="utf-8")
    made = []
    for number, day in enumerate((1_000_000_000, 1_500_000_000)):
        for file in folder.rglob("*.*"):
            os.utime(file, (day, day))
            file.chmod(0o600 if number else 0o644)
        target = tmp_path / str(number) / "release.zip"
        write_archive(target, "commons", folder, (citation,))
        assert [file.name for file in target.parent.iterdir()] == ["release.zip"]
        made.append(target.read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "1" / "release.zip") as archive:
        assert archive.namelist() == [
            "commons/CITATION.cff",
            "commons/data/csv/practice.csv",
            "commons/data/records.json",
            "commons/data/été.txt",
        ]


def test_a_citation_gets_the_number_and_the_day_once_and_keeps_all_else() -> None:
    text = (REPOSITORY / "CITATION.cff").read_text(encoding="utf-8")
    once = citation_of_release(text, TOLD)
    assert once.count(f'version: "{TOLD.version}"\ndate-released: {TOLD.date}\n') == 1
    assert citation_of_release(once, TOLD) == once
    kept = [line for line in once.splitlines() if not line.startswith(("version:", "date-released:"))]
    assert kept == [line for line in text.splitlines() if not line.startswith(("version:", "date-released:"))]


def test_zenodo_is_told_what_the_citation_says_and_nothing_else() -> None:
    citation = """\
message: Please cite it.
title: Data & more
abstract: >-
  Records <of> practices
  & cases.
authors:
  - name: The contributors
  - family-names: Doe
    given-names: Jane
license: [CC-BY-4.0, MIT]
keywords: [migration]
version: 1
"""
    assert json.loads(zenodo_of_release(citation, TOLD)) == {
        "title": "Data & more",
        "description": "<p>Records &lt;of&gt; practices &amp; cases.</p>",
        "upload_type": "dataset",
        "access_right": "open",
        "license": "cc-by-4.0",
        "creators": [{"name": "The contributors"}, {"name": "Doe, Jane"}],
        "keywords": ["migration"],
        "version": "2026.10",
        "publication_date": "2026-10-15",
        "notes": "Please cite it.",
    }


@pytest.mark.parametrize(
    ("citation", "told"),
    [
        ("title: x\n", "CITATION.cff lacks abstract: Zenodo needs it."),
        ("title: [x\n", "CITATION.cff:"),
    ],
)
def test_a_citation_that_says_too_little_is_refused(citation: str, told: str) -> None:
    with pytest.raises(ReleaseError) as refused:
        zenodo_of_release(citation, TOLD)
    assert str(refused.value).startswith(told)


def test_a_citation_without_a_version_is_refused() -> None:
    with pytest.raises(ReleaseError, match="should have one line “version: …”"):
        citation_of_release("title: x\n  version: 1\n", TOLD)
