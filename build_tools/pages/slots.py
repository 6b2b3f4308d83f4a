"""The computed parts of editorial pages: what stands in place of `<!-- slot: NAME -->`."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from build_tools.analysis.stages import stage_figures
from build_tools.cartography.counts import count_places
from build_tools.catalogue import dataset_jsonld
from build_tools.corpus import Corpus, Entry
from build_tools.digests import canonical_json
from build_tools.pages._base import Site
from build_tools.pages._contribute import contribute_slots
from build_tools.pages._downloads import Downloads
from build_tools.pages._explore import explore_address
from build_tools.pages._language import listed
from build_tools.pages._listing import Listing
from build_tools.pages._map import small_map
from build_tools.pages._stages import BOARD
from build_tools.pages._tables import Tables, hidden_count, is_listed, value
from build_tools.pages._use import cite_dataset
from build_tools.pages.objectives import overview_rows

RECENT_ENTRIES = 6
RECENT_OF_A_TYPE = 2
"""So that a day on which many records of one type came in leaves room for others."""
VERIFIED_ENTRIES = 6
TILE_COUNTS = 3
"""Counts on a tile of the home page: of the types that readers look for first."""
DOORS: Mapping[str, tuple[str, ...]] = {
    "worked": ("objectives", "practices", "evidence"),
    "hub": ("ask", "connect", "board", "help", "pay"),
    "data": ("data", "how_to_contribute", "architecture"),
}
"""The ways in from the home page, and where each leads, by the names of the texts of `nav`."""
DOOR_ICONS = {"worked": "practice", "hub": "hub", "data": "data"}
ADDRESSES = {
    "ask": "connect/ask/",
    "connect": "connect/",
    "board": BOARD,
    "help": "connect/help/",
    "pay": "connect/funding/",
    "how_to_contribute": "contribute/",
    "architecture": "about/architecture/",
}
"""Where a way leads whose name is not its address."""


CONNECT_DOORS = (
    ("ask", "search", "connect/ask/", ()),
    ("help", "expertise", "connect/help/", ("expertise", "organisation")),
    ("funding", "funding", "connect/funding/", ("funding",)),
    ("peers", "hub", "connect/peers/", ()),
    ("board", "case", BOARD, ("case",)),
)
"""The ways on from the front page of the hub: name of the texts, icon, address, the types of record behind it."""


def slot_contexts(corpus: Corpus, site: Site) -> dict[str, Mapping[str, Any]]:
    """Return the context of every slot by its name; its template is `slots/NAME.html`."""
    tables = Tables(corpus, site)
    return {
        "search": _search(tables),
        "doors": {"rows": _doors(tables)},
        "connect-doors": {"rows": _connect_doors(tables)},
        "figures": {"rows": _figures(tables)},
        "objectives": {"rows": _tiles(tables)},
        "recent": {"rows": _recent(tables)},
        "verified": _verified(tables),
        "cases-by-stage": {"rows": _cases_by_stage(tables), "board": BOARD},
        **_data_slots(tables),
        **contribute_slots(tables),
        "review": {"rows": _review_states(tables)},
        "map": small_map(tables, count_places(tables.members.values.values())),
        "left-out": {"count": _left_out(tables), "href": "left-out/"},
    }


def _data_slots(tables: Tables) -> dict[str, Mapping[str, Any]]:
    """Return the slots of the page of the downloads."""
    downloads = Downloads(tables)
    return {
        "data-facts": {"facts": downloads.facts(), "linked": dataset_jsonld(downloads.dataset)},
        "downloads": {"rows": downloads.whole()},
        "files": {"groups": downloads.groups()},
        "cite-dataset": {"section": cite_dataset(tables)},
    }


def _search(tables: Tables) -> dict[str, Any]:
    """Return the examples under the form, and the texts of its script, which reads them as JSON."""
    texts = canonical_json(dict(tables.strings["header_search"])).decode()
    return {"examples": [*tables.strings["home"]["examples"]], "texts": texts}


def _doors(tables: Tables) -> list[dict[str, Any]]:
    """Return the ways in with their links."""
    names = tables.strings["nav"]
    return [
        {
            "icon": DOOR_ICONS[door],
            **tables.strings["home"]["doors"][door],
            "links": [{"text": names[name], "href": ADDRESSES.get(name, f"{name}/")} for name in leads_to],
        }
        for door, leads_to in DOORS.items()
    ]


def _connect_doors(tables: Tables) -> list[dict[str, Any]]:
    """Return the ways on from the front page of the hub, with how many records stand behind each."""
    words = tables.strings["connect"]["doors"]

    def count(type_name: str) -> str:
        entries = tables.corpus.by_type[type_name]
        return tables.phrase(tables.type_strings(type_name)["count"], sum(map(is_listed, entries)))

    return [
        {**words[name], "icon": icon, "href": href, "count": listed([count(one) for one in types], tables.formats)}
        for name, icon, href, types in CONNECT_DOORS
    ]


def _tiles(tables: Tables) -> list[dict[str, Any]]:
    """Return every objective with the counts that a tile has room for."""
    rows = overview_rows(tables)
    return [{**row, "counts": row["counts"][:TILE_COUNTS]} for row in rows]


def _verified(tables: Tables) -> dict[str, Any]:
    """Return the records that somebody compared with their sources last; how many such there are, of how many."""
    shown = [entry for entry in tables.corpus if is_listed(entry)]
    known = [(found.on, entry) for entry in shown if (found := entry.record.verified)]
    latest = sorted(known, key=lambda pair: pair[1].address)
    latest.sort(key=lambda pair: pair[0], reverse=True)
    listing = Listing(tables)
    return {
        "rows": [_recent_row(listing, day, entry) for day, entry in latest[:VERIFIED_ENTRIES]],
        "count": tables.number(len(known)),
        "all": tables.number(len(shown)),
    }


def _figures(tables: Tables) -> list[dict[str, str]]:
    """Counts of records that hold, with those of which only the number is public."""
    rows = []
    for record_type in tables.types():
        entries = tables.corpus.by_type[record_type.name]
        count = sum(not entry.is_withdrawn for entry in entries) + hidden_count(tables, record_type.name)
        words = tables.type_strings(record_type.name)
        rows.append(
            {
                "number": tables.number(count),
                "label": words["one"] if count == 1 else words["other"],
                "lead": words["lead"],
                "href": f"{record_type.folder}/",
            }
        )
    return rows


def _recent(tables: Tables) -> list[dict[str, Any]]:
    """The records that came in last, newest first, a few of each type; equal days by address."""
    dates = tables.site.dates
    known = [(dates[entry.path][0], entry) for entry in tables.corpus if entry.path in dates and is_listed(entry)]
    newest = sorted(known, key=lambda pair: pair[1].address)
    newest.sort(key=lambda pair: pair[0], reverse=True)
    seen: Counter[str] = Counter()
    chosen = []
    for day, entry in newest:
        seen[entry.type.name] += 1
        if seen[entry.type.name] <= RECENT_OF_A_TYPE:
            chosen.append((day, entry))
    listing = Listing(tables)
    return [_recent_row(listing, day, entry) for day, entry in chosen[:RECENT_ENTRIES]]


def _recent_row(listing: Listing, day: str, entry: Entry) -> dict[str, Any]:
    tables = listing.tables
    return {
        **listing.entry(entry),
        "on": tables.moment(day),
        "type": tables.type_strings(entry.type.name)["one"],
    }


def _cases_by_stage(tables: Tables) -> list[dict[str, Any]]:
    """Every stage with its number of cases; of those published as a number only, the stage is not public."""
    terms = tables.corpus.vocabularies["stages"].terms
    rows = []
    for found in stage_figures(tables.corpus, tables.site.build_date):
        term, count = terms[found.stage], len(found.entries)
        href = explore_address((("type", "case"), ("stage", found.stage)))
        rows.append(
            {
                "label": term.label,
                "definition": term.definition,
                "needs": str(term.more.get("needs", "")),
                "count": value(tables.number(count), href=href if count else ""),
            }
        )
    return rows


def _review_states(tables: Tables) -> list[dict[str, str]]:
    """Every state of review with its number of records."""
    states = [entry.record.review.state for entry in tables.corpus if not entry.is_withdrawn]
    return [
        {"label": term.label, "definition": term.definition, "number": tables.number(states.count(term.id))}
        for term in tables.corpus.vocabularies["review-states"].terms.values()
    ]


def _left_out(tables: Tables) -> str:
    left_out = tables.site.left_out
    return tables.phrase(tables.strings["left_out"]["count"], len(left_out)) if left_out else ""
