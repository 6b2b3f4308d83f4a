import csv
import io
import json

from build_tools.corpus import publishable
from build_tools.exports import dictionary, vocabularies
from build_tools.exports._base import Artefact
from build_tools.tables import overview, tables
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import corpus


def rows_of(artefact: Artefact) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(artefact.data.decode("utf-8-sig"), newline="")))


def test_the_dictionary_has_every_column_of_every_table_in_both_files() -> None:
    published = publishable(corpus()).corpus
    table, whole = dictionary.export(published, release_of(published))
    assert (table.path, whole.path) == ("data/dictionary.csv", "data/dictionary.json")
    wanted = [
        (one.name, column.name)
        for main in (overview(), *tables())
        for one in main.all()
        for column in (*one.keys, *one.columns)
    ]
    rows = rows_of(table)
    assert [(row["table"], row["column"]) for row in rows] == wanted
    told = json.loads(whole.data)
    assert [(one["table"], column["column"]) for one in told["tables"] for column in one["columns"]] == wanted
    assert told["schema_version"] == "1.0.0"
    parents = {one["table"]: one["parent"] for one in told["tables"]}
    assert parents["practice_results_evidence"] == "practice_results"
    assert parents["practice"] == ""


def test_a_column_tells_its_kind_its_terms_its_default_and_how_far_it_is_filled() -> None:
    published = publishable(corpus()).corpus
    rows = {
        (row["table"], row["column"]): row for row in rows_of(next(dictionary.export(published, release_of(published))))
    }
    practices = str(len(published.by_type["practice"]))
    basis = rows["practice_results", "basis"]
    assert (basis["kind"], basis["vocabulary"], basis["default"]) == ("text", "result-bases", "not-evaluated")
    assert int(basis["filled"]) < int(basis["rows"])
    key = rows["practice", "id"]
    assert (key["key"], key["filled"], key["rows"]) == ("true", practices, practices)
    assert rows["practice_results_evidence", "value"]["reference"] == "evidence"


def test_every_code_that_a_column_may_hold_is_told() -> None:
    published = publishable(corpus()).corpus
    (artefact,) = vocabularies.export(published, release_of(published))
    told = {(row["vocabulary"], row["term"]): row for row in rows_of(artefact)}
    used = {column.vocabulary for main in tables() for one in main.all() for column in one.columns if column.vocabulary}
    wanted = {(name, term) for name in used for term in published.vocabularies[name].terms}
    assert wanted <= told.keys()
    assert told["countries", "KEN"]["label"] == "Kenya"
    assert told["countries", "KEN"]["label_ar"] == "كينيا"
