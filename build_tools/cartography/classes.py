"""The classes of the map: which numbers share a colour, by fifths of the countries that have any records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SHADES = 5
"""Colours of the scale, beside the one that says none."""


@dataclass(frozen=True, slots=True)
class NumberClass:
    """Numbers from `lowest` up to `highest`, and the colour they share, from 1 to `SHADES`."""

    lowest: int
    highest: int
    shade: int


def classes_of(numbers: Iterable[int]) -> tuple[NumberClass, ...]:
    """Return the classes of numbers above nought, lowest first; `map.js` does the same.

    Each ends at the highest number of a fifth of the countries; fifths that end at the same number are one class. Where
    there are fewer than five, they take the darker colours, evenly spread, so that the highest is always the darkest.
    """
    ordered = sorted(numbers)
    ends = sorted(
        {ordered[-(-len(ordered) * fifth // SHADES) - 1] for fifth in range(1, SHADES + 1)} if ordered else ()
    )
    starts = [1, *(end + 1 for end in ends)]
    return tuple(
        NumberClass(lowest, highest, -(-(place + 1) * SHADES // len(ends)))
        for place, (lowest, highest) in enumerate(zip(starts, ends, strict=False))
    )


def shades_of(counts: Mapping[str, int]) -> dict[str, int]:
    """Return the colour of each key by its number."""
    classes = classes_of(counts.values())
    return {key: next(found.shade for found in classes if number <= found.highest) for key, number in counts.items()}
