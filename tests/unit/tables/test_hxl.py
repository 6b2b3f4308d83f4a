import re

from build_tools.tables import Table, tables
from build_tools.tables.csv_form import csv_fields, csv_name
from build_tools.tables.hxl import OF_ALL, OF_TYPES, hxl_heading, hxl_tag

TAG = re.compile(r"#[a-z]+[0-9]*(\+[a-z][a-z0-9_]*)*")


def test_every_tag_stands_at_a_column_that_there_is() -> None:
    names = {main.name: {csv_name(one) for one in csv_fields(main)} for main in tables()}
    assert OF_TYPES.keys() == names.keys()
    for main in tables():
        assert (OF_ALL.keys() | OF_TYPES[main.name].keys()) <= names[main.name]


def test_tags_are_written_as_hxl_writes_them_and_tell_columns_apart() -> None:
    for main in tables():
        tags = [tag for one in csv_fields(main) if (tag := hxl_tag(one, main))]
        assert all(TAG.fullmatch(tag) for tag in tags)
        assert len(set(tags)) == len(tags)


def test_cells_with_several_codes_are_said_to_be_lists() -> None:
    for main in tables():
        for one in csv_fields(main):
            tag = hxl_tag(one, main)
            assert not tag or tag.endswith("+list") == isinstance(one, Table)


def test_the_line_of_tags_has_a_cell_for_every_column() -> None:
    [practice] = [main for main in tables() if main.name == "practice"]
    assert hxl_heading(practice).startswith("#meta+type,#meta+id,#meta+url,#meta+version,#activity+name,")
    assert hxl_heading(practice).count(",") == len(csv_fields(practice)) - 1
