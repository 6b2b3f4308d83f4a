"""A folder of CSV tables, or its archive, that is cut off or was changed is refused with the file and the reason."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.corpus import build_corpus
from build_tools.dumps import open_dump
from build_tools.errors import DumpError
from build_tools.exports import dumps_csv
from build_tools.tables import published_form
from tests.unit.dumps.formats import write
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import entry, vocabularies

LONG = "A very long narrative. " * 10_000
RECORDS = build_corpus(
    [
        entry("practice", "alpha", LONG, kind="law", implementers=["iom"], countries=["KEN", "UGA"], objectives=[6]),
        entry("practice", "zulu", "Short", kind="law", implementers=["iom"], countries=["TCD"], objectives=[18]),
    ],
    {},
    vocabularies(),
)
PUBLISHED = tuple(map(published_form, RECORDS))
ANEW = "Download it anew and compare it with SHA256SUMS."


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dumps")
    for artefact in dumps_csv.export(RECORDS, release_of(RECORDS)):
        write(artefact, folder / artefact.path)
    return folder / "data"


@pytest.fixture
def tables(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole / "csv", tmp_path / "csv"))


def refusal(path: Path) -> str:
    with pytest.raises(DumpError) as refused:
        open_dump(path)
    return str(refused.value).removeprefix(f"{path.as_posix()} ")


def change(file: Path, how: Callable[[bytes], bytes]) -> None:
    file.write_bytes(how(file.read_bytes()))


def without_about(tables: Path) -> Path:
    (tables / "about.json").unlink()
    return tables


def test_a_folder_is_read_with_or_without_what_tells_of_it(tables: Path) -> None:
    found = open_dump(tables)
    assert (found.schema_version, found.records) == ("1.0.0", PUBLISHED)
    found = open_dump(without_about(tables))
    assert (found.schema_version, found.records) == ("", PUBLISHED)


def test_what_a_spreadsheet_adds_in_front_is_overlooked(tables: Path) -> None:
    change(tables / "practice.csv", lambda data: b"\xef\xbb\xbf" + data)
    assert open_dump(tables).records == PUBLISHED


def test_columns_may_stand_in_another_order_and_those_that_came_later_may_lack(tables: Path) -> None:
    (tables / "practice_countries.csv").write_bytes(
        b"new,value,position,record_id\r\nx,KEN,1,alpha\r\nx,UGA,2,alpha\r\nx,TCD,1,zulu\r\n"
    )
    (tables / "practice_sources.csv").unlink()
    without = ({**record, "sources": None} for record in open_dump(without_about(tables)).records)
    assert [*without] == [{**record, "sources": None} for record in PUBLISHED]


@pytest.mark.parametrize(
    ("name", "how", "why"),
    [
        ("practice.csv", lambda data: data[: len(data) // 2], "practice.csv: the last line has no end"),
        ("practice.csv", lambda data: data[: len(data) // 2] + b"\n", "practice.csv: unexpected end of data"),
        ("practice_countries.csv", lambda data: data[:-3], "practice_countries.csv: the last line has no end"),
        ("practice.csv", lambda _: b"", "practice.csv: there is no column record_type"),
        ("practice_countries.csv", lambda data: data.replace(b",UGA", b""),
         "practice_countries.csv: line 3 has 2 cells, and the heading 3"),
        ("practice_objectives.csv", lambda data: data.replace(b"1,6", b"1,six"),
         "practice_objectives.csv: value is no whole number but 'six'"),
        ("practice_countries.csv", lambda data: data.replace(b"zulu", b"yankee"),
         "practice_countries.csv tells of yankee, and practice.csv does not"),
        ("practice_countries.csv", lambda data: data.replace(b"alpha,1,KEN\r\n", b""),
         "of practice_countries it has 2, and should have 3"),
        ("practice_countries.csv", lambda data: data.replace(b"KEN", b"\xff\xfe\xfd"),
         "practice_countries.csv: 'utf-8' codec can't decode byte 0xff in position 34: invalid start byte"),
    ],
)  # fmt: skip
def test_a_table_that_is_cut_off_or_changed_is_named_with_the_reason(
    tables: Path, name: str, how: Callable[[bytes], bytes], why: str
) -> None:
    change(tables / name, how)
    assert refusal(tables) == f"is broken or cut off ({why}). {ANEW}"


def test_a_table_without_its_last_rows_is_noticed_by_what_tells_of_it(tables: Path) -> None:
    for name in ("practice", "practice_sources"):
        kept = tables / f"{name}.csv"
        before = kept.read_bytes()
        kept.write_bytes(before[: before.index(b"\r\n") + 2])
        assert refusal(tables).startswith(f"is broken or cut off (of {name} it has 0, and should have ")
        kept.write_bytes(before)


def test_an_archive_that_is_cut_in_half_or_damaged_is_called_so(whole: Path, tmp_path: Path) -> None:
    data = (whole / "csv.zip").read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(data[: len(data) // 2])
    assert refusal(cut) == f"is broken or cut off (File is not a zip file). {ANEW}"
    middle = data.index(b"practice.csv") + 60
    cut.write_bytes(data[:middle] + bytes(9) + data[middle + 9 :])
    assert refusal(cut).startswith("is broken or cut off (")


def test_an_archive_of_something_else_is_no_dump(tmp_path: Path) -> None:
    other = tmp_path / "photos.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("photo.png", b"x")
    assert refusal(other).startswith("is broken or cut off (it holds none of our tables)")


def test_a_former_schema_is_named(tables: Path) -> None:
    change(tables / "about.json", lambda data: json.dumps({**json.loads(data), "schema_version": "0.9.0"}).encode())
    assert refusal(tables).startswith("follows version 0.9.0 of the schema, this program version 1.0.0.")
