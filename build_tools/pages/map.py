"""The map of records by country: one page for all records, one for each type."""

from collections.abc import Iterator
from typing import Any

from build_tools.cartography.counts import ANY, Counts, count_places
from build_tools.cartography.drawing import draw_world
from build_tools.cartography.views import view_boxes
from build_tools.corpus import Corpus
from build_tools.digests import canonical_json
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._explore import explore_address
from build_tools.pages._map import WIDTH, areas, frame, legend, summary
from build_tools.pages._order import folded
from build_tools.pages._tables import Tables

ADDRESS = "map/"


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the map of all records and the map of each type."""
    tables = Tables(corpus, site)
    counts = count_places(tables.members.values.values())
    shared = _shared(tables, counts)
    for type_name in (ANY, *(found.name for found in tables.types())):
        yield _page(tables, counts, type_name, shared)


def map_address(tables: Tables, type_name: str) -> str:
    """Return the address of the map of a type, or of all."""
    if not type_name:
        return ADDRESS
    return f"{ADDRESS}{next(found.folder for found in tables.types() if found.name == type_name)}/"


def _page(tables: Tables, counts: Counts, type_name: str, shared: dict[str, Any]) -> Page:
    words = tables.strings["map"]
    what = _name(tables, type_name)
    shown = areas(tables, counts, (type_name, ANY))
    small = [area for area in shown if area["mark"]]
    context = {
        **shared,
        "type": type_name,
        "heading": words["heading"].replace("{what}", what),
        "summary": summary(tables, counts, type_name),
        "large": [area for area in shown if not area["mark"]],
        "small": small,
        "rims": "".join(area["mark"] for area in small),
        "legend": legend(tables, counts.of((type_name, ANY))),
    }
    return Page(
        address=map_address(tables, type_name),
        shell="wide",
        template="map.html",
        title=words["page_title"].replace("{what}", what),
        description=words["lead"],
        context=context,
        language=tables.tag,
        direction=tables.direction,
        alternates=(("application/json", "map/counts.json"),),
        styles=("assets/stylesheets/map.css",),
        scripts=("assets/javascripts/map.js",),
    )


def _name(tables: Tables, type_name: str) -> str:
    return str(tables.type_strings(type_name)["other"] if type_name else tables.strings["map"]["all"])


def _shared(tables: Tables, counts: Counts) -> dict[str, Any]:
    """Return what the maps of all types have in common."""
    columns = [found.name for found in tables.types()]
    known = tables.corpus.vocabularies["countries"].terms
    return {
        "frame": frame(draw_world(WIDTH)),
        "types": [
            {"name": name, "text": _name(tables, name), "href": map_address(tables, name)} for name in (ANY, *columns)
        ],
        "objectives": [
            {"number": term.id, "text": f"{term.id} · {term.label}"}
            for term in tables.corpus.vocabularies["objectives"].terms.values()
        ],
        "views": [
            {"region": region, "box": box, "text": tables.term("regions", region)["text"]}
            for region, box in view_boxes(WIDTH).items()
        ],
        "rows": _rows(tables, counts, columns),
        "without": sorted((tables.country(code)["text"] for code in known if code not in counts.by_place), key=folded),
        "texts": canonical_json(_texts(tables)).decode(),
    }


def _rows(tables: Tables, counts: Counts, columns: list[str]) -> list[dict[str, Any]]:
    """Return the rows of the table: every country that records are about, by name."""
    rows = [
        {
            "code": code,
            "name": tables.country(code)["text"],
            "href": tables.country(code)["href"],
            "numbers": [tables.number(found.get((name, ANY), 0)) for name in columns],
            "total": tables.number(found[ANY, ANY]),
            "all": explore_address([("country", code)]),
        }
        for code, found in counts.by_place.items()
    ]
    return sorted(rows, key=lambda row: (folded(row["name"]), row["code"]))


def _texts(tables: Tables) -> dict[str, Any]:
    """Return the texts that the script writes, for the page to carry."""
    words = tables.strings["map"]
    names = ("none", "span", "summary", "places", "unplaced", "empty", "heading", "under", "page_title", "failed")
    return {
        **{name: words[name] for name in names},
        "tag": tables.formats,
        "counts": {
            ANY: words["count"],
            **{found.name: tables.type_strings(found.name)["count"] for found in tables.types()},
        },
    }


PAGE_TYPE = PageType("map", pages)
