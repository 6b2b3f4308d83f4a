"""Lists of records cut into pages: their order, their entries, the way from one to the next."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from build_tools.corpus import Entry
from build_tools.pages._base import Page
from build_tools.pages._language import cut
from build_tools.pages._tables import Tables, publication

PAGE_LENGTH = 50
"""Entries on one page: about 60 kB of HTML."""
SUMMARY_LENGTH = 240
SHOWN_COUNTRIES = 4
SHOWN_OBJECTIVES = 3
NEIGHBOURS = 2
"""Page numbers shown on each side of the current one."""

ListEntry = Mapping[str, Any]


class Listing:
    """The entries of lists, each made once, though a record stands in several lists."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._entries: dict[tuple[str, str], ListEntry] = {}

    def entry(self, entry: Entry) -> ListEntry:
        """Return what a list shows of a record."""
        found = self._entries.get(entry.key)
        if found is None:
            found = self._entries[entry.key] = self._shown(entry)
        return found

    def _shown(self, entry: Entry) -> ListEntry:
        record, tables = entry.record, self.tables
        is_full = publication(entry) == "full"
        return {
            **tables.link(entry),
            "summary": cut(record.summary, SUMMARY_LENGTH) if is_full else "",
            "countries": tables.countries_told(record.countries, SHOWN_COUNTRIES),
            "objectives": [tables.objective(number) for number in record.objectives[:SHOWN_OBJECTIVES]],
            "more": self._more(len(record.objectives) - SHOWN_OBJECTIVES),
            "mark": self._mark(entry),
        }

    def _more(self, count: int) -> str:
        return self.tables.phrase(self.tables.strings["list"]["more"], count) if count > 0 else ""

    def _mark(self, entry: Entry) -> str:
        if entry.record.superseded_by:
            return str(self.tables.strings["list"]["superseded"])
        stage = entry.fields.get("stage")
        return str(self.tables.term("stages", stage)["text"]) if stage else ""


Draw = Callable[[str, Mapping[str, Any]], Page]
"""What draws one page of a list, from its address and its part of it."""


def paged(address: str, entries: Sequence[Entry] | Sequence[str], draw: Draw) -> Iterator[Page]:
    """Yield a page for every fifty records or values; `draw` gets the address and {entries, steps, number, last}."""
    last = max(1, -(-len(entries) // PAGE_LENGTH))
    for number in range(1, last + 1):
        shown = entries[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]
        steps = _steps(address, number, last)
        yield draw(page_address(address, number), {"entries": shown, "steps": steps, "number": number, "last": last})


def page_title(tables: Tables, title: str, number: int, last: int) -> str:
    """Return the title of a page of a list: its number from the second on."""
    if number == 1:
        return title
    told: str = tables.strings["list"]["page_title"]
    return (
        told.replace("{title}", title).replace("{number}", tables.number(number)).replace("{last}", tables.number(last))
    )


def page_address(address: str, number: int) -> str:
    """Return the address of a page of a list."""
    return address if number == 1 else f"{address}page/{number}/"


def _steps(address: str, number: int, last: int) -> dict[str, Any]:
    """Return the links to other pages: previous, next, and numbers with gaps (0)."""
    if last == 1:
        return {"previous": "", "next": "", "numbers": []}
    near = {1, last, *range(max(1, number - NEIGHBOURS), min(last, number + NEIGHBOURS) + 1)}
    numbers: list[dict[str, Any]] = []
    before = 0
    for one in sorted(near):
        if one > before + 1:
            numbers.append({"number": 0, "href": ""})
        numbers.append({"number": one, "href": page_address(address, one)})
        before = one
    return {
        "previous": page_address(address, number - 1) if number > 1 else "",
        "next": page_address(address, number + 1) if number < last else "",
        "numbers": numbers,
    }
