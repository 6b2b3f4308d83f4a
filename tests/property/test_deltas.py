"""The law of deltas: the records of a release and the delta since then are the records of today."""

import functools
import json
from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.corpus.corpus import Key
from build_tools.versions import Delta, apply, delta_of, difference, standings_of
from build_tools.versions.delta import change_told
from build_tools.versions.difference import Records
from build_tools.versions.fields import IDENTITY
from tests.unit.versions.published import Published, published

HISTORIES, EDITS_MIN, EDITS_MAX = 400, 5, 12
TRIED_MIN = HISTORIES * EDITS_MIN
"""Edits after each of which the law is tried; Hypothesis chooses how many there are, some 3,000 in most runs."""
IDS = [f"record-{letter}" for letter in "abcd"]
TYPES = ("practice", "case")
EDITS = ("add", "change", "withdraw", "restore", "supersede", "rename", "merge", "remove")
TEXTS = st.text(max_size=5)
VALUES = st.one_of(TEXTS, st.integers(-5, 5), st.lists(TEXTS, max_size=2), st.dictionaries(TEXTS, TEXTS, max_size=2))
Edit = tuple[str, str, str, str, Any]
EDIT = st.tuples(st.sampled_from(EDITS), st.sampled_from(TYPES), st.sampled_from(IDS), st.sampled_from(IDS), VALUES)


def anew(record: Mapping[str, Any], key: Key) -> Published:
    """Return a record with a digest that follows from its fields, and without fields that say nothing."""
    fields = {name: value for name, value in record.items() if name not in IDENTITY and value is not None}
    return published(key[1], key[0], **fields)


def edited(records: Records, edit: Edit) -> Records:
    """Return records after one edit; one that cannot be made changes nothing."""
    name, kind, record_id, other_id, value = edit
    key, other = (kind, record_id), (kind, other_id)
    left = dict(records)
    if key not in left:
        left[key] = published(record_id, kind, value=value)
    elif name == "remove":
        del left[key]
    elif name in {"rename", "merge"}:
        if other != key and (name == "merge") == (other in left):
            old = left.pop(key)
            into = left.get(other, old)
            former = [*into.get("former_ids", ()), record_id]
            left[other] = anew({**into, "former_ids": former}, other)
    else:
        left[key] = anew({**left[key], **_fields_after(name, other_id, value)}, key)
    return left


def _fields_after(name: str, other_id: str, value: object) -> dict[str, Any]:
    fields: dict[str, dict[str, Any]] = {
        "change": {"value": value},
        "withdraw": {"withdrawn": {"on": "2026-01-01", "reason": str(value)}},
        "restore": {"withdrawn": None, "superseded_by": None},
        "supersede": {"superseded_by": f"practices/{other_id}"},
    }
    return fields.get(name, fields["change"])


def as_read(delta: Delta) -> dict[str, Any]:
    """Return a delta as somebody reads it from its file."""
    told = {"from": delta.begins, "to": delta.leads, "changes": [change_told(change) for change in delta.changes]}
    read: dict[str, Any] = json.loads(json.dumps(told))
    return read


def assert_the_law_holds(old: Records, new: Records) -> None:
    assert apply(old.values(), as_read(delta_of(standings_of(old.values()), new))) == [new[key] for key in sorted(new)]
    changes = difference(old, new)
    assert bool(changes) == (dict(old) != dict(new))
    assert all(change.fields for change in changes if change.kind == "changed")


def test_a_release_and_the_delta_since_it_are_the_records_of_today_after_any_edits() -> None:
    tried = 0

    @settings(max_examples=HISTORIES)
    @given(st.lists(EDIT, max_size=EDITS_MAX), st.lists(EDIT, min_size=EDITS_MIN, max_size=EDITS_MAX))
    def law(before: list[Edit], since: list[Edit]) -> None:
        nonlocal tried
        old: Records = functools.reduce(edited, before, {})
        new = old
        for edit in since:
            new = edited(new, edit)
            assert_the_law_holds(old, new)
            tried += 1

    law()
    assert tried >= TRIED_MIN
