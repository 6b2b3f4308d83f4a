"""The objectives of the Compact: the overview, and for each what it commits to and what stands here under it."""

from collections.abc import Iterator
from typing import Any

from build_tools.analysis.gaps import Cell, GapMap
from build_tools.corpus import Corpus, VocabularyTerm
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._facet import About, Section, Subject, facet_page, type_counts
from build_tools.pages._gaps import Cells, gaps_of
from build_tools.pages._gathered import full_lists, record_sections
from build_tools.pages._language import direction_of
from build_tools.pages._listing import Listing
from build_tools.pages._sentences import Sentence, woven
from build_tools.pages._standing import standing_page
from build_tools.pages._tables import Tables, value
from build_tools.pages._tallies import shown_value, tally_section

OVERVIEW = "objectives/"
HELP = "connect/help/"
"""Where it says who can help with each."""
FACET = "objective"
SHOWN_RELATED = 6
SHOWN_GAPS = 3


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the overview, and the page of every objective with its lists."""
    listing = Listing(Tables(corpus, site))
    yield _overview(listing.tables)
    gaps = gaps_of(corpus, site.build_date)
    for term in corpus.vocabularies["objectives"].terms.values():
        subject = _subject(term)
        yield _objective(listing, subject, term, gaps)
        yield from full_lists(listing, subject)


def overview_rows(tables: Tables) -> list[dict[str, Any]]:
    """Return every objective with its counts by type."""
    return [
        {
            "number": term.id,
            "label": term.label,
            "title": term.title,
            "href": f"{OVERVIEW}{term.id}/",
            "counts": [count["text"] for count in type_counts(tables, _subject(term))],
        }
        for term in tables.corpus.vocabularies["objectives"].terms.values()
    ]


def _overview(tables: Tables) -> Page:
    context = {"rows": overview_rows(tables)}
    return standing_page(tables, OVERVIEW, ("list", "objectives.html"), tables.strings["objectives"], context)


def _subject(term: VocabularyTerm) -> Subject:
    return Subject(FACET, term.id, term.label, OVERVIEW)


def _objective(listing: Listing, subject: Subject, term: VocabularyTerm, gaps: GapMap) -> Page:
    tables = listing.tables
    words = tables.strings["objectives"]
    rows = [{"label": words["official"], "values": [value(term.title)]}] if term.title else []
    sections = [
        _gaps(tables, int(term.id), gaps),
        *record_sections(listing, subject),
        *tally_section(tables, subject, "country"),
        *tally_section(tables, subject, "population"),
        *tally_section(tables, subject, "organisation"),
        *_related(tables, subject),
        *_names(tables, term),
    ]
    about = About(lead=term.definition, rows=rows, description=term.title, mark=term.id, icon=f"objective-{term.id}")
    return facet_page(tables, subject, about, sections)


def _gaps(tables: Tables, objective: int, gaps: GapMap) -> Section:
    """Return in sentences how many cases ask and what answers: everywhere, then where the gap is widest."""
    cells = Cells(tables)
    who_can_help = tables.strings["connect"]["help"]["one"].replace("{number}", str(objective))
    everywhere = [cell for cell in gaps.everywhere if cell.objective == objective]
    widest = [cell for cell in gaps.gaps() if cell.objective == objective][:SHOWN_GAPS]
    return {
        "id": "asked",
        "heading": tables.strings["facet_pages"]["objective"]["asked"],
        "block": "gaps",
        "sentences": [_asked(cells, cell) for cell in (*everywhere, *widest)],
        "href": "gaps/",
        "further": value(who_can_help, href=f"{HELP}{objective}/"),
    }


def _asked(cells: Cells, cell: Cell) -> Sentence:
    """Return the sentence of a cell, which need not name the objective on its own page."""
    words = cells.tables.strings["facet_pages"]["objective"]
    region = {**cells.tables.region(cell.region), "text": cells.region(cell.region)}
    place = region if cell.region else value(words["everywhere"])
    return woven(words["asked_in"], {"region": place, **cells.counts(cell)})


def _related(tables: Tables, subject: Subject) -> list[Section]:
    """Return the objectives that records name most often beside this one.

    Their numbers lead nowhere: Explore shows records of any of two objectives, not of both.
    """
    counted = tables.members.tally(FACET, subject.value, FACET)
    rows = [
        {**shown_value(tables, FACET, one), "count": tables.number(count), "count_href": ""}
        for one, count in counted
        if one != subject.value
    ][:SHOWN_RELATED]
    heading = tables.strings["facet_pages"]["objective"]["related"]
    return [{"id": "related", "heading": heading, "block": "tally", "rows": rows, "more": ""}] if rows else []


def _names(tables: Tables, term: VocabularyTerm) -> list[Section]:
    """Return the names in other languages, each with whether its wording is the official one."""
    names = [
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
    return [{"id": "names", "heading": tables.strings["objectives"]["names"], "block": "names", "names": names}]


PAGE_TYPE = PageType("objectives", pages)
