"""Addresses of Explore: what a number counts, as a list that shows exactly that many."""

import functools
from collections.abc import Iterable
from urllib.parse import urlencode

EXPLORE = "explore/"


def explore_address(filters: Iterable[tuple[str, object]]) -> str:
    """Return the site-relative address of Explore with (facet, value) chosen; a facet may stand there several times."""
    return f"{EXPLORE}?{'&'.join([_encoded(name, str(value)) for name, value in filters])}"


@functools.lru_cache(maxsize=20_000)
def _encoded(name: str, value: str) -> str:
    return urlencode([(name, value)])
