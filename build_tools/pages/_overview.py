"""The overview of a facet: all its values that have a page, in groups, with the number of records under each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from build_tools.pages._base import Page
from build_tools.pages._facet import STYLES
from build_tools.pages._order import folded
from build_tools.pages._standing import standing_page
from build_tools.pages._tables import Tables, Value


@dataclass(frozen=True, slots=True)
class Row:
    """A value with its page, the number of its records, and the narrower values under it."""

    shown: Value
    count: int
    narrower: Sequence["Row"] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; `by_letter` parts them by the first letter of their names."""

    id: str
    heading: str
    rows: Sequence[Row]
    by_letter: bool = False
    note: str = ""


def overview(tables: Tables, address: str, kind: str, groups: Sequence[Group]) -> Page:
    """Return the overview of a facet; `kind` is the key of its words under `facet_pages`."""
    words = tables.strings["facet_pages"][kind]
    filled = [group for group in groups if group.rows]
    context = {"note": words.get("note", ""), "groups": [_shown_group(tables, group) for group in filled]}
    page = standing_page(tables, address, ("record", "facets.html"), words, context)
    return replace(page, toc=tuple((group.id, group.heading) for group in filled), styles=STYLES)


def _shown_group(tables: Tables, group: Group) -> dict[str, Any]:
    parts = groupby(group.rows, _letter if group.by_letter else lambda _row: "")
    return {
        "id": group.id,
        "heading": group.heading,
        "note": group.note,
        "by_letter": group.by_letter,
        "parts": [{"letter": letter, "rows": [_shown(tables, row) for row in rows]} for letter, rows in parts],
    }


def _letter(row: Row) -> str:
    return folded(row.shown["text"])[:1].upper()


def _shown(tables: Tables, row: Row) -> dict[str, Any]:
    return {
        **row.shown,
        "count": tables.number(row.count),
        "narrower": [_shown(tables, narrower) for narrower in row.narrower],
    }
