from collections import Counter, defaultdict
from functools import cache

from build_tools.corpus import publishable
from build_tools.tables import Fill, Row, fill_of, overview, published_form, rows_of, structure_of, tables
from build_tools.tables.fill import EXAMPLE_LENGTH
from tests.unit.pages.sample import BUILD_DATE, corpus


@cache
def filled() -> Fill:
    return fill_of(corpus(), BUILD_DATE)


@cache
def rows() -> dict[str, list[Row]]:
    """Return all rows of all tables, as CSV and SQLite write them."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    by_type = {table.name: table for table in tables()}
    for entry in publishable(corpus()).corpus:
        published = published_form(entry)
        for main in (by_type[entry.type.name], overview()):
            for table, row in rows_of(main, structure_of(main, published)):
                found[table.name].append(row)
    return found


def test_rows_and_records_are_those_that_the_files_hold() -> None:
    for main in (*tables(), overview()):
        for table in main.all():
            own = rows()[table.name]
            keys = {row[:2] if table is overview() else row[1] if table.shape == "record" else row[0] for row in own}
            assert filled()[table.name].rows == len(own), table.name
            if main is not overview():
                assert filled()[table.name].records == len(keys), table.name
    assert filled()["practice_results_evidence"].rows > 0


def test_the_cells_that_count_are_those_that_say_something_beside_the_default() -> None:
    for main in (*tables(), overview()):
        for table in main.all():
            for position, column in enumerate(table.columns, start=len(table.keys)):
                cells = [row[position] for row in rows()[table.name]]
                told = sum(cell is not None and cell != column.default for cell in cells)
                assert filled()[table.name].columns[column.name].cells == told, f"{table.name}.{column.name}"


def test_what_all_records_share_is_the_sum_of_the_types() -> None:
    shared = filled()[overview().name]
    assert shared.records == sum(filled()[main.name].records for main in tables())
    cells = Counter[str]()
    for main in tables():
        cells.update({name: column.cells for name, column in filled()[main.name].columns.items()})
    assert all(column.cells == cells[name] for name, column in shared.columns.items())


def test_an_example_is_the_first_short_value_and_names_its_record() -> None:
    practices = publishable(corpus()).corpus.by_type["practice"]
    main = next(table for table in tables() if table.name == "practice")
    for name in ("summary", "title", "withdrawn_reason"):
        told = filled()["practice"].columns[name]
        by_address = {f"{entry.address}/": structure_of(main, published_form(entry))[name] for entry in practices}
        values = [value for value in by_address.values() if value]
        short = [value for value in values if len(value) <= EXAMPLE_LENGTH]
        assert told.example == (short or values)[0] == by_address[told.example_of]


def test_nothing_that_is_not_public_is_an_example() -> None:
    told = [str(column.example) for table in filled().values() for column in table.columns.values()]
    assert not [example for example in told if "SECRET" in example.upper()]
