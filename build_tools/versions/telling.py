"""A change in words: the name of its record, where that came from or went to, and what stood and stands in a field."""

from collections.abc import Iterator, Sequence
from typing import Any

import orjson

from build_tools.records import record_type
from build_tools.versions.difference import Change, counts_by_kind
from build_tools.versions.fields import ABSENT, FieldChange

SHOWN = 300
"""Characters of a value; who needs all of it reads the JSON."""
AROUND = 40
"""Characters of a long text that are shown before and after the part that differs."""
MEANING = {
    "added": "added",
    "changed": "changed",
    "renamed": "renamed",
    "merged": "merged into another record",
    "withdrawn": "withdrawn",
    "restored": "restored after they were withdrawn",
    "removed": "gone without a word",
}


def address_of(change: Change) -> str:
    """Return the folder and the id of a record, as people name it."""
    return f"{record_type(change.record_type).folder}/{change.id}"


def moved(change: Change) -> str:
    """Return where a record came from or went to; nothing where it stayed."""
    if change.former_id:
        return f"from {record_type(change.record_type).folder}/{change.former_id}"
    return f"into {change.into}" if change.into else ""


def counted(changes: Sequence[Change]) -> str:
    """Return how many changes of each kind there are."""
    counts = counts_by_kind(changes)
    return ", ".join(f"{count:,} {kind}" for kind, count in counts.items()) or "no record differs"


def before_and_after(change: FieldChange) -> Iterator[tuple[str, str]]:
    """Yield what stood (-) and what stands (+), each on one line; of long texts the part that differs."""
    before, after = change.before, change.after
    if isinstance(before, str) and isinstance(after, str) and max(len(before), len(after)) > SHOWN:
        before, after = _differing(before, after)
    for sign, value in (("-", before), ("+", after)):
        if value is not ABSENT:
            yield sign, _shown(value)


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else orjson.dumps(value).decode()
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else f"{flat[:SHOWN]}…"


def _differing(before: str, after: str) -> tuple[str, str]:
    """Return two texts without what both begin and end with, but for a few words around."""
    begin = _shared(before, after)
    end = min(_shared(before[::-1], after[::-1]), len(before) - begin, len(after) - begin)
    return _part(before, begin, len(before) - end), _part(after, begin, len(after) - end)


def _shared(first: str, second: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(first), len(second)))


def _part(text: str, begin: int, end: int) -> str:
    begin, end = max(0, begin - AROUND), min(len(text), end + AROUND)
    return f"{'…' * (begin > 0)}{text[begin:end]}{'…' * (end < len(text))}"
