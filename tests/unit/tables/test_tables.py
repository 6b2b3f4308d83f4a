import itertools
from collections import defaultdict
from typing import Any

import pytest

from build_tools.corpus import publishable
from build_tools.tables import Row, Table, gathered, published_form, record_of, rows_of, structure_of, tables
from tests.unit.pages.sample import corpus

BY_TYPE = {table.name: table for table in tables()}


def records() -> list[dict[str, Any]]:
    return [published_form(entry) for entry in publishable(corpus()).corpus]


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_no_two_columns_or_linked_tables_of_a_table_bear_one_name(table: Table) -> None:
    for one in table.all():
        names = [column.name for column in (*one.keys, *one.columns)] + [child.field for child in one.children]
        assert len(names) == len(set(names)), one.name
        assert all(column.description for column in (*one.keys, *one.columns)), one.name


def test_every_record_comes_back_from_its_structure_and_from_its_rows() -> None:
    published = records()
    assert {record["record_type"] for record in published} == {*BY_TYPE}
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for record in published:
        table = BY_TYPE[record["record_type"]]
        structure = structure_of(table, record)
        assert record_of(table, structure) == record
        for one, row in rows_of(table, structure):
            assert len(row) == len(one.keys) + len(one.columns)
            rows[one.name].append(row)
    shuffled = {name: found[::-1] if "_" in name else found for name, found in rows.items()}
    back = [[record_of(table, told) for told in gathered(table, shuffled)] for table in tables()]
    assert list(itertools.chain.from_iterable(back)) == published
