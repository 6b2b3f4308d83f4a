"""A site that would suddenly have far fewer records is not put in place until somebody says that it may."""

from pathlib import Path

import orjson

from build_tools.errors import BuildError

LARGEST_LOSS = 0.3
"""Of all records; what people take out on purpose in one go is far less."""
DUMP = "data/records.json"
HEAD_LIMIT = 1_000_000
"""Bytes; the head of a dump holds counts, and the paths of records that were left out."""
END_OF_HEAD = b',"records":['


def published_count(site: Path) -> int:
    """Return how many records a site has by the head of its dump; 0 where there is no such site."""
    try:
        with (site / DUMP).open("rb") as opened:
            head, found, _ = opened.read(HEAD_LIMIT).partition(END_OF_HEAD)
        return sum(orjson.loads(head + b"}")["counts"].values()) if found else 0
    except (OSError, orjson.JSONDecodeError, KeyError, AttributeError, TypeError):
        return 0


def refuse_collapse(site: Path, count: int) -> None:
    """Stop where a site of `count` records would take the place of one with far more.

    Raises:
        BuildError: more than the largest loss would go.
    """
    before = published_count(site)
    if count < before * (1 - LARGEST_LOSS):
        message = (
            f"the site would have {count:,} records where it had {before:,}, so it was not put in place. "
            "If they went on purpose, build with --allow-fewer."
        )
        raise BuildError(message)
