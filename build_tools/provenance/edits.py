"""What changed between two versions of a record, and how the edits of a renamed record continue those before."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from build_tools.provenance._base import Edit

NOT_FIELDS = frozenset({"record_type", "id", "address", "digest"})
"""What a published record is known by."""


def changed_fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the fields that differ between two published records, in their order; lost ones last."""
    names = [*after, *(name for name in before if name not in after)]
    return tuple(name for name in names if name not in NOT_FIELDS and before.get(name) != after.get(name))


def continued(edits: Sequence[Edit], earlier: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits of a record, newest first, with those that it had under another id.

    It was not added when it was renamed.
    """
    if not edits or not earlier:
        return (*edits, *earlier)
    return (*edits[:-1], replace(edits[-1], kind="moved"), *earlier)
