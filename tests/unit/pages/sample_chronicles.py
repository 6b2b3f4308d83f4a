"""What Git tells of the records of the sample."""

from build_tools.corpus.corpus import Key
from build_tools.provenance import Chronicle, Edit


def chronicles() -> dict[Key, Chronicle]:
    """Return edits of every kind of one practice, and none of others."""
    address = "versions/practices/full-practice/0123456789ab.json"
    edits = (
        Edit("2026-11-20", "c" * 40, "changed", ("title", "history", "narrative"), address),
        Edit("2026-11-10", "b" * 40, "changed", (), address.replace("0", "f")),
        Edit("2026-11-05", "b" * 40, "changed", (), ""),
        Edit("2026-11-01", "a" * 40, "moved", ("kind",), address.replace("full", "old")),
        *[
            Edit(f"2025-01-{day:02}", "a" * 40, "changed", ("summary",), address.replace("ab", f"{day}"))
            for day in range(20, 2, -1)
        ],
        Edit("2025-01-01", "a" * 40, "added", (), address.replace("full", "old").replace("0", "e")),
    )
    return {("practice", "full-practice"): Chronicle(edits, frozenset({1, 2}))}
