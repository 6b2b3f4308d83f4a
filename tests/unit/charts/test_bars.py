import sys
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from build_tools.charts import BarChart
from build_tools.charts.bars import draw_bars

SVG = "{http://www.w3.org/2000/svg}"


def chart(*rows: list[int], is_horizontal: bool = False) -> BarChart:
    labels = [str(2001 + position) for position in range(len(rows[0]))]
    return {
        "labels": labels,
        "series": [
            [{"value": count, "title": f"{label}: {count} <b>", "href": f"explore/?year={label}&a=1"}
             for label, count in zip(labels, row, strict=True)]
            for row in rows
        ],
        "is_horizontal": is_horizontal,
        "shown": labels[:1],
    }  # fmt: skip


def drawn(found: BarChart) -> ET.Element:
    return ET.fromstring(draw_bars(found, "../"))  # noqa: S314 - we wrote it


def rects(root: ET.Element) -> list[dict[str, float]]:
    return [
        {key: float(found.get(key, "0")) for key in ("x", "y", "width", "height")} for found in root.iter(f"{SVG}rect")
    ]


def test_upright_bars_are_as_high_as_their_values_and_stand_from_left_to_right() -> None:
    low, high = rects(drawn(chart([2, 4])))
    assert high["height"] == pytest.approx(2 * low["height"], abs=0.2)
    assert high["x"] > low["x"]


def test_lying_bars_are_as_long_as_their_values_and_lie_from_top_to_bottom() -> None:
    found = {round(rect["width"]): rect["y"] for rect in rects(drawn(chart([2, 4, 6], is_horizontal=True)))}
    lengths = sorted(found)
    assert all(found[shorter] < found[longer] for shorter, longer in pairwise(lengths))
    assert lengths[2] == pytest.approx(3 * lengths[0], abs=2)


def test_pieces_of_one_bar_stand_on_each_other() -> None:
    below, above = rects(drawn(chart([3], [2])))
    assert above["y"] + above["height"] == pytest.approx(below["y"], abs=0.2)


def test_each_piece_leads_to_its_records_and_says_what_it_is_but_stays_out_of_the_way_of_the_tab_key() -> None:
    root = drawn(chart([1, 2]))
    links = list(root.iter(f"{SVG}a"))
    assert [link.get("href") for link in links] == ["../explore/?year=2001&a=1", "../explore/?year=2002&a=1"]
    assert [link.findtext(f"{SVG}title") for link in links] == ["2001: 1 <b>", "2002: 2 <b>"]
    assert {link.get("tabindex") for link in links} == {"-1"}
    assert root.get("aria-hidden") == "true"


def test_what_is_nought_has_no_piece() -> None:
    assert len(rects(drawn(chart([0, 2], [0, 1])))) == 2


@pytest.mark.parametrize("is_horizontal", [True, False])
def test_a_chart_without_any_record_can_be_drawn(is_horizontal: bool) -> None:
    assert rects(drawn(chart([0, 0], [0, 0], is_horizontal=is_horizontal))) == []
    assert not draw_bars(chart([], is_horizontal=is_horizontal))


def test_nothing_of_the_library_but_shapes_and_letters_is_taken_over() -> None:
    svg = draw_bars(chart([1, 2], [3, 4]))
    for unwanted in ("<style", "<script", "<desc", "<defs", "fill=", "style=", "pygal", " id=", "xlink"):
        assert unwanted not in svg


def test_the_same_chart_is_the_same_text() -> None:
    assert draw_bars(chart([1, 2], [3, 4])) == draw_bars(chart([1, 2], [3, 4]))


def test_the_scale_counts_whole_records() -> None:
    texts = [found.text or "" for found in drawn(chart([1, 2])).iter(f"{SVG}text")]
    assert all(text.isdecimal() for text in texts)


def test_the_library_leaves_no_finder_behind() -> None:
    draw_bars(chart([1]))
    assert not [finder for finder in sys.meta_path if type(finder).__module__.startswith("pygal")]
