"""What a record page shows of computed links: similar records, and who did the same elsewhere."""

from typing import Any

from build_tools.corpus import Entry
from build_tools.matching import Link, is_elsewhere
from build_tools.pages._blocks import Block
from build_tools.pages._tables import Tables

SHOWN_LINKS = 6
"""Similar records on a page; what was done elsewhere is counted apart."""
SHOWN_COUNTRIES = 3
ELSEWHERE_TYPE = "practice"
"""What can be done elsewhere."""


def elsewhere(tables: Tables, entry: Entry) -> list[Block]:
    """Return the section of similar practices in other countries."""
    links = [link for link in tables.site.similar.get(entry.key, ()) if _is_elsewhere(tables, entry, link)]
    rows = [{**_row(tables, link), "type": ""} for link in links]  # all are practices, as the heading says
    return [_section("elsewhere", rows)] if rows else []


def similar(tables: Tables, entry: Entry) -> list[Block]:
    """Return the section of the other similar records."""
    links = [link for link in tables.site.similar.get(entry.key, ()) if not _is_elsewhere(tables, entry, link)]
    rows = [_row(tables, link) for link in links[:SHOWN_LINKS]]
    return [_section("similar_records", rows)] if rows else []


def _section(section_id: str, rows: list[dict[str, Any]]) -> Block:
    return {"id": section_id, "block": "similar_records", "rows": rows, "lead": f"{section_id}_lead"}


def _is_elsewhere(tables: Tables, entry: Entry, link: Link) -> bool:
    of_practices = entry.type.name == link.target[0] == ELSEWHERE_TYPE
    return of_practices and is_elsewhere(entry, tables.corpus.entries[link.target])


def _row(tables: Tables, link: Link) -> dict[str, Any]:
    entry = tables.corpus.entries[link.target]
    return {
        "link": tables.link(entry),
        "type": tables.type_strings(entry.type.name)["one"],
        "countries": tables.countries_told(entry.record.countries, SHOWN_COUNTRIES),
        "reasons": [reason.words for reason in link.reasons],
    }
