"""The vectors of many records, compact: as floats of four bytes, which hold them exactly."""

from array import array
from collections.abc import Iterable

import numpy
from numpy.typing import NDArray

from build_tools.matching.blend import Vector

PLACES = 3
"""Of a likeness, as it is shown."""

Numbers = NDArray[numpy.int32]
Parts = NDArray[numpy.float32]


class Vectors:
    """A row for each record: the numbers of its traits, filled up with one that no trait has, and its parts."""

    def __init__(self, vectors: Iterable[Vector], traits: int) -> None:
        """Take vectors, seen once, and how many traits there are."""
        numbers, parts, lengths = array("i"), array("f"), array("i")
        for vector in vectors:
            numbers.extend(vector.keys())
            parts.extend(vector.values())
            lengths.append(len(vector))
        self.nothing = traits
        """The number that stands where a row has no more traits."""
        self.lengths = numpy.frombuffer(lengths, numpy.int32) if lengths else numpy.zeros(0, numpy.int32)
        width = int(self.lengths.max(initial=1))
        taken = numpy.arange(width) < self.lengths[:, None]
        self.numbers: Numbers = numpy.full(taken.shape, traits, numpy.int32)
        self.numbers[taken] = numbers
        self.parts: Parts = numpy.zeros(taken.shape, numpy.float32)
        self.parts[taken] = parts
        self._asked = numpy.zeros(traits + 1)

    def row(self, position: int) -> tuple[Numbers, Parts]:
        """Return the numbers of the traits of a record, and its parts."""
        length = self.lengths[position]
        return self.numbers[position, :length], self.parts[position, :length]

    def vector(self, position: int) -> Vector:
        """Return the vector of a record."""
        numbers, parts = self.row(position)
        return dict(zip(numbers.tolist(), parts.tolist(), strict=True))

    def likenesses(self, vector: Vector, positions: NDArray[numpy.int64]) -> NDArray[numpy.float64]:
        """Return the products of a vector and those of records, rounded to what is shown."""
        asked, numbers = self._asked, list(vector)
        asked[numbers] = list(vector.values())
        products = (asked[self.numbers[positions]] * self.parts[positions]).sum(axis=1)
        asked[numbers] = 0.0
        rounded: NDArray[numpy.float64] = products.round(PLACES)
        return rounded
