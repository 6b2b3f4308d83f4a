import math

import pytest

from build_tools.cartography.projection import CENTRE, equal_earth, from_centre

REFERENCE = [
    # longitude, latitude, x, y: PROJ 9.5.1, `+proj=eqearth +R=1`
    (0, 0, 0, 0),
    (180, 0, 2.70663, 0),
    (0, 90, 0, 1.3173628),
    (180, 90, 1.6035886, 1.3173628),
    (90, 45, 1.1598545, 0.8602311),
    (-73, -60, -0.8269521, -1.0883008),
    (36.8, -1.3, 0.5532874, -0.0263343),
    (120, 60, 1.3593734, 1.0883008),
    (-170, 80, -1.577484, 1.2882112),
]


@pytest.mark.parametrize(("longitude", "latitude", "x", "y"), REFERENCE)
def test_places_lie_where_proj_puts_them(longitude: float, latitude: float, x: float, y: float) -> None:
    assert equal_earth(longitude, latitude) == pytest.approx((x, y), abs=1e-7)


def test_the_proportions_are_those_of_the_paper() -> None:
    (width, _), (pole, height) = equal_earth(180, 0), equal_earth(180, 90)
    assert width / height == pytest.approx(2.05458, abs=1e-5)
    assert pole / width == pytest.approx(0.592, abs=1e-3)


@pytest.mark.parametrize("latitude", [0, 30, 55, 80])
def test_a_square_degree_keeps_its_share_of_the_globe(latitude: float) -> None:
    """Strips of a hundredth of a degree: the area on the map is that on the globe, whatever the latitude."""
    (_, low), (_, high) = equal_earth(0, latitude), equal_earth(0, latitude + 0.01)
    (low_right, _), (high_right, _) = equal_earth(180, latitude), equal_earth(180, latitude + 0.01)
    on_map = (high - low) * (low_right + high_right)
    on_globe = 2 * math.pi * (math.sin(math.radians(latitude + 0.01)) - math.sin(math.radians(latitude)))
    assert on_map == pytest.approx(on_globe, rel=1e-3)


@pytest.mark.parametrize(
    ("longitude", "expected"),
    [(CENTRE, 0), (180, 169.4), (-180, 169.4), (-169.4, -180), (-169.3, -179.9), (190.6, -180)],
)
def test_longitudes_count_from_the_middle_of_the_map(longitude: float, expected: float) -> None:
    assert from_centre(longitude) == pytest.approx(expected, abs=1e-9)
