"""The pages of countries and areas: everything that stands here about each, its peers, and the network there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_tools.analysis.peers import Feature, Peer
from build_tools.corpus import Corpus
from build_tools.corpus.places import WORLD
from build_tools.pages._around import Around, Link, LinkGroup
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._explore import explore_address
from build_tools.pages._facet import About, Section, Subject, facet_page, names_elsewhere
from build_tools.pages._gathered import full_lists, record_sections
from build_tools.pages._listing import Listing
from build_tools.pages._membership import peers_of
from build_tools.pages._order import folded
from build_tools.pages._overview import Group, Row, overview
from build_tools.pages._tables import Tables
from build_tools.pages._tallies import shown_value, tally_section

OVERVIEW = "countries/"
FACET = "country"
TOLD_TYPES = (("type", "case"), ("type", "practice"))
"""The types by which peers are found."""
SHOWN_REASONS = 4
SCHEMES = ("gcm-review", "m49", "grouping")


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the overview, and a page with its lists for every country that a record is about."""
    listing = Listing(Tables(corpus, site))
    tables = listing.tables
    shown = [code for code in corpus.vocabularies["countries"].terms if tables.members.is_country_shown(code)]
    yield _overview(tables, shown)
    peers = peers_of(corpus, site.build_date)
    around = Around(tables)
    for code in shown:
        subject = _subject(tables, code)
        yield _country(listing, subject, peers.get(code, ()), around)
        yield from full_lists(listing, subject)


def _subject(tables: Tables, code: str) -> Subject:
    return Subject(FACET, code, tables.country(code)["text"], OVERVIEW)


def _country(listing: Listing, subject: Subject, peers: Sequence[Peer], around: Around) -> Page:
    tables = listing.tables
    words = tables.strings["facet_pages"]["country"]
    code = subject.value
    sections = [
        *tally_section(tables, subject, "objective"),
        *tally_section(tables, subject, "population"),
        *record_sections(listing, subject),
        *_peers(tables, code, peers),
        *_links("money", words["money"], _alone(around.funds(code))),
        *tally_section(tables, subject, "organisation"),
        *_links("network", words["network"], around.network(code)),
        *_links("taken-over", words["taken_over"], _alone(around.taken_over(code))),
    ]
    return facet_page(tables, subject, About(rows=_about(tables, code)), sections)


def _about(tables: Tables, code: str) -> list[Mapping[str, Any]]:
    """Return the regions that a country lies in, by scheme, and its names in other languages."""
    words = tables.strings["facet_pages"]
    terms = tables.corpus.vocabularies["regions"].terms
    within = [region for region in terms if region in tables.members.places.of_country(code)]
    rows: list[Mapping[str, Any]] = []
    for scheme in SCHEMES:
        regions = [tables.region(region) for region in within if terms[region].more.get("scheme") == scheme]
        if regions:
            rows.append({"label": words["schemes"][scheme], "values": regions})
    return [*rows, *names_elsewhere(tables, tables.corpus.vocabularies.term("countries", code))]


def _alone(links: list[Link]) -> list[LinkGroup]:
    """Return one group that needs no label."""
    return [{"label": "", "links": links}] if links else []


def _links(section_id: str, heading: str, groups: list[LinkGroup]) -> list[Section]:
    return [{"id": section_id, "heading": heading, "block": "links", "groups": groups}] if groups else []


def _peers(tables: Tables, code: str, peers: Sequence[Peer]) -> list[Section]:
    if not peers:
        return []
    heading = tables.strings["facet_pages"]["country"]["peers"]
    shown = [
        {"country": tables.country(peer.country), "rows": _reasons(tables, code, peer), "more": "", "href": ""}
        for peer in peers
    ]
    return [{"id": "peers", "heading": heading, "block": "peers", "peers": shown}]


def _reasons(tables: Tables, code: str, peer: Peer) -> list[dict[str, Any]]:
    """Return what two countries share, each with the number of cases and practices of either; equal names once."""
    rows: dict[str, dict[str, Any]] = {}
    for feature in peer.shared:
        shown = shown_value(tables, *feature)
        name = shown["text"].rpartition(" · ")[2].casefold()
        if name not in rows and len(rows) < SHOWN_REASONS:
            choices = (("country", code), ("country", peer.country), *TOLD_TYPES, feature)
            count = tables.number(_of_either(tables, (code, peer.country), feature))
            rows[name] = {**shown, "count": count, "count_href": explore_address(choices)}
    return list(rows.values())


def _of_either(tables: Tables, countries: tuple[str, str], feature: Feature) -> int:
    """Return how many cases and practices about one of two countries or both have a feature."""
    members = tables.members
    found = {
        entry.key
        for country in countries
        for _, type_name in TOLD_TYPES
        for entry in members.by_type("country", country).get(type_name, ())
        if feature[1] in members.values[entry.key][feature[0]]
    }
    return len(found)


def _overview(tables: Tables, shown: list[str]) -> Page:
    """Return the countries by continent, then from A to Z."""
    words = tables.strings["facet_pages"]
    rows = {code: Row(tables.country(code), tables.members.count(FACET, code)) for code in _by_name(tables, shown)}
    terms = tables.corpus.vocabularies["regions"].terms.values()
    continents = [term for term in terms if term.broader == WORLD and term.more.get("scheme") == "m49"]
    of_country = tables.members.places.of_country
    groups = [
        Group(term.id, term.label, [row for code, row in rows.items() if term.id in of_country(code)])
        for term in continents
    ]
    placed = {code for code in rows if any(term.id in of_country(code) for term in continents)}
    rest = [row for code, row in rows.items() if code not in placed]
    elsewhere = Group("elsewhere", words["country"]["elsewhere"], rest)
    letters = Group("a-to-z", words["country"]["a_to_z"], list(rows.values()), by_letter=True)
    return overview(tables, OVERVIEW, FACET, [*groups, elsewhere, letters])


def _by_name(tables: Tables, codes: list[str]) -> list[str]:
    return sorted(codes, key=lambda code: (folded(tables.country(code)["text"]), code))


PAGE_TYPE = PageType("countries", pages)
