"""The parts of the world that the map can be drawn closer for: a box for each, as a region of the vocabulary."""

from collections.abc import Iterator, Mapping

from build_tools.cartography.drawing import Frame, draw_world, frame_of
from build_tools.cartography.projection import equal_earth, from_centre

BOXES: Mapping[str, tuple[int, int, int, int]] = {
    "africa": (-26, -36, 60, 38),
    "northern-america": (-168, 14, -50, 78),
    "central-america": (-119, 6, -74, 33),
    "caribbean": (-86, 9, -58, 28),
    "south-america": (-93, -57, -33, 14),
    "europe": (-25, 34, 46, 71),
    "western-asia": (24, 11, 64, 44),
    "central-asia": (45, 34, 90, 56),
    "southern-asia": (43, -2, 99, 40),
    "eastern-asia": (72, 17, 148, 54),
    "south-eastern-asia": (91, -12, 142, 29),
    "oceania": (112, -48, 190, 22),
}
"""West, south, east and north in degrees, by region of M49. The eastern edge of Oceania is that of the map."""
STEPS = 8
"""Points on each side of a box: its sides are curved on the map."""


def view_boxes(width: int) -> dict[str, str]:
    """Return the part of a drawing of that width that each region takes, as a `viewBox` of the same proportions."""
    return {region: _view(box, width) for region, box in BOXES.items()}


def _view(box: tuple[int, int, int, int], width: int) -> str:
    drawing = draw_world(width)
    units = list(_outline(box, frame_of(width)))
    left, right = min(x for x, _ in units), max(x for x, _ in units)
    top, bottom = min(y for _, y in units), max(y for _, y in units)
    wide = max(right - left, (bottom - top) * drawing.width // drawing.height)
    high = wide * drawing.height // drawing.width
    return f"{(left + right - wide) // 2} {(top + bottom - high) // 2} {wide} {high}"


def _outline(box: tuple[int, int, int, int], frame: Frame) -> Iterator[tuple[int, int]]:
    """Yield points of the sides of a box, within the map."""
    west, south, east, north = box
    left = from_centre(west)
    right = min(left + east - west, 180)
    for step in range(STEPS + 1):
        part = step / STEPS
        for latitude in (south, north):
            yield frame.unit(equal_earth(left + (right - left) * part, latitude))
        for longitude in (left, right):
            yield frame.unit(equal_earth(longitude, south + (north - south) * part))
