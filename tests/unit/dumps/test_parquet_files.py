"""A folder of Parquet files, or one, that is cut off or not ours is refused with the reason."""

from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from build_tools.corpus import publishable
from build_tools.dumps import open_dump
from build_tools.errors import DumpError
from build_tools.exports import dumps_parquet
from build_tools.tables import published_form
from tests.unit.dumps.formats import write
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import corpus

PUBLISHED = publishable(corpus()).corpus
PRACTICES = tuple(map(published_form, PUBLISHED.by_type["practice"]))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for artefact in dumps_parquet.export(PUBLISHED, release_of(PUBLISHED)):
        write(artefact, tmp_path / artefact.path)
    return tmp_path / "data/parquet"


def refusal(path: Path) -> str:
    with pytest.raises(DumpError) as refused:
        open_dump(path)
    return str(refused.value).removeprefix(f"{path.as_posix()} ")


def rewrite(file: Path, columns: list[str], told: dict[str, str]) -> None:
    """Write a file anew with some of its columns, and with other words about it."""
    table = pyarrow.parquet.read_table(file)
    metadata = {**(table.schema.metadata or {}), **{name.encode(): value.encode() for name, value in told.items()}}
    pyarrow.parquet.write_table(table.select(columns).replace_schema_metadata(metadata), file)


def test_a_folder_gives_all_types_and_a_file_its_own(files: Path) -> None:
    found = open_dump(files)
    assert (found.schema_version, found.records) == ("1.0.0", tuple(map(published_form, PUBLISHED)))
    assert open_dump(files / "practice.parquet").records == PRACTICES


def test_a_file_that_lacks_columns_that_came_later_is_read(files: Path) -> None:
    practices = files / "practice.parquet"
    rewrite(practices, ["record_type", "id", "address", "digest", "title", "countries"], {})
    kept = {"record_type", "id", "address", "digest", "title", "countries"}
    assert [*open_dump(practices).records] == [
        {name: value for name, value in one.items() if name in kept} for one in PRACTICES
    ]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.999])
def test_a_file_that_is_cut_off_is_called_so(files: Path, share: float) -> None:
    file = files / "practice.parquet"
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    for path in (file, files):
        assert refusal(path).startswith("is broken or cut off (")


def test_files_of_two_schemas_of_another_schema_and_of_something_else_are_told_apart(files: Path) -> None:
    practices = files / "practice.parquet"
    columns = pyarrow.parquet.read_schema(practices).names
    rewrite(practices, columns, {"schema_version": "0.9.0"})
    assert refusal(practices).startswith("follows version 0.9.0 of the schema, this program version 1.0.0.")
    assert "(its files follow versions 0.9.0 and 1.0.0 of the schema)" in refusal(files)
    pyarrow.parquet.write_table(pyarrow.table({"a": [1]}), practices)
    assert "(practice.parquet does not tell of which type its records are" in refusal(practices)
