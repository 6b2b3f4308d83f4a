from build_tools.corpus import build_corpus
from build_tools.tables import overview, tables
from build_tools.tables.keys import ForeignKey, dangling_references, foreign_keys, primary_key
from tests.unit.pages.sample import entry, vocabularies

KEYS = {table.name: keys for main in tables() for table, keys in foreign_keys(main)}
BY = {table.name: table for main in tables() for table in main.all()}


def test_every_table_has_its_foreign_keys() -> None:
    assert KEYS.keys() == BY.keys()


def test_linked_rows_name_the_row_that_they_hang_on() -> None:
    assert KEYS["practice_results"][0] == ForeignKey(("record_id",), "practice", ("id",))
    [to_result, to_evidence] = KEYS["practice_results_evidence"]
    assert to_result == ForeignKey(("record_id", "parent_position"), "practice_results", ("record_id", "position"))
    assert to_evidence == ForeignKey(("value",), "evidence", ("id",))


def test_foreign_keys_lead_to_what_tells_rows_apart() -> None:
    for keys in KEYS.values():
        for key in keys:
            assert key.to == primary_key(BY[key.table])


def test_a_record_is_told_apart_by_its_id_and_among_all_types_by_both() -> None:
    assert primary_key(BY["practice"]) == ("id",)
    assert primary_key(overview()) == ("record_type", "id")


def test_references_of_which_one_leads_nowhere_are_no_foreign_keys() -> None:
    whole = [
        entry("organisation", "iom", type="un"),
        entry("expertise", "unit-a", organisation="iom", kind="unit", offers=["data"]),
        entry("expertise", "unit-b", organisation="gone", kind="unit", offers=["data"]),
    ]
    assert list(dangling_references(build_corpus(whole[:2], {}, vocabularies()))) == []
    dangling = dangling_references(build_corpus(whole, {}, vocabularies()))
    assert list(dangling) == [("expertise", "organisation")]
    kept = {table.name: keys for table, keys in foreign_keys(BY["expertise"], dangling)}
    assert "organisation" in {key.table for key in KEYS["expertise"]}
    assert "organisation" not in {key.table for key in kept["expertise"]}
    assert kept["expertise_sources"] == KEYS["expertise_sources"]
