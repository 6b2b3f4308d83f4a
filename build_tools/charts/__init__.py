"""Drawings of figures: a chart told as plain values becomes SVG that takes its colours from the style sheet.

The library that draws is imported by `build_tools.charts.bars` alone, and only where something is drawn.
"""

from build_tools.charts._base import Bar, BarChart

__all__ = ["Bar", "BarChart"]
