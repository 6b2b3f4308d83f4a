"""What became of a record: one kind of change for each way in which it may differ."""

import pytest

from build_tools.versions import Change, FieldChange, apply, by_key, delta_of, difference
from build_tools.versions.delta import change_told
from build_tools.versions.difference import changes_since
from build_tools.versions.fields import ABSENT, field_changes
from build_tools.versions.standing import standings_of
from tests.unit.versions.published import Published, published

WITHDRAWN = {"on": "2026-11-01", "reason": "It was wrong."}


def told(old: list[Published], new: list[Published]) -> list[tuple[str, str, str]]:
    changes = difference(by_key(old), by_key(new))
    return [(change.kind, change.id, change.former_id or change.into) for change in changes]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], [published("a")], ("added", "a", "")),
        ([published("a")], [published("a", year=2020)], ("changed", "a", "")),
        ([published("a")], [published("b", former_ids=["a"])], ("renamed", "b", "a")),
        ([published("a")], [published("a", superseded_by="practices/b")], ("merged", "a", "practices/b")),
        ([published("a")], [published("a", withdrawn=WITHDRAWN)], ("withdrawn", "a", "")),
        ([published("a", withdrawn=WITHDRAWN)], [published("a")], ("restored", "a", "")),
        ([published("a")], [], ("removed", "a", "")),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_each_way_to_differ_has_a_kind_of_its_own_and_is_made_good_by_the_delta(
    old: list[Published], new: list[Published], expected: tuple[str, str, str]
) -> None:
    assert told(old, new) == [expected]
    delta = delta_of(standings_of(old), by_key(new))
    changes = [change_told(change) for change in delta.changes]
    assert apply(old, {"from": delta.begins, "to": delta.leads, "changes": changes}) == new


def test_records_that_are_equal_have_no_change_whatever_their_order() -> None:
    a, b = published("a", year=1, kind="law"), published("b")
    assert told([a, b], [b, dict(reversed(a.items()))]) == []


def test_a_record_that_another_one_took_in_is_merged_and_the_other_one_changed() -> None:
    old, new = [published("a"), published("b")], [published("b", former_ids=["a"])]
    assert told(old, new) == [("merged", "a", "practices/b"), ("changed", "b", "")]


def test_the_first_former_id_of_a_new_record_was_renamed_and_the_others_merged_into_it() -> None:
    old, new = [published("a"), published("b")], [published("c", former_ids=["b", "a"])]
    assert told(old, new) == [("merged", "a", "practices/c"), ("renamed", "c", "b")]


def test_a_former_id_of_another_type_is_another_record() -> None:
    old, new = [published("a", "case")], [published("b", former_ids=["a"])]
    assert told(old, new) == [("removed", "a", ""), ("added", "b", "")]


def test_a_merger_that_was_told_before_is_not_told_again() -> None:
    old, new = published("a", superseded_by="practices/b"), published("a", superseded_by="practices/b", year=1)
    assert told([old], [new]) == [("changed", "a", "")]


def test_a_renamed_record_tells_what_else_changed_and_a_removed_one_its_last_title() -> None:
    old, new = published("a", title="One"), published("b", title="Two", former_ids=["a"])
    (renamed,) = difference(by_key([old]), by_key([new]))
    assert FieldChange("/title", "One", "Two") in renamed.fields
    (removed,) = difference(by_key([old]), {})
    assert removed == Change("removed", "practice", "a", None, title="One")


def test_where_only_standings_are_known_the_changes_are_the_same_without_fields() -> None:
    old, new = [published("a"), published("b"), published("c")], by_key([published("b", year=1), published("d")])
    from_standings = changes_since(standings_of(old), new)
    assert [change.kind for change in from_standings] == [change.kind for change in difference(by_key(old), new)]
    assert not any(change.fields for change in from_standings)


def test_fields_are_told_by_pointer_down_to_the_value_that_differs() -> None:
    old = published("a", results=[{"statement": "x", "basis": "monitored"}], end="2020", themes=["a", "b"])
    new = published("a", results=[{"statement": "y", "basis": "monitored"}], themes=["a"])
    new["a/b~c"] = 1
    assert field_changes(old, new) == (
        FieldChange("/results/0/statement", "x", "y"),
        FieldChange("/themes", ["a", "b"], ["a"]),
        FieldChange("/a~1b~0c", ABSENT, 1),
        FieldChange("/end", "2020", ABSENT),
    )


def test_true_and_one_are_not_the_same() -> None:
    assert field_changes(published("a", x=1), published("a", x=True)) == (FieldChange("/x", before=1, after=True),)


def test_lists_of_parts_of_unequal_length_change_as_a_whole() -> None:
    old, new = published("a", results=[{"s": "x"}]), published("a", results=[{"s": "w"}, {"s": "x"}])
    assert [change.pointer for change in field_changes(old, new)] == ["/results"]
