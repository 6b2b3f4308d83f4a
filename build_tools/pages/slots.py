"""The computed parts of editorial pages: what stands in place of `<!-- slot: NAME -->`."""

from collections.abc import Mapping
from typing import Any

from build_tools.cartography.counts import count_places
from build_tools.corpus import Corpus, Entry, FacetReader
from build_tools.pages._base import Site
from build_tools.pages._listing import Listing
from build_tools.pages._map import small_map
from build_tools.pages._tables import Tables, has_page, hidden_count, is_listed
from build_tools.pages.objectives import overview_rows

RECENT_ENTRIES = 8


def slot_contexts(corpus: Corpus, site: Site) -> dict[str, Mapping[str, Any]]:
    """Return the context of every slot by its name; its template is `slots/NAME.html`."""
    tables = Tables(corpus, site)
    return {
        "figures": {"rows": _figures(tables)},
        "objectives": {"rows": overview_rows(tables)},
        "recent": {"rows": _recent(tables)},
        "cases-by-stage": {"rows": _cases_by_stage(tables)},
        "types": {"rows": _dumps(tables), "schema_version": site.schema_version},
        "review": {"rows": _review_states(tables)},
        "map": small_map(tables, count_places(corpus, FacetReader(corpus, site.build_date))),
        "left-out": {"count": _left_out(tables), "href": "left-out/"},
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
    """The records that came in last, newest first; equal days by address."""
    dates = tables.site.dates
    known = [(dates[entry.path][0], entry) for entry in tables.corpus if entry.path in dates and is_listed(entry)]
    newest = sorted(known, key=lambda pair: pair[1].address)
    newest.sort(key=lambda pair: pair[0], reverse=True)
    listing = Listing(tables)
    return [_recent_row(listing, day, entry) for day, entry in newest[:RECENT_ENTRIES]]


def _recent_row(listing: Listing, day: str, entry: Entry) -> dict[str, Any]:
    tables = listing.tables
    return {
        **listing.entry(entry),
        "on": tables.moment(day),
        "type": tables.type_strings(entry.type.name)["one"],
    }


def _cases_by_stage(tables: Tables) -> list[dict[str, Any]]:
    """Every stage with its number of cases; of those published as a number only, the stage is not public."""
    cases: list[Any] = [entry.record for entry in tables.corpus.by_type["case"] if is_listed(entry)]
    return [
        {
            "label": term.label,
            "definition": term.definition,
            "needs": str(term.more.get("needs", "")),
            "count": tables.number(sum(case.stage == term.id for case in cases)),
        }
        for term in tables.corpus.vocabularies["stages"].terms.values()
    ]


def _dumps(tables: Tables) -> list[dict[str, str]]:
    """Every dump with its number of rows; withdrawn records stay in it, hidden ones are not in it."""
    rows = []
    total = 0
    for record_type in tables.types():
        count = sum(has_page(entry) for entry in tables.corpus.by_type[record_type.name])
        total += count
        rows.append(_dump(tables, record_type.name, tables.type_strings(record_type.name)["other"], count))
    return [*rows, _dump(tables, "records", tables.strings["dumps"]["all"], total)]


def _dump(tables: Tables, name: str, label: str, count: int) -> dict[str, str]:
    return {"label": label, "address": f"data/{name}.json", "rows": tables.number(count)}


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
