from build_tools.corpus import Entry
from build_tools.pages._provenance import field_label
from build_tools.provenance import GROUPS, Edit, Origin, changed_fields, continued, origins
from build_tools.records import record_types
from tests.unit.pages import sample


def whole(entry: Entry) -> list[Origin]:
    return [origin for origin in origins(entry) if not origin.pointer]


def practice() -> Entry:
    return sample.corpus().entries["practice", "full-practice"]


def test_every_field_of_a_record_comes_from_somewhere_once() -> None:
    for entry in sample.corpus():
        told = [field for origin in whole(entry) if origin.how != "computed" for field in origin.fields]
        assert len(told) == len(set(told))
        expected = {*entry.fields, *(["narrative"] if entry.body else [])} - {*GROUPS["care"], "objectives_from"}
        assert set(told) == expected, entry.key


def test_objectives_say_whether_the_source_names_them() -> None:
    (told,) = (origin for origin in origins(practice()) if origin.fields == ("objectives",))
    assert told.how == "named"
    (read,) = (
        origin for origin in origins(sample.entry("organisation", "a-body", type="un", objectives=[6]))
        if origin.fields == ("objectives",)
    )  # fmt: skip
    assert read.how == "inferred"


def test_statements_with_a_source_of_their_own_lead_to_it() -> None:
    told = {origin.pointer: (origin.how, origin.references) for origin in origins(practice()) if origin.pointer}
    assert told == {
        "/results/0": ("evidence", ("evidence/an-evaluation",)),
        "/replications/0": ("own-source", ("https://x.org/",)),
        "/replications/1": ("own-source", ("javascript:alert(2)",)),
    }


def test_a_request_is_told_by_those_who_handle_it_too() -> None:
    def how(origin: str) -> set[str]:
        entry = sample.entry("case", "a-case", origin=origin, need="A need.", stage="received")
        return {told.how for told in whole(entry)}

    assert "request" in how("request")
    assert "request" not in how("public-programme")


def test_what_is_computed_of_a_case_is_not_what_people_chose() -> None:
    computed = {
        entry.type.name: origin.fields for entry in sample.corpus() for origin in origins(entry)
        if origin.how == "computed"
    }  # fmt: skip
    assert computed["case"] == ("matches",)
    assert computed["practice"] == ("similar",)


def test_changed_fields_stand_in_their_order_and_identity_is_none() -> None:
    before = {"id": "a", "digest": "1", "title": "A", "scope": "local", "end": 2020}
    after = {"id": "b", "digest": "2", "title": "B", "start": 2019, "scope": "local"}
    assert changed_fields(before, after) == ("title", "start", "end")
    assert changed_fields(before, before) == ()


def test_a_renamed_record_was_added_under_its_first_id() -> None:
    new, old = Edit("2026-02-01", "b", "added", (), "x"), Edit("2026-01-01", "a", "added", (), "y")
    assert [edit.kind for edit in continued([new], [old])] == ["moved", "added"]
    assert continued([new], []) == (new,)


def test_every_group_and_every_field_has_a_name_in_plain_words() -> None:
    strings = sample.strings()
    assert {*GROUPS, "computed"} == {*strings["provenance"]["groups"]}
    for found in record_types():
        for name in found.model.model_fields:
            assert field_label(strings, name) != name
