"""The order in which readers expect titles and names: without regard to case, accents and opening marks."""

import unicodedata
from collections.abc import Iterable

from build_tools.corpus import Entry

OPENING_MARKS = "\"'“„«([@"
"""Marks before a title that its place in the order does not heed."""


def by_title(entries: Iterable[Entry]) -> list[Entry]:
    """Return records by title; equal titles by id."""
    return sorted(entries, key=lambda entry: (folded(entry.record.title), entry.id))


def folded(title: str) -> str:
    """Return a title as its place in the order heeds it."""
    if not title.isascii():
        title = "".join(letter for letter in unicodedata.normalize("NFKD", title) if not unicodedata.combining(letter))
    return title.casefold().lstrip(OPENING_MARKS)
