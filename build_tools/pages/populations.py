"""The pages of the people whom records are about; a wider group includes the narrower ones."""

from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.corpus import Corpus, VocabularyTerm
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._facet import About, Subject, facet_page, names_elsewhere
from build_tools.pages._gathered import full_lists, record_sections
from build_tools.pages._listing import Listing
from build_tools.pages._overview import Group, Row, overview
from build_tools.pages._tables import Tables
from build_tools.pages._tallies import narrower_section, tally_section

OVERVIEW = "populations/"
FACET = "population"


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the overview, and a page with its lists for every group of people that records name."""
    listing = Listing(Tables(corpus, site))
    tables = listing.tables
    shown = [term for term in corpus.vocabularies["populations"].terms.values() if tables.members.has(FACET, term.id)]
    yield _overview(tables, shown)
    for term in shown:
        subject = Subject(FACET, term.id, term.label, OVERVIEW)
        yield _population(listing, subject, term)
        yield from full_lists(listing, subject)


def _population(listing: Listing, subject: Subject, term: VocabularyTerm) -> Page:
    tables = listing.tables
    narrower = [one.id for one in tables.corpus.vocabularies["populations"].terms.values() if one.broader == term.id]
    sections = [
        *narrower_section(tables, subject, narrower),
        *record_sections(listing, subject),
        *tally_section(tables, subject, "objective"),
        *tally_section(tables, subject, "country"),
        *tally_section(tables, subject, "organisation"),
    ]
    return facet_page(tables, subject, About(lead=term.definition, rows=_about(tables, term)), sections)


def _about(tables: Tables, term: VocabularyTerm) -> list[Mapping[str, Any]]:
    words = tables.strings["facet_pages"]
    wider = [{"label": words["broader"], "values": [tables.population(term.broader)]}] if term.broader else []
    return [*wider, *names_elsewhere(tables, term)]


def _overview(tables: Tables, shown: list[VocabularyTerm]) -> Page:
    """Return the groups with the narrower ones of each."""
    count = tables.members.count
    rows = [
        Row(
            tables.population(term.id),
            count(FACET, term.id),
            [Row(tables.population(one.id), count(FACET, one.id)) for one in shown if one.broader == term.id],
        )
        for term in shown
        if not term.broader
    ]
    heading = tables.strings["facet_pages"]["population"]["all"]
    return overview(tables, OVERVIEW, FACET, [Group("groups", heading, rows)])


PAGE_TYPE = PageType("populations", pages)
