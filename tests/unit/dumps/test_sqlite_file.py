"""An SQLite dump that is cut off, changed or not ours is refused with the reason."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from build_tools.corpus import publishable
from build_tools.dumps import open_dump
from build_tools.errors import DumpError
from build_tools.exports import dumps_sqlite
from build_tools.tables import published_form
from tests.unit.dumps.formats import write
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import corpus

PUBLISHED = publishable(corpus()).corpus
RECORDS = tuple(map(published_form, PUBLISHED))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("dumps") / "commons.sqlite"
    write(next(iter(dumps_sqlite.export(PUBLISHED, release_of(PUBLISHED)))), file)
    return file.read_bytes()


@pytest.fixture
def file(whole: bytes, tmp_path: Path) -> Path:
    copy = tmp_path / "commons.sqlite"
    copy.write_bytes(whole)
    return copy


def refusal(path: Path) -> str:
    with pytest.raises(DumpError) as refused:
        open_dump(path)
    return str(refused.value).removeprefix(f"{path.as_posix()} ")


def change(file: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        for statement in statements:
            database.execute(statement)
    return file


def test_a_file_is_read_compressed_or_not_and_nothing_is_left_beside_it(file: Path) -> None:
    packed = file.with_suffix(".sqlite.gz")
    packed.write_bytes(gzip.compress(file.read_bytes()))
    for path in (file, packed):
        found = open_dump(path)
        assert (found.schema_version, found.records) == ("1.0.0", RECORDS)
    assert sorted(one.name for one in file.parent.iterdir()) == ["commons.sqlite", "commons.sqlite.gz"]


def test_a_file_that_lacks_columns_and_tables_that_came_later_is_read(file: Path) -> None:
    without = ("scope", "themes")
    change(
        file,
        "PRAGMA legacy_alter_table = ON",
        "PRAGMA foreign_keys = OFF",
        *(f'DROP VIEW "{name}"' for name in views(file)),
        "ALTER TABLE practice DROP COLUMN scope",
        "DROP TABLE practice_themes",
    )
    assert [*open_dump(file).records] == [
        {name: value for name, value in one.items() if one["record_type"] != "practice" or name not in without}
        for one in RECORDS
    ]


def views(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as database:
        return [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]


@pytest.mark.parametrize("share", [0.02, 0.5, 0.999])
@pytest.mark.parametrize("is_packed", [False, True])
def test_a_file_that_is_cut_off_is_called_so(whole: bytes, tmp_path: Path, share: float, is_packed: bool) -> None:
    data = gzip.compress(whole) if is_packed else whole
    cut = tmp_path / "commons.sqlite"
    cut.write_bytes(data[: int(len(data) * share)])
    assert refusal(cut).startswith("is broken or cut off (")


def test_a_file_that_lacks_a_record_or_is_of_something_else_is_told_apart(file: Path) -> None:
    change(file, "DELETE FROM practice WHERE id = 'full-practice'")
    number = f"{len(RECORDS):,}"
    assert refusal(file).startswith(
        f"is broken or cut off (its tables hold {len(RECORDS) - 1:,} records, its list of them {number})."
    )
    change(
        file,
        "UPDATE about SET value = '0.9.0' WHERE name = 'schema_version'",
        "DELETE FROM record WHERE id = 'full-practice'",
    )
    assert refusal(file).startswith("follows version 0.9.0 of the schema")
    change(file, "DROP TABLE about")
    assert "(no such table: about)" in refusal(file)
