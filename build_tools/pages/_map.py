"""What the map shows: areas with their colours, names and numbers, the legend, and the sentences around them."""

from collections.abc import Mapping
from typing import Any

from build_tools.cartography.classes import NumberClass, classes_of, shades_of
from build_tools.cartography.counts import ANY, Choice, Counts
from build_tools.cartography.drawing import Drawing, draw_world
from build_tools.pages._order import folded
from build_tools.pages._tables import Tables

WIDTH = 2000
"""Units across the map: one is 0.6 pixels on a wide screen, and still less than two where the map is drawn closer."""
SMALL_WIDTH = 1000
"""Units across the small map of the home page."""

Area = Mapping[str, Any]
"""{code, name, label, href, shade, path, mark}: an area of the map; `href` is empty where no record is about it."""


def areas(tables: Tables, counts: Counts, choice: Choice) -> list[Area]:
    """Return every area by name."""
    numbers = counts.of(choice)
    shades = shades_of(numbers)
    known = tables.corpus.vocabularies["countries"].terms
    found = [
        {
            "code": code,
            "name": country["text"],
            "label": f"{country['text']}: {records(tables, choice[0], numbers.get(code, 0))}",
            "href": country["href"] if code in counts.by_place else "",
            "shade": shades.get(code, 0),
            "path": shape.path,
            "mark": f"M{shape.x} {shape.y}h0" if shape.is_small else "",
        }
        for code, shape in draw_world(WIDTH).shapes.items()
        if code in known and (country := tables.country(code))
    ]
    return sorted(found, key=lambda area: (folded(area["name"]), area["code"]))


def records(tables: Tables, type_name: str, count: int) -> str:
    """Return a number of records of a type, or of all types, as a phrase."""
    words = tables.type_strings(type_name) if type_name else tables.strings["map"]
    return tables.phrase(words["count"], count) if count else str(tables.strings["map"]["none"])


def legend(tables: Tables, numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the classes of numbers, none first, each with its colour."""
    nothing = {"shade": 0, "text": str(tables.strings["map"]["none"])}
    return [nothing, *({"shade": one.shade, "text": _span(tables, one)} for one in classes_of(numbers.values()))]


def _span(tables: Tables, one: NumberClass) -> str:
    lowest, highest = tables.number(one.lowest), tables.number(one.highest)
    told: str = tables.strings["map"]["span"]
    return lowest if lowest == highest else told.replace("{lowest}", lowest).replace("{highest}", highest)


def summary(tables: Tables, counts: Counts, type_name: str) -> str:
    """Return how many records the map stands for, on how many countries, and how many it leaves out."""
    words = tables.strings["map"]
    choice = (type_name, ANY)
    placed, whole = counts.placed.get(choice, 0), counts.records.get(choice, 0)
    if not whole:
        return str(words["empty"])
    places = tables.phrase(words["places"], len(counts.of(choice)))
    told = str(words["summary"]).replace("{records}", records(tables, type_name, placed)).replace("{places}", places)
    return f"{told} {tables.phrase(words['unplaced'], whole - placed)}" if whole > placed else told


def small_map(tables: Tables, counts: Counts) -> dict[str, Any]:
    """Return the map of the home page: one path for each colour, in a coarse drawing, and the legend."""
    drawing = draw_world(SMALL_WIDTH)
    numbers = counts.of((ANY, ANY))
    shades = shades_of(numbers)
    return {
        "frame": frame(drawing),
        "layers": [
            {
                "shade": shade,
                "path": "".join(found.path for code, found in drawing.shapes.items() if shades.get(code, 0) == shade),
                "marks": "".join(
                    f"M{found.x} {found.y}h0"
                    for code, found in drawing.shapes.items()
                    if found.is_small and shades.get(code) == shade
                ),
            }
            for shade in range(6)
        ],
        "legend": legend(tables, numbers),
        "summary": summary(tables, counts, ANY),
        "href": "map/",
    }


def frame(drawing: Drawing) -> dict[str, Any]:
    """Return the frame of a drawing and what lies behind the areas."""
    return {"width": drawing.width, "height": drawing.height, "edge": drawing.edge, "uncoded": drawing.uncoded}
