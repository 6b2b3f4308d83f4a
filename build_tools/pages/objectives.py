"""The objectives of the Compact: the overview, one page each, and the full lists where a page shows only some."""

from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.corpus import Corpus, Entry, VocabularyTerm
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._language import direction_of
from build_tools.pages._listing import Listing, by_title, paged
from build_tools.pages._tables import Tables, is_listed
from build_tools.pages.indexes import page_title
from build_tools.records import RecordType

SHOWN_ENTRIES = 10
"""Records of each type on an objective's page; where there are more, a list of its own has all."""

Members = Mapping[tuple[int, str], list[Entry]]
"""The listed records by (objective, name of the type), by title."""


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the overview and the pages of every objective."""
    listing = Listing(Tables(corpus, site))
    members = members_of(corpus)
    yield _overview(listing.tables, members)
    for term in corpus.vocabularies["objectives"].terms.values():
        yield _objective(listing, members, term)
        for record_type in listing.tables.types():
            entries = members.get((int(term.id), record_type.name), [])
            if len(entries) > SHOWN_ENTRIES:
                yield from _full_list(listing, term, record_type, entries)


def members_of(corpus: Corpus) -> Members:
    """Return the listed records of every objective by type."""
    found: dict[tuple[int, str], list[Entry]] = {}
    for entries in corpus.by_type.values():
        for entry in by_title(filter(is_listed, entries)):
            for objective in dict.fromkeys(entry.record.objectives):
                found.setdefault((objective, entry.type.name), []).append(entry)
    return found


def overview_rows(tables: Tables, members: Members) -> list[dict[str, Any]]:
    """Return every objective with its counts by type."""
    return [
        {
            "number": term.id,
            "label": term.label,
            "title": term.title,
            "href": f"objectives/{term.id}/",
            "counts": _counts(tables, members, int(term.id)),
        }
        for term in tables.corpus.vocabularies["objectives"].terms.values()
    ]


def _counts(tables: Tables, members: Members, objective: int) -> list[str]:
    counted = [(found.name, len(members.get((objective, found.name), ()))) for found in tables.types()]
    return [tables.phrase(tables.type_strings(name)["count"], count) for name, count in counted if count]


def _overview(tables: Tables, members: Members) -> Page:
    words = tables.strings["objectives"]
    context = {"title": words["title"], "lead": words["lead"], "rows": overview_rows(tables, members)}
    return Page(
        address="objectives/",
        shell="list",
        template="objectives.html",
        title=words["title"],
        description=words["lead"],
        context=context,
        language=tables.tag,
        direction=tables.direction,
    )


def _objective(listing: Listing, members: Members, term: VocabularyTerm) -> Page:
    tables = listing.tables
    groups = [
        _group(listing, term, record_type, entries)
        for record_type in tables.types()
        if (entries := members.get((int(term.id), record_type.name)))
    ]
    context = {
        "number": term.id,
        "label": term.label,
        "title": term.title or term.label,
        "definition": term.definition,
        "names": _names(tables, term),
        "groups": groups,
    }
    title = f"{tables.strings['objectives']['one']} {term.id}: {term.label}"
    headings = [(group["id"], group["other"]) for group in groups]
    return Page(
        address=f"objectives/{term.id}/",
        shell="record",
        template="objective.html",
        title=title,
        description=term.title,
        context=context,
        language=tables.tag,
        direction=tables.direction,
        toc=(*headings, ("names", tables.strings["objectives"]["names"])),
    )


def _group(listing: Listing, term: VocabularyTerm, record_type: RecordType, entries: list[Entry]) -> dict[str, Any]:
    words = listing.tables.type_strings(record_type.name)
    is_cut = len(entries) > SHOWN_ENTRIES
    return {
        "id": record_type.folder,
        "other": words["other"],
        "count": listing.tables.phrase(words["count"], len(entries)),
        "entries": [listing.entry(entry) for entry in entries[:SHOWN_ENTRIES]],
        "all": listing.tables.phrase(words["all"], len(entries)) if is_cut else "",
        "href": f"objectives/{term.id}/{record_type.folder}/",
    }


def _names(tables: Tables, term: VocabularyTerm) -> list[dict[str, Any]]:
    """Return the names in other languages, each with whether its wording is the official one."""
    return [
        {
            "language": tables.term("languages", tag)["text"],
            "lang": tag,
            "dir": direction_of(tag),
            "title": term.title_in.get(tag, ""),
            "label": term.label_in.get(tag, ""),
            "is_certain": tag in term.certain,
        }
        for tag in dict.fromkeys([*term.title_in, *term.label_in])
        if tag != tables.tag
    ]


def _full_list(listing: Listing, term: VocabularyTerm, record_type: RecordType, entries: list[Entry]) -> Iterator[Page]:
    tables = listing.tables
    words = tables.type_strings(record_type.name)
    objective = tables.objective(int(term.id))

    def draw(address: str, part: Mapping[str, Any]) -> Page:
        title = page_title(tables, f"{words['other']}: {objective['text']}", part["number"], part["last"])
        context = {
            **part,
            "entries": [listing.entry(entry) for entry in part["entries"]],
            "title": title,
            "objective": objective,
            "count": tables.phrase(words["count"], len(entries)),
        }
        return Page(
            address=address,
            shell="list",
            template="objective_list.html",
            title=title,
            description=term.title,
            context=context,
            language=tables.tag,
            direction=tables.direction,
        )

    yield from paged(f"objectives/{term.id}/{record_type.folder}/", entries, draw)


PAGE_TYPE = PageType("objectives", pages)
