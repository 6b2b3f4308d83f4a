"""The drawing of the world: paths of SVG in whole units, and marks for what would be too small to see."""

import functools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from build_tools.cartography.geometry import Ring, World, read_world
from build_tools.cartography.projection import Point, equal_earth

SOUTH, NORTH = -59, 87
"""The frame: a little beyond Cape Horn and the north of Greenland."""
SMALL = 14_000
"""Areas of fewer square kilometres get a mark: a circle that stays as large on a small screen."""
RADIUS = 6371
"""Kilometres of the globe."""
INSET = 0.03
"""How far from the edge a mark stays, on a globe of radius 1."""
EDGE_STEP = 5
"""Degrees between two points of the edge of the globe."""


class Shape(NamedTuple):
    """How an area is drawn: its path (empty where it has no shape), its middle, and whether it needs a mark."""

    path: str
    x: int
    y: int
    is_small: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The world in a frame of `width` by `height` units, y to the south.

    `edge` is the path of the globe's own outline, `uncoded` that of land which no code covers.
    """

    width: int
    height: int
    edge: str
    uncoded: str
    shapes: Mapping[str, Shape]


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns points of the globe into units of the drawing."""

    scale: float
    left: float
    top: float
    bottom: float

    @property
    def inset(self) -> int:
        """The room that a mark at the edge needs to be seen whole."""
        return math.ceil(self.scale * INSET)

    def unit(self, point: Point) -> tuple[int, int]:
        """Return the whole units nearest to a projected point; what lies south of the frame comes to its edge."""
        x = (point[0] - self.left) * self.scale
        y = (self.top - max(point[1], self.bottom)) * self.scale
        return math.floor(x + 0.5), math.floor(y + 0.5)


def frame_of(width: int) -> Frame:
    """Return the frame of a drawing that many units wide."""
    edge = equal_earth(180, 0)[0]
    return Frame(width / (2 * edge), -edge, equal_earth(0, NORTH)[1], equal_earth(0, SOUTH)[1])


@functools.cache
def draw_world(width: int) -> Drawing:
    """Draw the world that many units wide; fewer units mean fewer points, since those that fall together become one."""
    world, frame = read_world(), frame_of(width)
    return Drawing(
        width=width,
        height=frame.unit((0, frame.bottom))[1],
        edge=_path((_edge(),), frame),
        uncoded=_path(world.rings.get("", ()), frame),
        shapes={code: _shape(world, code, frame) for code in world.codes},
    )


def _edge() -> Ring:
    """The outline of the globe within the frame."""
    up = [SOUTH, *range(-55, 81, EDGE_STEP), NORTH]
    return tuple(equal_earth(side, at) for side, run in ((180, up), (-180, up[::-1])) for at in run)


def _shape(world: World, code: str, frame: Frame) -> Shape:
    if code in world.points:
        x, y = frame.unit(world.points[code])
        return Shape("", x, min(y, frame.unit((0, frame.bottom))[1] - frame.inset), is_small=True)
    rings = world.rings[code]
    sizes = [_size(ring) for ring in rings]
    largest = rings[sizes.index(max(sizes))]
    across, up = [point[0] for point in largest], [point[1] for point in largest]
    middle = ((min(across) + max(across)) / 2, (min(up) + max(up)) / 2)
    is_small = max(sizes) * RADIUS**2 < SMALL
    return Shape(_path(rings, frame), *frame.unit(middle), is_small=is_small)


def _size(ring: Ring) -> float:
    """Return the area within a ring on a globe of radius 1; the projection keeps it true."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(one[0] * two[1] - two[0] * one[1] for one, two in pairs)) / 2


def _path(rings: tuple[Ring, ...], frame: Frame) -> str:
    return "".join(_ring_path(list(_thinned(ring, frame))) for ring in rings)


def _thinned(ring: Ring, frame: Frame) -> Iterator[tuple[int, int]]:
    """Yield the points of a ring without those that fall on the one before."""
    before: tuple[int, int] | None = None
    for point in ring:
        unit = frame.unit(point)
        if unit != before:
            yield unit
        before = unit


def _ring_path(points: list[tuple[int, int]]) -> str:
    """Return a ring as a path: one place, then steps; the empty text where too little is left of it."""
    if len(set(points)) < len("abc"):
        return ""
    (x, y), *rest = points
    steps: list[str] = []
    for across, up in rest:
        steps.append(_pair(across - x, up - y))
        x, y = across, up
    told = steps[0] + "".join(step if step.startswith("-") else f" {step}" for step in steps[1:])
    return f"M{_pair(*points[0])}l{told}z"


def _pair(x: int, y: int) -> str:
    return f"{x}{y}" if y < 0 else f"{x} {y}"
