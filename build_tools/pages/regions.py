"""The pages of regions and groupings: their countries, objectives and records."""

from collections.abc import Mapping, Sequence
from typing import Any

from build_tools.corpus import VocabularyTerm
from build_tools.corpus.places import WORLD
from build_tools.pages._base import PageType
from build_tools.pages._facet import Section, Subject
from build_tools.pages._gathered import record_sections
from build_tools.pages._listing import Listing
from build_tools.pages._overview import Group, Row
from build_tools.pages._tables import Tables, value
from build_tools.pages._tallies import narrower_section, tally_section
from build_tools.pages._terms import TermPages, Terms

FACET = "region"
SCHEMES = ("gcm-review", "m49", "grouping")
ALL_COUNTRIES = 300
"""More than there are: a region shows every country."""


def _sections(listing: Listing, subject: Subject, narrower: Sequence[str]) -> list[Section]:
    """Return what stands on the page of a region, its countries first."""
    tables = listing.tables
    return [
        *tally_section(tables, subject, "country", shown=ALL_COUNTRIES, values=_countries(tables, subject.value)),
        *narrower_section(tables, subject, narrower if subject.value != WORLD else ()),
        *tally_section(tables, subject, "objective"),
        *record_sections(listing, subject),
        *tally_section(tables, subject, "organisation"),
    ]


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


def _groups(tables: Tables, shown: Terms) -> list[Group]:
    """Return the regions by scheme, each under the wider one of its scheme."""
    words = tables.strings["facet_pages"]
    groups = []
    for scheme in SCHEMES:
        own = [term for term in shown if term.more.get("scheme") == scheme]
        known = {term.id for term in own}
        top = [_row(tables, own, term) for term in own if term.broader not in known - {WORLD}]
        groups.append(Group(scheme, words["schemes"][scheme], top, note=words["schemes_told"][scheme]))
    return groups


def _row(tables: Tables, own: Terms, term: VocabularyTerm) -> Row:
    narrower = [_row(tables, own, one) for one in own if one.broader == term.id != WORLD]
    return Row(tables.region(term.id), tables.members.count(FACET, term.id), narrower)


PAGE_TYPE = PageType("regions", TermPages(FACET, "regions", _groups, _about, _sections).pages)
