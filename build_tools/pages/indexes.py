"""The index of each type of record, by title, fifty to a page."""

from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.corpus import Corpus
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._feeds import feed_alternates, follow_address
from build_tools.pages._listing import Listing, page_title, paged
from build_tools.pages._order import by_title
from build_tools.pages._tables import Tables, has_page, hidden_count, is_listed
from build_tools.records import RecordType


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the pages of every type's index."""
    listing = Listing(Tables(corpus, site))
    for record_type in listing.tables.types():
        yield from _index(listing, record_type)


def _index(listing: Listing, record_type: RecordType) -> Iterator[Page]:
    tables = listing.tables
    everything = tables.corpus.by_type[record_type.name]
    entries = by_title(filter(is_listed, everything))
    hidden = sum(not has_page(entry) for entry in everything) + hidden_count(tables, record_type.name)
    words = tables.type_strings(record_type.name)
    feeds = feed_alternates(tables, "type", record_type.name)

    def draw(address: str, part: Mapping[str, Any]) -> Page:
        title = page_title(tables, words["other"], part["number"], part["last"])
        context = {
            **part,
            "entries": [listing.entry(entry) for entry in part["entries"]],
            "title": title,
            "lead": words["lead"],
            "count": tables.phrase(words["count"], len(entries)),
            "hidden": tables.phrase(tables.strings["list"]["hidden"], hidden) if hidden else "",
            "dump": f"data/{record_type.name}.json",
            "type": record_type.name,
            "follow": follow_address(tables, "type", record_type.name),
            "explore": f"explore/?type={record_type.name}",
            "others": _others(tables, record_type),
        }
        return Page(
            address=address,
            shell="list",
            template="index.html",
            title=title,
            description=words["lead"],
            context=context,
            language=tables.tag,
            direction=tables.direction,
            alternates=(("application/json", f"data/{record_type.name}.json"), *feeds),
        )

    yield from paged(f"{record_type.folder}/", entries, draw)


def _others(tables: Tables, current: RecordType) -> list[dict[str, Any]]:
    """Return the way to the index of every type, and which of them is this one."""
    return [
        {
            "text": tables.type_strings(found.name)["other"],
            "href": f"{found.folder}/",
            "is_current": found is current,
        }
        for found in tables.types()
    ]


PAGE_TYPE = PageType("index", pages)
