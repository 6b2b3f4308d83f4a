"""Drawings of figures: a chart told as plain values becomes SVG that takes its colours from the style sheet."""

from build_tools.charts._base import Bar, BarChart
from build_tools.charts.bars import draw_bars

__all__ = ["Bar", "BarChart", "draw_bars"]
