"""A site that would suddenly have far fewer records, of one type or in all, waits until somebody says that it may."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import orjson

from build_tools.errors import BuildError

LARGEST_LOSS = 0.3
"""Of a type, and of all records; what people take out on purpose in one go is far less."""
SMALLEST_TYPE = 10
"""Records from which on a type is looked at by itself: of fewer, a single one would be a tenth and more."""
DUMP = "data/records.json"
HEAD_LIMIT = 1_000_000
"""Bytes; the head of a dump holds counts, and the paths of records that were left out."""
END_OF_HEAD = b',"records":['


def published_counts(site: Path) -> dict[str, int]:
    """Return how many records of each type a site has by the head of its dump; nothing where there is no such site."""
    try:
        with (site / DUMP).open("rb") as opened:
            head, found, _ = opened.read(HEAD_LIMIT).partition(END_OF_HEAD)
        counts = orjson.loads(head + b"}")["counts"].items() if found else ()
        return {str(name): int(count) for name, count in counts}
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return {}


def losses(before: Mapping[str, int], after: Mapping[str, int]) -> Iterator[str]:
    """Yield, in words, where more than the largest loss would go: of all, and of each type that is not small."""
    counts = [("", sum(before.values()), sum(after.values()))]
    large = {name: count for name, count in before.items() if count >= SMALLEST_TYPE}
    counts += [(f" of type {name}", count, after.get(name, 0)) for name, count in large.items()]
    for of_type, had, has in counts:
        if has < had * (1 - LARGEST_LOSS):
            yield f"{has:,} records{of_type} where it had {had:,}"


def refuse_collapse(site: Path, counts: Mapping[str, int]) -> None:
    """Stop where a site with so many records of each type would take the place of one with far more.

    Raises:
        BuildError: more than the largest loss would go.
    """
    lost = list(losses(published_counts(site), counts))
    if lost:
        message = (
            f"the site would have {', '.join(lost)}, so it was not put in place. "
            "If they went on purpose, build with --allow-fewer."
        )
        raise BuildError(message)
