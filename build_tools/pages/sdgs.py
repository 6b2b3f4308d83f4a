"""The pages of the Sustainable Development Goals and targets that records name; a goal includes its targets."""

from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.corpus import Corpus, VocabularyTerm
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._facet import About, Subject, facet_page
from build_tools.pages._gathered import full_lists, record_sections
from build_tools.pages._listing import Listing
from build_tools.pages._overview import Group, Row, overview
from build_tools.pages._tables import Tables, value
from build_tools.pages._tallies import narrower_section, tally_section

OVERVIEW = "sdgs/"
FACET = "sdg"


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the overview, and a page with its lists for every goal and target that records name."""
    listing = Listing(Tables(corpus, site))
    tables = listing.tables
    shown = [term for term in corpus.vocabularies["sdgs"].terms.values() if tables.members.has(FACET, term.id)]
    yield _overview(tables, shown)
    for term in shown:
        subject = Subject(FACET, term.id, tables.sdg(term.id)["text"], OVERVIEW)
        yield _goal(listing, subject, term)
        yield from full_lists(listing, subject)


def _goal(listing: Listing, subject: Subject, term: VocabularyTerm) -> Page:
    tables = listing.tables
    targets = [one.id for one in tables.corpus.vocabularies["sdgs"].terms.values() if one.broader == term.id]
    sections = [
        *narrower_section(tables, subject, targets),
        *record_sections(listing, subject),
        *tally_section(tables, subject, "objective"),
        *tally_section(tables, subject, "country"),
        *tally_section(tables, subject, "organisation"),
    ]
    return facet_page(tables, subject, About(lead=term.definition, rows=_about(tables, term)), sections)


def _about(tables: Tables, term: VocabularyTerm) -> list[Mapping[str, Any]]:
    words = tables.strings["facet_pages"]
    title = [{"label": words["sdg"]["official"], "values": [value(term.title)]}] if term.title else []
    goal = [{"label": words["broader"], "values": [tables.sdg(term.broader)]}] if term.broader else []
    return [*title, *goal]


def _overview(tables: Tables, shown: list[VocabularyTerm]) -> Page:
    """Return the goals with the targets of each."""
    rows = [
        Row(
            tables.sdg(goal.id),
            tables.members.count(FACET, goal.id),
            [Row(tables.sdg(one.id), tables.members.count(FACET, one.id)) for one in shown if one.broader == goal.id],
        )
        for goal in shown
        if not goal.broader
    ]
    return overview(tables, OVERVIEW, FACET, [Group("goals", tables.strings["facet_pages"]["sdg"]["goals"], rows)])


PAGE_TYPE = PageType("sdgs", pages)
