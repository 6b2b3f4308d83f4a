"""The records under a value of a facet: the latest of each type on its page, and lists of their own by title."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from build_tools.corpus import Entry
from build_tools.corpus.facets import KIND_VOCABULARIES
from build_tools.pages._base import Page
from build_tools.pages._explore import explore_address
from build_tools.pages._facet import STYLES, Section, Subject
from build_tools.pages._listing import PAGE_LENGTH, Listing, page_title, paged
from build_tools.pages._tables import Tables, value
from build_tools.pages._tallies import shown_value
from build_tools.records import RecordType

SHOWN_ENTRIES = 10
"""Records of each type on the page itself; where there are more, a list of its own has them."""
LIST_PAGES = 10
"""Pages of a list of its own. Beyond these 500 records nobody leafs, and the site would grow with every facet."""


def record_sections(listing: Listing, subject: Subject) -> list[Section]:
    """Return a section for each type with its latest records and the ways to the others."""
    found = listing.tables.members.by_type(subject.facet, subject.value)
    return [
        _records(listing, subject, record_type, entries)
        for record_type in listing.tables.types()
        if (entries := found.get(record_type.name))
    ]


def _records(listing: Listing, subject: Subject, record_type: RecordType, entries: Sequence[Entry]) -> Section:
    tables = listing.tables
    words = tables.type_strings(record_type.name)
    is_cut = len(entries) > SHOWN_ENTRIES
    return {
        "id": record_type.folder,
        "heading": words["other"],
        "block": "records",
        "count": tables.phrase(words["count"], len(entries)),
        "is_cut": is_cut,
        "entries": [brief_entry(listing, entry) for entry in latest(tables, entries)[:SHOWN_ENTRIES]],
        "all": tables.phrase(words["all"], len(entries)) if is_cut else "",
        "href": f"{subject.address}{record_type.folder}/",
        "explore": explore_address([(subject.facet, subject.value), ("type", record_type.name)]),
    }


def brief_entry(listing: Listing, entry: Entry) -> dict[str, Any]:
    """Return the least that tells a record from its neighbours: its title, kind, year and countries."""
    tables = listing.tables
    values = tables.members.values[entry.key]
    kinds = KIND_VOCABULARIES.get(entry.type.name, "")
    kind = [tables.term(kinds, one.partition(".")[2])["text"] for one in values["kind"]] if kinds else []
    shown = listing.entry(entry)
    facts = [*kind, *values["year"], shown["countries"]]
    return {**tables.link(entry), "mark": shown["mark"], "facts": [fact for fact in facts if fact]}


def latest(tables: Tables, entries: Iterable[Entry]) -> list[Entry]:
    """Return records by the year in which the thing began or came out, latest first; equal years as they came."""
    values = tables.members.values
    return sorted(entries, key=lambda entry: values[entry.key]["year"], reverse=True)


def full_lists(listing: Listing, subject: Subject) -> Iterator[Page]:
    """Yield the lists by title of every type of which the page of a subject shows only some."""
    for record_type in listing.tables.types():
        entries = listing.tables.members.by_type(subject.facet, subject.value).get(record_type.name, ())
        if len(entries) > SHOWN_ENTRIES:
            yield from _full_list(listing, subject, record_type, entries)


def _full_list(listing: Listing, subject: Subject, record_type: RecordType, entries: Sequence[Entry]) -> Iterator[Page]:
    tables = listing.tables
    words, texts = tables.type_strings(record_type.name), tables.strings["facet_pages"]
    shown_subject = shown_value(tables, subject.facet, subject.value)
    whole = f"{words['other']}: {shown_subject['text']}"
    kept = entries[: LIST_PAGES * PAGE_LENGTH]
    shared = {
        "crumbs": [
            value(texts[subject.facet]["title"], href=subject.overview),
            {**shown_subject, "href": subject.address},
        ],
        "count": tables.phrase(words["count"], len(entries)),
        "cut": tables.phrase(texts["list_cut"], len(kept)) if len(kept) < len(entries) else "",
        "explore": explore_address([(subject.facet, subject.value), ("type", record_type.name)]),
    }

    def draw(address: str, part: Mapping[str, Any]) -> Page:
        title = page_title(tables, whole, part["number"], part["last"])
        shown = [listing.entry(entry) for entry in part["entries"]]
        return Page(
            address=address,
            shell="list",
            template="facet_list.html",
            title=title,
            description=f"{whole}. {shared['count']}.",
            context={**part, **shared, "entries": shown, "title": title},
            language=tables.tag,
            direction=tables.direction,
            styles=STYLES,
        )

    yield from paged(f"{subject.address}{record_type.folder}/", kept, draw)
