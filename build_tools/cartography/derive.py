"""Derive the geometry of the map from the npm package `world-atlas`; by hand, as `world.md` beside this file tells."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry

from build_tools.cartography.projection import Point, equal_earth, from_centre

TARGET = Path(__file__).parent / "world.json"
GRID = 100
"""Steps in a degree: coordinates are whole numbers of them."""
DETAIL = 1.6e-5
"""The smallest triangle that a point of a line may make with its neighbours, on a globe of radius 1."""
SMALLEST = 2e-5
"""The smallest island that is drawn, but for the largest of each area."""

NO_CODE = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}
"""Areas that the source draws apart without a code, by whose code covers them."""
PARTS = {
    "GUF": ("FRA", ((-55, 2, -51, 6.2),)),
    "GLP": ("FRA", ((-62, 15.7, -60.9, 16.7),)),
    "MTQ": ("FRA", ((-61.4, 14.2, -60.7, 15),)),
    "REU": ("FRA", ((55, -21.6, 56, -20.7),)),
    "MYT": ("FRA", ((44.9, -13.2, 45.4, -12.5),)),
    "SJM": ("NOR", ((-9.5, 70.5, -7.5, 71.5), (10, 74, 36, 82))),
    "BVT": ("NOR", ((3, -55, 4, -54),)),
    "BES": ("NLD", ((-68.6, 11.9, -68, 12.5), (-63.4, 17.3, -62.8, 17.8))),
    "TKL": ("NZL", ((-173, -9.6, -171, -8.3),)),
    "CXR": ("", ((105, -11, 106, -10),)),
    "CCK": ("", ((96, -13, 97.5, -11.5),)),
    "UKR": ("RUS", ((32.3, 44.2, 36.8, 46.3),)),
}
"""Areas with a code that the source draws as part of another one: which (none: an area without a code), and the boxes
that they lie in as (west, south, east, north). ISO 3166-2 lists Crimea and Sevastopol under UA."""
SAHARA = (27.667, -12.0, (-8.67, 27.667))
"""The parallel at which Western Sahara ends in the north, a meridian east of where that meets the coast, and where it
meets Algeria: the source counts what lies west of the berm to Morocco."""
POINT_ONLY = {"ATA"}
"""Too far south for the frame of the map."""

Polygon = list[list[int]]


@dataclass
class Topology:
    """A TopoJSON file: its arcs in degrees, and polygons of numbers of arcs by code; the empty code is of no area."""

    arcs: list[list[Point]]
    areas: dict[str, list[Polygon]] = field(default_factory=dict)

    def ring(self, numbers: list[int]) -> list[Point]:
        """Return the points of a ring, the first not repeated; a number below zero runs its arc backwards."""
        found: list[Point] = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            found += arc[:-1]
        return found

    def area(self, numbers: list[int]) -> float:
        """Return the area within a ring, on a globe of radius 1."""
        points = [equal_earth(*point) for point in self.ring(numbers)]
        pairs = zip(points, points[1:] + points[:1], strict=True)
        return abs(sum(one[0] * two[1] - two[0] * one[1] for one, two in pairs)) / 2

    def middle(self, numbers: list[int]) -> Point:
        """Return the middle of the box around a ring, in degrees."""
        points = self.ring(numbers)
        across, up = [point[0] for point in points], [point[1] for point in points]
        return (min(across) + max(across)) / 2, (min(up) + max(up)) / 2

    def largest(self, code: str) -> list[int]:
        """Return the outer ring of the largest polygon of an area."""
        return max((polygon[0] for polygon in self.areas[code]), key=self.area)


def read_topology(file: Path) -> Topology:
    """Read a file of the package; areas by ISO 3166-1 alpha-3."""
    told = json.loads(file.read_text(encoding="utf-8"))
    found = Topology(list(_arcs(told)))
    codes = {str(country.numeric): str(country.alpha_3) for country in pycountry.countries}
    for shape in told["objects"]["countries"]["geometries"]:
        code = codes.get(shape.get("id", "")) or NO_CODE.get(shape["properties"]["name"], "")
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            found.areas.setdefault(_part(found, code, polygon), []).append(polygon)
    return found


def _arcs(told: Mapping[str, Any]) -> Iterator[list[Point]]:
    """Yield arcs without a step from one edge of the world to the other; longitudes count from the middle."""
    (east, north), (left, bottom) = told["transform"]["scale"], told["transform"]["translate"]
    for steps in told["arcs"]:
        x = y = 0
        arc: list[Point] = []
        for across, up in steps:
            x, y = x + across, y + up
            longitude = from_centre(x * east + left)
            if arc:
                longitude += 360 * round((arc[-1][0] - longitude) / 360)
            arc.append((longitude, y * north + bottom))
        yield arc


def _part(topology: Topology, code: str, polygon: Polygon) -> str:
    x, y = topology.middle(polygon[0])
    for part, (whole, boxes) in PARTS.items():
        if code == whole:
            for west, south, east, north in boxes:
                if south <= y <= north and 0 <= x - from_centre(west) <= east - west:
                    return part
    return code


def part_sahara(topology: Topology) -> None:
    """Take the west of Western Sahara out of Morocco's shape; the berm stays as a line."""
    parallel, meridian, (east, north) = SAHARA
    ring = topology.largest("MAR")
    arcs = [topology.arcs[number] if number >= 0 else topology.arcs[~number][::-1] for number in ring]
    at, place = next(
        (at, place)
        for at, arc in enumerate(arcs)
        for place, (one, two) in enumerate(pairwise(arc))
        if (one[1] < parallel) != (two[1] < parallel) and one[0] < from_centre(meridian)
    )
    one, two = arcs[at][place : place + 2]
    coast = (one[0] + (two[0] - one[0]) * (parallel - one[1]) / (two[1] - one[1]), parallel)
    first = len(topology.arcs)
    topology.arcs += [[*arcs[at][: place + 1], coast], [coast, *arcs[at][place + 1 :]]]
    run = [first + 1, *ring[at + 1 :], *ring[:at], first]  # from the coast around to the coast
    ends = [arc[-1] for arc in [topology.arcs[first + 1], *arcs[at + 1 :], *arcs[:at]]]
    inland = min(ends, key=lambda end: abs(end[0] - from_centre(east)) + abs(end[1] - north))
    turn = ends.index(inland) + 1
    topology.arcs.append([inland, coast])
    halves = ([*run[:turn], first + 2], [*run[turn:], ~(first + 2)])
    south = min(halves, key=lambda half: topology.middle(half)[1])
    ring[:] = next(half for half in halves if half is not south)
    topology.areas["ESH"].append([south])


def simplify(arc: list[Point], detail: float) -> list[Point]:
    """Leave out the points that matter least (M. Visvalingam, J. D. Whyatt, 1993), but for the ends."""
    points = [equal_earth(*point) for point in arc]
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    areas = [0.0] * len(arc)

    def triangle(at: int) -> float:
        one, two, three = points[before[at]], points[at], points[after[at]]
        return abs((two[0] - one[0]) * (three[1] - one[1]) - (three[0] - one[0]) * (two[1] - one[1])) / 2

    for at in range(1, len(arc) - 1):
        areas[at] = triangle(at)
    waiting = [(areas[at], at) for at in range(1, len(arc) - 1)]
    heapify(waiting)
    kept, fewest = set(range(len(arc))), 4 if arc[0] == arc[-1] else 2
    while waiting and len(kept) > fewest:
        size, at = heappop(waiting)
        if size > detail:
            break
        if at not in kept or size != areas[at]:
            continue
        kept.discard(at)
        left, right = before[at], after[at]
        after[left], before[right] = right, left
        for neighbour in (left, right):
            if 0 < neighbour < len(arc) - 1:
                areas[neighbour] = max(size, triangle(neighbour))
                heappush(waiting, (areas[neighbour], neighbour))
    return [point for at, point in enumerate(arc) if at in kept]


def derive(medium: Topology, large: Topology) -> dict[str, Any]:
    """Return the geometry: lines and areas of the medium scale, points of the large one where the medium has none."""
    areas: dict[str, list[Polygon]] = {}
    for code in sorted(medium.areas.keys() - POINT_ONLY):
        biggest = medium.largest(code)
        kept = [found for found in medium.areas[code] if found[0] is biggest or medium.area(found[0]) > SMALLEST]
        areas[code] = [[ring for ring in found if ring is found[0] or medium.area(ring) > SMALLEST] for found in kept]
    used = sorted({max(number, ~number) for number in _numbers(areas.values())})
    at = {number: position for position, number in enumerate(used)}
    renamed = {
        code: [[[at[one] if one >= 0 else ~at[~one] for one in ring] for ring in polygon] for polygon in polygons]
        for code, polygons in areas.items()
    }
    points = {code: _point(large.middle(large.largest(code))) for code in sorted(large.areas.keys() - areas.keys())}
    arcs = [_steps(simplify(medium.arcs[number], DETAIL)) for number in used]
    return {"grid": GRID, "points": points, "areas": renamed, "arcs": arcs}


def _point(at: Point) -> list[int]:
    return [round(((at[0] + 180) % 360 - 180) * GRID), round(at[1] * GRID)]


def _numbers(areas: Iterable[list[Polygon]]) -> Iterator[int]:
    for polygons in areas:
        for polygon in polygons:
            for ring in polygon:
                yield from ring


def _steps(arc: list[Point]) -> list[int]:
    """Return an arc as whole numbers: the first point, then the steps from each to the next."""
    found: list[int] = []
    x = y = 0
    for longitude, latitude in arc:
        across, up = round(longitude * GRID), round(latitude * GRID)
        if found and (across, up) == (x, y):
            continue
        found += [across - x, up - y]
        x, y = across, up
    return found


def main(package: Path) -> None:
    """Write the geometry derived from an unpacked package."""
    medium, large = read_topology(package / "countries-50m.json"), read_topology(package / "countries-10m.json")
    part_sahara(medium)
    found = derive(medium, large)
    lines = [f'"grid":{found["grid"]}', f'"points":{_spelt(found["points"])}']
    lines += [f'"areas":{_rows(f"{json.dumps(code)}:{_spelt(value)}" for code, value in found["areas"].items())}']
    arcs = ",\n".join(map(_spelt, found["arcs"]))
    TARGET.write_text("{" + ",\n".join([*lines, f'"arcs":[\n{arcs}\n]']) + "}\n", encoding="utf-8")


def _spelt(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _rows(rows: Iterable[str]) -> str:
    return "{\n" + ",\n".join(rows) + "\n}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
