import datetime
import itertools
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pyarrow.parquet
import pytest

from build_tools.corpus import Corpus, build_corpus, publishable
from build_tools.exports import dumps_parquet
from build_tools.exports._base import bytes_of
from build_tools.tables import tables
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import corpus, entry, vocabularies


def published() -> Corpus:
    return publishable(corpus()).corpus


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet")
    for artefact in dumps_parquet.export(published(), release_of(published())):
        artefact.write(folder / Path(artefact.path).name)
    return folder


def rows(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pyarrow.parquet.read_table(file).to_pylist()
    return found


def test_there_is_a_file_for_every_type_with_a_row_for_each_record(files: Path) -> None:
    ids = {file.stem: [row["id"] for row in rows(file)] for file in files.iterdir()}
    assert ids == {name: [one.id for one in entries] for name, entries in published().by_type.items()}


def test_lists_and_parts_are_nested_and_days_are_days(files: Path) -> None:
    row = next(row for row in rows(files / "practice.parquet") if row["id"] == "full-practice")
    assert row["objectives"] == [6, 18, 1, 23]
    assert row["results"] == [
        {"statement": "It works.", "basis": "evaluated", "evidence": ["an-evaluation"]},
        {"statement": "Told so.", "basis": "not-evaluated", "evidence": []},
    ]
    assert row["verified_on"] == datetime.date(2026, 1, 31)
    assert (row["start"], row["end"]) == ("2019", "2024-05")
    assert [told["language"] for told in row["translations"]] == ["ar", "fr"]


def test_a_file_tells_its_schema_licence_and_day_and_what_each_column_means(files: Path) -> None:
    schema = pyarrow.parquet.read_schema(files / "practice.parquet")
    told = {name.decode(): value.decode() for name, value in schema.metadata.items()}
    assert told == {
        "schema_version": "1.0.0", "record_type": "practice", "description": "A practice.",
        "title": "Compact Commons", "site": "https://example.org/commons/", "licence": "CC-BY-4.0",
        "date": "2026-11-21",
    }  # fmt: skip
    assert schema.field("kind").metadata == {
        b"description": b"What kind of practice it is.", b"vocabulary": b"practice-kinds",
    }  # fmt: skip
    assert all(column.metadata[b"description"] for column in schema)


def test_duckdb_polars_and_pandas_count_the_same(files: Path) -> None:
    file = str(files / "practice.parquet")
    flat = "SELECT objective, count(*) FROM (SELECT unnest(objectives) AS objective FROM read_parquet(?)) GROUP BY 1"
    by_duckdb = dict(duckdb.execute(flat, [file]).fetchall())
    by_polars = dict(polars.read_parquet(file).explode("objectives")["objectives"].drop_nulls().value_counts().rows())
    by_pandas = pandas.read_parquet(file)["objectives"].explode().dropna().value_counts().to_dict()
    wanted: dict[int, int] = {}
    for one in published().by_type["practice"]:
        for objective in () if one.is_withdrawn else one.record.objectives:
            wanted[objective] = wanted.get(objective, 0) + 1
    assert by_duckdb == by_polars == by_pandas == wanted


def test_more_records_than_a_group_of_rows_holds_come_in_their_order() -> None:
    many = [entry("organisation", f"organisation-{number:04}", type="cso") for number in range(2_001)]
    found = build_corpus(many, {}, vocabularies())
    artefact = next(one for one in dumps_parquet.export(found, release_of(found)) if "organisation" in one.path)
    file = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(bytes_of(artefact)))
    assert [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)] == [2_000, 1]
    ids = itertools.chain.from_iterable(batch["id"].to_pylist() for batch in file.iter_batches())
    assert [*ids] == [one.id for one in many]


def test_every_column_of_the_definition_stands_in_its_file(files: Path) -> None:
    for table in tables():
        names = [column.name for column in table.keys]
        names += [getattr(one, "field", "") or one.name for one in table.fields]
        assert pyarrow.parquet.read_schema(files / f"{table.name}.parquet").names == names
