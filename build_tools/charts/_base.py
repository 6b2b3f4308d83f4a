"""What a chart is, as plain values that a context can hold."""

from collections.abc import Sequence
from typing import TypedDict


class Bar(TypedDict):
    """A piece of a bar: its value, what it says when pointed at, and where it leads (empty: nowhere)."""

    value: int
    title: str
    href: str


class BarChart(TypedDict):
    """Stacked bars as plain values: a label for each bar, and for each kind of piece a row with one for each label.

    `shown` are the labels that are written under upright bars; where the bars lie, all are written.
    """

    labels: Sequence[str]
    series: Sequence[Sequence[Bar]]
    is_horizontal: bool
    shown: Sequence[str]
