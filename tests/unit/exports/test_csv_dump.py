import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas
import polars
import pytest

from build_tools.corpus import Corpus, build_corpus, publishable
from build_tools.exports import dumps_csv
from build_tools.exports._base import LargeArtefact, bytes_of
from build_tools.tables import tables
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import corpus, entry, vocabularies

HOSTILE = '=HYPERLINK("https://example.org/","Click")'


def published() -> Corpus:
    return publishable(corpus()).corpus


def artefacts(records: Corpus) -> dict[str, LargeArtefact]:
    return {artefact.path: artefact for artefact in dumps_csv.export(records, release_of(records))}


@pytest.fixture(scope="module")
def dump() -> dict[str, bytes]:
    return {path.removeprefix("data/"): bytes_of(artefact) for path, artefact in artefacts(published()).items()}


def rows(data: bytes) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)


def row(dump: dict[str, bytes], table: str, record_id: str) -> dict[str, str]:
    return next(one for one in rows(dump[f"csv/{table}.csv"]) if one.get("id", one.get("record_id")) == record_id)


def test_there_is_a_file_for_every_table_and_one_of_all_records(dump: dict[str, bytes]) -> None:
    wanted = {"records", *(table.name for main in tables() for table in main.all())}
    assert {path for path in dump if path.endswith(".csv")} == {f"csv/{name}.csv" for name in wanted}
    told = [(one["record_type"], one["id"], one["title"]) for one in rows(dump["csv/records.csv"])]
    assert told == [(one.type.name, one.id, one.record.title) for one in published()]


def test_codes_of_a_list_stand_in_one_cell_in_the_place_of_their_field_and_in_a_table_too(
    dump: dict[str, bytes],
) -> None:
    found = row(dump, "practice", "full-practice")
    assert (found["objectives"], found["countries"], found["themes"]) == ("6;18;1;23", "KEN;UGA", "data")
    heading = dump["csv/practice.csv"].decode().partition("\r\n")[0].split(",")
    assert heading[:9] == [
        "record_type", "id", "address", "digest", "title", "summary", "language", "objectives", "objectives_from",
    ]  # fmt: skip
    linked = [one for one in rows(dump["csv/practice_objectives.csv"]) if one["record_id"] == "full-practice"]
    assert [(one["position"], one["value"]) for one in linked] == [("1", "6"), ("2", "18"), ("3", "1"), ("4", "23")]


def test_parts_of_a_record_stand_in_tables_of_their_own_and_point_to_what_they_belong_to(
    dump: dict[str, bytes],
) -> None:
    results = [one for one in rows(dump["csv/practice_results.csv"]) if one["record_id"] == "full-practice"]
    assert [(one["position"], one["statement"], one["basis"], one["evidence"]) for one in results] == [
        ("1", "It works.", "evaluated", "an-evaluation"),
        ("2", "Told so.", "not-evaluated", ""),
    ]
    assert [*rows(dump["csv/practice_results_evidence.csv"])] == [
        {"record_id": "full-practice", "parent_position": "1", "position": "1", "value": "an-evaluation"}
    ]
    french = [one for one in rows(dump["csv/practice_translations.csv"]) if one["language"] == "fr"]
    assert [(one["record_id"], one["title"]) for one in french] == [("full-practice", "Une pratique")]
    assert row(dump, "practice_review_reviews", "full-practice")["conflict"] == "true"


def test_lines_end_as_the_standard_says_and_those_inside_of_a_cell_stay() -> None:
    found = entry("practice", "hard", 'a\nb "c"\r\nd', kind="law", implementers=["iom"], note=HOSTILE)
    data = bytes_of(artefacts(build_corpus([found], {}, vocabularies()))["data/csv/practice.csv"])
    assert data.endswith(b',"a\nb ""c""\r\nd"\r\n')
    assert b',"\'=HYPERLINK(""https://example.org/"",""Click"")",' in data


def test_pandas_polars_and_duckdb_read_the_cells_alike(tmp_path: Path) -> None:
    texts = [
        "a\r\nb",
        'He said "no", and left; so',
        "'quoted'",
        "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
        " blank ",
        "007",
        "\ufeff",
    ]
    records = [
        entry("practice", f"hard-{number}", kind="law", implementers=["iom"], note=text)
        for number, text in enumerate(texts)
    ]
    file = tmp_path / "practice.csv"
    artefacts(build_corpus(records, {}, vocabularies()))["data/csv/practice.csv"].write(file)
    by_pandas = pandas.read_csv(file, dtype=str)["note"].to_list()
    by_polars = polars.read_csv(file, infer_schema=False)["note"].to_list()
    by_duckdb = duckdb.execute(
        "SELECT note FROM read_csv(?, all_varchar = true, header = true)", [str(file)]
    ).fetchall()
    assert by_pandas == by_polars == [note for (note,) in by_duckdb] == texts


def test_a_type_without_records_has_files_with_their_headings_only() -> None:
    found = artefacts(build_corpus([], {}, vocabularies()))
    assert bytes_of(found["data/csv/funding_amounts.csv"]) == b"record_id,position,min,max,currency,note\r\n"
    assert bytes_of(found["data/csv/records.csv"]).count(b"\r\n") == 1
    assert set(json.loads(bytes_of(found["data/csv/about.json"]))["rows"].values()) == {0}


def test_what_stands_beside_the_tables_counts_their_rows(dump: dict[str, bytes]) -> None:
    told = json.loads(dump["csv/about.json"])
    assert told["rows"] == {
        path.removeprefix("csv/").removesuffix(".csv"): sum(1 for _ in rows(data))
        for path, data in dump.items()
        if path.endswith(".csv")
    }
    assert (told["schema_version"], told["counts"]["practice"]) == ("1.0.0", len(published().by_type["practice"]))


@pytest.mark.parametrize(("name", "mark"), [("csv.zip", b""), ("csv-excel.zip", b"\xef\xbb\xbf")])
def test_an_archive_holds_the_same_files_in_order_with_or_without_the_mark_that_excel_needs(
    dump: dict[str, bytes], name: str, mark: bytes, tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(dump[name])) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == sorted(path.removeprefix("csv/") for path in dump if path.startswith("csv/"))
        for one in names:
            assert archive.read(one) == (mark if one.endswith(".csv") else b"") + dump[f"csv/{one}"]
        assert {member.date_time for member in archive.infolist()} == {(2026, 11, 21, 0, 0, 0)}
    again = tmp_path / "again.zip"
    artefacts(published())[f"data/{name}"].write(again)
    assert again.read_bytes() == dump[name]
