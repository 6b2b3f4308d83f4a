"""A difference as JSON for programs: nothing is cut."""

from typing import Any

import orjson

from build_tools.versions.comparison import Comparison
from build_tools.versions.difference import Change, counts_by_kind
from build_tools.versions.fields import ABSENT, FieldChange


def json_of(compared: Comparison) -> str:
    """Return both sides by name, the counts, and every change with its fields."""
    told = {
        "from": compared.old_name,
        "to": compared.new_name,
        "counts": counts_by_kind(compared.changes),
        "changes": [_change(change) for change in compared.changes],
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2).decode()


def _change(change: Change) -> dict[str, Any]:
    moved = {"former_id": change.former_id, "into": change.into}
    return {
        "change": change.kind,
        "record_type": change.record_type,
        "id": change.id,
        "title": change.title,
        **{name: value for name, value in moved.items() if value},
        **({"fields": [_field(field) for field in change.fields]} if change.fields else {}),
    }


def _field(field: FieldChange) -> dict[str, Any]:
    sides = {"before": field.before, "after": field.after}
    return {"pointer": field.pointer, **{name: value for name, value in sides.items() if value is not ABSENT}}
