import pytest

from build_tools.catalogue import DataFile, data_files
from build_tools.engine.files import FileEntry


def read(path: str) -> DataFile:
    [file] = data_files({path: FileEntry(1, "0")})
    return file


@pytest.mark.parametrize(
    ("path", "media_type", "subject", "table"),
    [
        ("data/records.json", "application/json", "records", None),
        ("data/records.jsonl.gz", "application/gzip", "records", None),
        ("data/csv.zip", "application/zip", "records", None),
        ("data/commons.sqlite", "application/vnd.sqlite3", "records", None),
        ("data/practice.json", "application/json", "practice", None),
        ("data/csv/practice_results.csv", "text/csv", "practice", "practice_results"),
        ("data/csv/records.csv", "text/csv", "records", "records"),
        ("data/hxl/practice.csv", "text/csv", "practice", None),
        ("data/parquet/case.parquet", "application/vnd.apache.parquet", "case", None),
        ("data/graph/nodes.csv", "text/csv", "graph", None),
        ("data/graph.jsonld", "application/ld+json", "graph", None),
        ("data/gaps.csv", "text/csv", "gaps", None),
        ("data/new.xyz", "application/octet-stream", "new", None),
    ],
)
def test_a_file_is_known_by_its_path(path: str, media_type: str, subject: str, table: str | None) -> None:
    file = read(path)
    assert (file.media_type, file.subject, file.table.name if file.table else None) == (media_type, subject, table)


def test_pages_and_files_elsewhere_are_no_data() -> None:
    entry = FileEntry(1, "0")
    assert data_files({"data/index.html": entry, "data/dictionary/index.html": entry, "feeds/all.atom": entry}) == ()


@pytest.mark.parametrize("path", ["data/about.json", "data/csv/about.json", "data/citation.csl.json"])
def test_what_is_said_of_the_data_is_no_data(path: str) -> None:
    assert not read(path).is_data


def test_compressed_text_is_no_text() -> None:
    assert read("data/records.json").is_text
    assert not read("data/records.json.gz").is_text
