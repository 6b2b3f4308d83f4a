import re

import pytest

from build_tools.cartography.drawing import Drawing, draw_world
from build_tools.cartography.geometry import read_world
from build_tools.cartography.views import BOXES, view_boxes
from tests.unit.pages.sample import vocabularies

PATH = re.compile(r"(M-?\d+[ -]\d+l-?\d+[ -]\d+([ -]\d+[ -]\d+)+z)*")


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return draw_world(2000)


def numbers(path: str) -> list[int]:
    return [int(found) for found in re.findall(r"-?\d+", path)]


def test_every_country_of_the_vocabulary_has_a_shape_or_a_point() -> None:
    assert set(vocabularies()["countries"].terms) <= set(read_world().codes)


def test_every_area_of_the_geometry_is_in_the_vocabulary() -> None:
    assert set(read_world().codes) <= set(vocabularies()["countries"].terms)


def test_what_has_no_shape_has_a_mark(drawing: Drawing) -> None:
    assert {code for code, shape in drawing.shapes.items() if not shape.path} >= {"TUV", "GIB", "ATA"}
    assert all(shape.is_small for shape in drawing.shapes.values() if not shape.path)


@pytest.mark.parametrize("code", ["TUV", "NRU", "MLT", "SGP", "VAT", "MDV", "KIR", "TKL", "XKX", "LUX", "JAM"])
def test_small_states_have_a_mark(drawing: Drawing, code: str) -> None:
    assert drawing.shapes[code].is_small


@pytest.mark.parametrize("code", ["RUS", "KEN", "CHE", "FRA", "NZL"])
def test_large_ones_have_none(drawing: Drawing, code: str) -> None:
    assert not drawing.shapes[code].is_small


def test_paths_are_made_of_whole_numbers_only(drawing: Drawing) -> None:
    for shape in drawing.shapes.values():
        assert PATH.fullmatch(shape.path)
    assert PATH.fullmatch(drawing.edge)
    assert PATH.fullmatch(drawing.uncoded)


def test_every_ring_lies_within_the_frame_and_closes_where_it_began(drawing: Drawing) -> None:
    for code, shape in drawing.shapes.items():
        for ring in shape.path.split("z")[:-1]:
            x, y, *steps = numbers(ring)
            for across, up in zip(steps[::2], steps[1::2], strict=True):
                assert -60 <= x <= drawing.width + 60, code  # Chukotka and the Aleutians reach over the edge
                assert 0 <= y <= drawing.height, code
                x, y = x + across, y + up


def test_marks_lie_within_the_frame(drawing: Drawing) -> None:
    for code, shape in drawing.shapes.items():
        assert 0 <= shape.x <= drawing.width, code
        assert 0 <= shape.y <= drawing.height, code


@pytest.mark.parametrize(
    ("west", "east"), [("CAN", "GBR"), ("GBR", "IND"), ("IND", "JPN"), ("JPN", "NZL"), ("PYF", "PER"), ("WSM", "USA")]
)
def test_countries_lie_as_on_a_globe_from_west_to_east(drawing: Drawing, west: str, east: str) -> None:
    if west == "WSM":  # Samoa lies just west of the edge: at the right
        west, east = east, west
    assert drawing.shapes[west].x < drawing.shapes[east].x


@pytest.mark.parametrize(("part", "whole"), [("GUF", "FRA"), ("REU", "FRA"), ("SJM", "NOR"), ("BES", "NLD")])
def test_what_has_a_code_of_its_own_is_no_part_of_another(drawing: Drawing, part: str, whole: str) -> None:
    assert drawing.shapes[part].path not in drawing.shapes[whole].path


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("KEN", 580_367),
        ("BRA", 8_515_767),
        ("GRL", 2_166_086),
        ("AUS", 7_692_024),
        ("MDG", 587_041),
        ("ESH", 266_000),
    ],
)
def test_areas_are_true_to_a_twentieth(drawing: Drawing, code: str, expected: int) -> None:
    """Square kilometres from the drawing itself, by its scale."""
    kilometres = 2 * 2.706629984 * 6371 / drawing.width
    total = 0.0
    for ring in drawing.shapes[code].path.split("z")[:-1]:
        x, y, *steps = numbers(ring)
        points = [(x, y)]
        for across, up in zip(steps[::2], steps[1::2], strict=True):
            points.append((points[-1][0] + across, points[-1][1] + up))
        pairs = zip(points, points[1:] + points[:1], strict=True)
        total += sum(one[0] * two[1] - two[0] * one[1] for one, two in pairs) / 2
    assert abs(total) * kilometres**2 == pytest.approx(expected, rel=0.05)


def test_a_coarser_drawing_is_shorter_and_the_same_each_time(drawing: Drawing) -> None:
    coarse = draw_world(700)
    draw_world.cache_clear()
    assert draw_world(700) == coarse
    assert sum(len(shape.path) for shape in coarse.shapes.values()) < sum(
        len(shape.path) for shape in drawing.shapes.values()
    )


def test_parts_of_the_world_are_regions_of_the_vocabulary_and_keep_the_proportions(drawing: Drawing) -> None:
    assert set(BOXES) <= set(vocabularies()["regions"].terms)
    for box in view_boxes(drawing.width).values():
        _, _, width, height = map(int, box.split())
        assert width / height == pytest.approx(drawing.width / drawing.height, rel=0.02)


@pytest.mark.parametrize(
    ("region", "code"),
    [
        ("caribbean", "TTO"),
        ("oceania", "TUV"),
        ("oceania", "TON"),
        ("europe", "MLT"),
        ("africa", "STP"),
        ("africa", "MUS"),
    ],
)
def test_small_states_lie_in_the_part_of_the_world_that_is_drawn_for_them(
    drawing: Drawing, region: str, code: str
) -> None:
    left, top, width, height = map(int, view_boxes(drawing.width)[region].split())
    shape = drawing.shapes[code]
    assert left <= shape.x <= left + width
    assert top <= shape.y <= top + height
