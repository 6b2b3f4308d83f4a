"""The geometry of the world: areas by ISO 3166-1 alpha-3 code, projected once for each process."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from build_tools.cartography.projection import Point, equal_earth

WORLD_FILE = Path(__file__).parent / "world.json"
"""`world.md` beside it tells where it comes from and how it is made."""

Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Projected geometry, on a globe of radius 1 with y to the north.

    `rings` holds the closed lines around each area, inner ones too, the first point not repeated; under the empty code
    stands land that no code covers. `points` are the areas of which the source has no shape at this scale.
    """

    rings: Mapping[str, tuple[Ring, ...]]
    points: Mapping[str, Point]

    @property
    def codes(self) -> tuple[str, ...]:
        """Every area that has a shape or a point, by code."""
        return tuple(sorted((self.rings.keys() | self.points.keys()) - {""}))


@functools.cache
def read_world(file: Path = WORLD_FILE) -> World:
    """Read the geometry, whose numbers `derive.py` wrote: arcs as steps, polygons as numbers of arcs."""
    told = orjson.loads(file.read_bytes())
    grid: int = told["grid"]
    arcs = [_projected(steps, grid) for steps in told["arcs"]]
    rings = {
        code: tuple(_ring(numbers, arcs) for polygon in polygons for numbers in polygon)
        for code, polygons in told["areas"].items()
    }
    points = {code: equal_earth(at[0] / grid, at[1] / grid) for code, at in told["points"].items()}
    return World(rings, points)


def _projected(steps: list[int], grid: int) -> list[Point]:
    found: list[Point] = []
    longitude = latitude = 0
    for across, up in zip(steps[::2], steps[1::2], strict=True):
        longitude, latitude = longitude + across, latitude + up
        found.append(equal_earth(longitude / grid, latitude / grid))
    return found


def _ring(numbers: list[int], arcs: list[list[Point]]) -> Ring:
    """Join arcs; a number below zero runs its arc backwards, as in TopoJSON."""
    joined: list[Point] = []
    for number in numbers:
        joined += arcs[number][:-1] if number >= 0 else arcs[~number][:0:-1]
    return tuple(joined)
