"""The pages of regions and groupings: their countries, objectives and records."""

from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.corpus import Corpus, VocabularyTerm
from build_tools.corpus.places import WORLD
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._facet import About, Subject, facet_page
from build_tools.pages._gathered import full_lists, record_sections
from build_tools.pages._listing import Listing
from build_tools.pages._overview import Group, Row, overview
from build_tools.pages._tables import Tables, value
from build_tools.pages._tallies import narrower_section, tally_section

OVERVIEW = "regions/"
FACET = "region"
SCHEMES = ("gcm-review", "m49", "grouping")
ALL_COUNTRIES = 300
"""More than there are: a region shows every country."""


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the overview, and a page with its lists for every region that records are about."""
    listing = Listing(Tables(corpus, site))
    tables = listing.tables
    shown = [term for term in corpus.vocabularies["regions"].terms.values() if tables.members.has(FACET, term.id)]
    yield _overview(tables, shown)
    for term in shown:
        subject = Subject(FACET, term.id, term.label, OVERVIEW)
        yield _region(listing, subject, term)
        yield from full_lists(listing, subject)


def _region(listing: Listing, subject: Subject, term: VocabularyTerm) -> Page:
    tables = listing.tables
    terms = tables.corpus.vocabularies["regions"].terms.values()
    narrower = [one.id for one in terms if one.broader == term.id != WORLD]
    sections = [
        *tally_section(tables, subject, "country", shown=ALL_COUNTRIES, values=_countries(tables, term.id)),
        *narrower_section(tables, subject, narrower),
        *tally_section(tables, subject, "objective"),
        *record_sections(listing, subject),
        *tally_section(tables, subject, "organisation"),
    ]
    return facet_page(tables, subject, About(lead=term.definition, rows=_about(tables, term)), sections)


def _countries(tables: Tables, region: str) -> list[str] | None:
    """Return the countries of a region; None, for all that its records name, where its boundary is not fixed."""
    of_country = tables.members.places.of_country
    counted = tables.members.tally(FACET, region, "country")
    within = [code for code, _ in counted if region in of_country(code)]
    return within or None


def _about(tables: Tables, term: VocabularyTerm) -> list[Mapping[str, Any]]:
    words = tables.strings["facet_pages"]
    rows: list[Mapping[str, Any]] = []
    if scheme := term.more.get("scheme"):
        rows.append({"label": words["region"]["scheme"], "values": [value(words["schemes_told"][scheme])]})
    if term.broader:
        rows.append({"label": words["broader"], "values": [tables.region(term.broader)]})
    if term.id not in (WORLD, *_with_members(tables)):
        rows.append({"label": words["region"]["boundary"], "values": [value(words["region"]["not_fixed"])]})
    return rows


def _with_members(tables: Tables) -> frozenset[str]:
    """Return the regions in which the vocabulary, or a region within them, names countries."""
    of_country = tables.members.places.of_country
    return frozenset(region for code in tables.corpus.vocabularies["countries"].terms for region in of_country(code))


def _overview(tables: Tables, shown: list[VocabularyTerm]) -> Page:
    """Return the regions by scheme, each under the wider one of its scheme."""
    words = tables.strings["facet_pages"]
    groups = []
    for scheme in SCHEMES:
        own = [term for term in shown if term.more.get("scheme") == scheme]
        known = {term.id for term in own}
        top = [_row(tables, own, term) for term in own if term.broader not in known - {WORLD}]
        groups.append(Group(scheme, words["schemes"][scheme], top, note=words["schemes_told"][scheme]))
    return overview(tables, OVERVIEW, FACET, groups)


def _row(tables: Tables, own: list[VocabularyTerm], term: VocabularyTerm) -> Row:
    narrower = [_row(tables, own, one) for one in own if one.broader == term.id != WORLD]
    return Row(tables.region(term.id), tables.members.count(FACET, term.id), narrower)


PAGE_TYPE = PageType("regions", pages)
