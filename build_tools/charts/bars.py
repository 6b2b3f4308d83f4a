"""Stacked bars as SVG: pygal computes scale and places, and only its shapes and letters are taken over."""

import functools
import sys
from collections.abc import Iterator
from types import ModuleType
from xml.etree.ElementTree import Element, SubElement, tostring

from build_tools.charts._base import Bar, BarChart

LETTER = 11
"""The height of letters that pygal makes room for; the style sheet has 12, but pygal thinks letters wide."""
WIDTH, HEIGHT = 420, 260
ROOM_FOR_SCALE, ROW = 30, 24
"""Bars that lie on their side take a row each."""
STEPS, STEPS_BESIDE_NAMES = 6, 4
"""Most steps of the scale; beside names there is less room for its figures."""
DECIMALS = 1
PLACES = ("x", "y", "width", "height")


def draw_bars(chart: BarChart, base: str = "") -> str:
    """Return the SVG of a chart, nothing where it has no bar; the same chart is the same text on every machine.

    The drawing is hidden from screen readers and from the Tab key: the table beside it says and links the same.
    """
    if not chart["labels"]:
        return ""
    drawn = _drawn_by_pygal(chart)
    plot = next(group for group in drawn.iter("g") if group.get("class") == "plot")
    svg = Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": drawn.get("viewBox", ""),
        "class": f"cc-bars cc-bars--{'lying' if chart['is_horizontal'] else 'upright'}",
        "aria-hidden": "true",
    })  # fmt: skip
    inner = SubElement(svg, "g", {"transform": plot.get("transform", "")})
    _copy_axes(plot, inner)
    rows = [list(reversed(row)) if chart["is_horizontal"] else list(row) for row in chart["series"]]
    for position, (group, row) in enumerate(zip(_classed(plot, "series"), rows, strict=True)):
        series = SubElement(inner, "g", {"class": f"cc-bars__series cc-bars__series--{position}"})
        for piece, rect in zip(row, group.iter("rect"), strict=True):
            _copy_bar(piece, rect, series, base)
    return tostring(svg, encoding="unicode")


@functools.cache
def _library() -> ModuleType:
    """Return pygal, imported where something is drawn first."""
    import pygal  # noqa: PLC0415 - takes a tenth of a second, and most builds draw nothing
    import pygal.etree  # noqa: PLC0415 - as above
    import pygal.style  # noqa: PLC0415 - as above

    # It leaves a finder of plug-ins of an old kind behind, of which Python 3.11 warns at every import.
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != pygal.__name__]
    pygal.etree.etree.to_etree()  # lxml, where somebody has it, writes XML a little differently
    library: ModuleType = pygal
    return library


def _drawn_by_pygal(chart: BarChart) -> Element:
    """Return what pygal draws; it counts lying bars from below."""
    pygal = _library()
    is_horizontal = chart["is_horizontal"]
    drawn = (pygal.HorizontalStackedBar if is_horizontal else pygal.StackedBar)(
        width=WIDTH,
        height=ROOM_FOR_SCALE + ROW * len(chart["labels"]) if is_horizontal else HEIGHT,
        style=pygal.style.Style(label_font_size=LETTER, major_label_font_size=LETTER),
        js=[], css=[], explicit_size=False, show_legend=False, margin=4, spacing=6, truncate_label=-1,
        max_scale=STEPS_BESIDE_NAMES if is_horizontal else STEPS,
        show_minor_x_labels=is_horizontal, value_formatter=_whole,
    )  # fmt: skip
    order = -1 if is_horizontal else 1
    drawn.x_labels = list(chart["labels"])[::order]
    drawn.x_labels_major = list(chart["shown"])
    for row in chart["series"]:
        drawn.add("", [piece["value"] for piece in row][::order])
    tree: Element = drawn.render_tree()
    return tree


def _whole(value: float) -> str:
    """Half a record is no step of a scale."""
    return f"{value:.0f}" if value == int(value) else ""


def _copy_axes(plot: Element, inner: Element) -> None:
    for axis in _classed(plot, "axis"):
        name = "x" if "x" in axis.get("class", "").split() else "y"
        copied = SubElement(inner, "g", {"class": f"cc-bars__axis cc-bars__axis--{name}"})
        for shape in axis.iter():
            if shape.tag == "path":
                SubElement(copied, "path", {"d": " ".join(map(_rounded, shape.get("d", "").split()))})
            elif shape.tag == "text" and shape.text:
                places = {key: _rounded(shape.get(key, "0")) for key in ("x", "y")}
                SubElement(copied, "text", places).text = shape.text


def _copy_bar(piece: Bar, rect: Element, series: Element, base: str) -> None:
    if not piece["value"]:
        return
    href = piece["href"]
    around = SubElement(series, "a", {"href": f"{base}{href}", "tabindex": "-1"}) if href else SubElement(series, "g")
    SubElement(around, "title").text = piece["title"]
    SubElement(around, "rect", {key: _rounded(rect.get(key, "0")) for key in PLACES})


def _classed(plot: Element, name: str) -> Iterator[Element]:
    return (group for group in plot if name in group.get("class", "").split())


def _rounded(place: str) -> str:
    """Return a coordinate, or a letter of a path with one, with as many decimals as an eye can tell apart."""
    letter = place[:1] if place[:1].isalpha() else ""
    return f"{letter}{round(float(place.removeprefix(letter)), DECIMALS):g}"
