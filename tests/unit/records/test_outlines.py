"""The outlines that browsers check records by: every field of every model, in the order of files."""

import pytest

from build_tools.records import RecordType, record_type, record_types
from build_tools.records.key_order import key_order
from build_tools.records.outlines import outline_of


@pytest.mark.parametrize("found", record_types(), ids=lambda found: found.name)
def test_an_outline_has_the_fields_of_its_model_in_the_order_of_files(found: RecordType) -> None:
    outline = outline_of(found)
    own = outline["models"][outline["model"]]
    assert list(own) == list(key_order(found.model))
    needed = [name for name, field in found.model.model_fields.items() if field.is_required()]
    assert [name for name, told in own.items() if told["needed"]] == needed


def test_a_value_tells_its_limits_its_form_and_its_marks() -> None:
    models = outline_of(record_type("practice"))["models"]
    assert models["Practice"]["title"]["value"] == {"kind": "text", "least": 3, "most": 300, "marks": [["prose", 300]]}
    assert models["Practice"]["objectives"]["value"]["of"] == {
        "kind": "number",
        "least": 1,
        "most": 23,
        "marks": [["term", "objectives"]],
    }
    assert models["Practice"]["start"]["value"] == {"kind": "text", "date": "date", "year": True, "nothing": True}
    assert models["Source"]["accessed"]["value"]["date"] == "day"
    assert models["Practice"]["implementers"]["value"]["of"]["kind"] == "organisation"
    assert models["Result"]["basis"]["default"] == "not-evaluated"
