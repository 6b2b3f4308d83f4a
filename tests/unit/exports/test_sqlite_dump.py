import asyncio
import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from build_tools.corpus import Corpus, Entry, build_corpus, publishable
from build_tools.exports import dumps_sqlite
from build_tools.exports._base import Release, bytes_of
from build_tools.tables import tables
from tests.unit.exports.release import release_of
from tests.unit.pages import sample
from tests.unit.pages.sample import corpus, entry, vocabularies


def published() -> Corpus:
    return publishable(corpus()).corpus


def whole_release() -> Release:
    site = sample.site()
    return release_of(published(), similar=site.similar, answers=site.answers)


def written(records: Corpus, release: Release, folder: Path) -> Path:
    file = folder / "commons.sqlite"
    dump, told = dumps_sqlite.export(records, release)
    file.write_bytes(bytes_of(dump))
    (folder / "datasette.json").write_bytes(bytes_of(told))
    return file


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(published(), whole_release(), tmp_path_factory.mktemp("sqlite"))


@pytest.fixture
def database(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file)) as opened:
        yield opened


def all_of(database: sqlite3.Connection, query: str, *values: object) -> list[tuple[Any, ...]]:
    return database.execute(query, values).fetchall()


def test_the_file_is_sound_and_every_foreign_key_leads_somewhere(database: sqlite3.Connection) -> None:
    assert all_of(database, "PRAGMA integrity_check") == [("ok",)]
    assert all_of(database, "PRAGMA foreign_key_check") == []
    database.execute("INSERT INTO record_search (record_search, rank) VALUES ('integrity-check', 1)")
    strict = {name for (_, name, kind, *_, is_strict) in all_of(database, "PRAGMA table_list") if is_strict}
    assert {table.name for main in tables() for table in main.all()} <= strict


def test_the_same_records_give_the_same_bytes_which_do_not_tell_who_wrote_them(file: Path, tmp_path: Path) -> None:
    data = file.read_bytes()
    assert written(published(), whole_release(), tmp_path).read_bytes() == data
    assert int.from_bytes(data[96:100], "big") == 3_037_000
    assert data[68:72] == b"CCOM"


def test_all_records_stand_in_one_view(database: sqlite3.Connection) -> None:
    assert all_of(database, "SELECT record_type, id FROM records") == [one.key for one in published()]


def test_words_find_records_in_their_other_forms_and_without_accents(tmp_path: Path) -> None:
    told = {"kind": "policy", "title": "Médiateurs who pay wages", "implementers": ["other"]}
    one = entry("practice", "one", "Told by a hotlines team.", **told)
    found = build_corpus([one, entry("organisation", "other", type="cso")], {}, vocabularies())
    query = """SELECT records.id FROM record_search JOIN records ON records.number = record_search.rowid
        WHERE record_search MATCH ?"""
    with closing(sqlite3.connect(written(found, release_of(found), tmp_path))) as opened:
        for words in ("mediateurs", "Médiateur", "paying AND wage", "title: mediateur", "hotline"):
            assert all_of(opened, query, words) == [("one",)], words


def test_references_are_foreign_keys_where_all_of_them_lead_to_a_record(tmp_path: Path) -> None:
    somebody = entry("organisation", "somebody", type="cso", former_ids=["nobody"])

    def keys_of(*entries: Entry) -> set[tuple[str, str]]:
        found = build_corpus(entries, {}, vocabularies())
        with closing(sqlite3.connect(written(found, release_of(found), tmp_path))) as opened:
            assert all_of(opened, "PRAGMA foreign_key_check") == []
            rows = all_of(opened, "PRAGMA foreign_key_list(practice_implementers)")
            return {(row[3], row[2]) for row in rows}

    of_record, of_organisation = ("record_id", "practice"), ("organisation", "organisation")
    assert keys_of(somebody, entry("practice", "one", kind="policy", implementers=["somebody"])) == {
        of_record, of_organisation,
    }  # fmt: skip
    for name in ("left-out", "nobody"):
        assert keys_of(somebody, entry("practice", "one", kind="policy", implementers=[name])) == {of_record}


def test_links_are_those_of_the_pages_with_scores_and_reasons(database: sqlite3.Connection) -> None:
    release = whole_release()
    similar = [
        (one.score, [reason.words for reason in one.reasons]) for links in release.similar.values() for one in links
    ]
    told = all_of(database, "SELECT score, reasons FROM link WHERE kind = 'similar' ORDER BY number")
    assert [(score, json.loads(reasons)) for score, reasons in told] == similar
    authored = all_of(database, "SELECT kind, source, target FROM link WHERE basis = 'written'")
    assert ("results.evidence", "practices/full-practice", "evidence/an-evaluation") in authored
    matched = all_of(database, "SELECT DISTINCT source FROM link WHERE kind = 'match'")
    assert matched
    assert {source for (source,) in matched} <= {f"cases/{record_id}" for _, record_id in release.answers}


def test_views_count_what_holds_and_sum_what_has_an_amount(database: sqlite3.Connection) -> None:
    per_objective = dict(all_of(database, "SELECT objective, practice FROM records_per_objective"))
    practices = [one.record for one in published().by_type["practice"] if not one.is_withdrawn]
    assert per_objective == {number: sum(number in one.objectives for one in practices) for number in range(1, 24)}
    listed = all_of(database, "SELECT objective, count(*) FROM practices_by_objective GROUP BY objective")
    assert dict(listed) == {number: count for number, count in per_objective.items() if count}
    results = all_of(database, "SELECT * FROM practice_results_with_basis WHERE practice = 'full-practice'")
    assert [(row[3], row[5], json.loads(row[6])) for row in results] == [
        ("It works.", "Evaluated", ["an-evaluation"]), ("Told so.", "Not evaluated", []),
    ]  # fmt: skip
    sums = all_of(
        database, 'SELECT status, currency, amount, amounts, without_amount FROM case_funding_sums ORDER BY "case"'
    )
    assert sums


def test_datasette_shows_a_table_with_labels_and_searches_all_records(file: Path) -> None:
    async def look() -> tuple[str, dict[str, Any]]:
        metadata = json.loads((file.parent / "datasette.json").read_text(encoding="utf-8"))
        datasette = Datasette([], immutables=[str(file)], metadata=metadata)
        await datasette.invoke_startup()
        page = await datasette.client.get("/commons/practice_results")
        found = await datasette.client.get("/commons/records.json?_search=hotline&_shape=objects")
        return page.text, found.json()

    with ThreadPoolExecutor(1) as elsewhere:  # where no browser test has left a loop running
        page, found = elsewhere.submit(lambda: asyncio.run(look())).result()
    assert '<a href="/commons/practice/full-practice">Full practice</a>' in page
    assert [row["id"] for row in found["rows"]] == ["many-090"]
