"""Peer countries: for each country that asks, who did something like it and who has like needs."""

from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from typing import Any

from build_tools.analysis.peers import Peer
from build_tools.corpus import Corpus, Entry
from build_tools.corpus.corpus import Key
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._hub import hub_page
from build_tools.pages._language import listed
from build_tools.pages._listing import paged
from build_tools.pages._membership import peers_of
from build_tools.pages._order import folded
from build_tools.pages._tables import Tables, Value, is_open, value
from build_tools.pages._tallies import shown_value

ADDRESS = "connect/peers/"
SHOWN_CASES = 3
SHOWN_PEERS = 4
SHOWN_RECORDS = 2
SHOWN_FEATURES = 3


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the countries that ask, fifty to a page, by name."""
    tables = Tables(corpus, site)
    words = tables.strings["connect"]["peers"]
    asking = [
        code
        for code in corpus.vocabularies["countries"].terms
        if tables.members.by_type("country", code).get("case")
    ]  # fmt: skip
    asking.sort(key=lambda code: (folded(tables.country(code)["text"]), code))
    peers = peers_of(corpus, site.build_date)

    def draw(address: str, part: Mapping[str, Any]) -> Page:
        return hub_page(
            tables,
            address,
            ("list", "connect_peers.html"),
            words,
            part,
            count=tables.phrase(words["count"], len(asking)),
            reconstructed=_reconstructed(tables),
            rows=[_row(tables, code, peers.get(code, ())) for code in part["entries"]],
        )

    yield from paged(ADDRESS, asking, draw)


def _reconstructed(tables: Tables) -> str:
    """Return how many of the cases are no requests."""
    cases = [entry for entry in tables.corpus.by_type["case"] if is_open(entry)]
    count = sum(entry.fields.get("origin") == "public-programme" for entry in cases)
    told = tables.phrase(tables.strings["gaps"]["limit_cases"], count)
    return told.replace("{total}", tables.number(len(cases))) if count else ""


def _row(tables: Tables, code: str, alike: Sequence[Peer]) -> dict[str, Any]:
    cases = tables.members.by_type("country", code)["case"]
    return {
        "id": code,
        "country": tables.country(code),
        "cases": _some(tables, [entry.key for entry in cases], SHOWN_CASES),
        "did": _who_did(tables, code, cases),
        "alike": [_like(tables, peer) for peer in alike[:SHOWN_PEERS]],
    }


def _who_did(tables: Tables, code: str, cases: Sequence[Entry]) -> list[dict[str, Any]]:
    """Return the countries of the records that answer the cases of a country, those that answer most first."""
    scores: dict[str, list[float]] = {}
    records: dict[str, dict[Key, None]] = {}
    for entry in cases:
        answer = tables.site.answers.get(entry.key)
        for peer in answer.countries if answer else ():
            if peer.country != code:
                scores.setdefault(peer.country, []).append(peer.score)
                records.setdefault(peer.country, {}).update(dict.fromkeys(peer.records))
    ranked = sorted(scores, key=lambda one: (-round(fsum(scores[one]), 3), one))[:SHOWN_PEERS]
    return [
        {"country": tables.country(one), "records": _some(tables, list(records[one]), SHOWN_RECORDS)} for one in ranked
    ]


def _some(tables: Tables, keys: Sequence[Key], shown: int) -> list[Value]:
    """Return links to the first records and how many more there are."""
    links = [tables.link(tables.corpus.entries[key]) for key in keys[:shown]]
    more = len(keys) - shown
    return [*links, value(tables.phrase(tables.strings["list"]["more"], more))] if more > 0 else links


def _like(tables: Tables, peer: Peer) -> dict[str, Any]:
    names = [shown_value(tables, *feature)["text"].rpartition(" · ")[2] for feature in peer.shared]
    told = listed(list(dict.fromkeys(names))[:SHOWN_FEATURES], tables.formats)
    return {"country": tables.country(peer.country), "shared": told}


PAGE_TYPE = PageType("connect-peers", pages)
