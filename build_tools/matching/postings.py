"""Which records of a group have a trait, those first in which it counts most."""

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

from build_tools.matching.blend import Vector
from build_tools.matching.vectors import Vectors

BUDGET = 6_000
"""Places looked at to find candidates: however many records there are, a subject costs no more."""
HEAD = 1_500
"""Places of one trait that are looked at, those first in which it counts most."""
POOL = 150
"""Candidates whose exact likeness is computed."""
STEP, SPARE = 8, 2
"""Where the best begin is guessed from every eighth record, so that about twice as many as needed are sorted."""

Places = NDArray[numpy.int64]
Sums = NDArray[numpy.float64]


class Postings:
    """Lists of (record, part of its vector) by trait; a place is that of a record within the group."""

    def __init__(self, vectors: Vectors, members: Sequence[int]) -> None:
        """Take all vectors, and the positions of the records of the group in their order."""
        self._members = numpy.asarray(members, numpy.int64)
        rows = vectors.numbers[self._members]
        held = rows != vectors.nothing
        numbers, parts = rows[held], vectors.parts[self._members][held]
        places = numpy.repeat(numpy.arange(len(members)), vectors.lengths[self._members])
        order = numpy.lexsort((places, -parts, numbers))
        self._places, self._parts = places[order], parts[order]
        self._lengths = numpy.bincount(numbers, minlength=vectors.nothing)
        self._starts = numpy.cumsum(self._lengths) - self._lengths
        self._everyone = numpy.arange(len(members))
        self._sums = numpy.zeros(len(members))
        self._last = numpy.zeros(len(members), numpy.int32)

    def candidates(self, vector: Vector, but: int) -> list[int]:
        """Return the records that have the most in common with a subject in the lists that tell most, in order."""
        places, parts = self._looked_at(vector)
        numpy.add.at(self._sums, places, parts)
        self._leave_out(but)
        best = self._best(self._once(places) if len(places) < len(self._sums) else self._everyone)
        found: list[int] = self._members[best].tolist()
        return found

    def _leave_out(self, position: int) -> None:
        """Let a record, where it is of the group, share nothing: nobody is suggested to himself."""
        place = int(numpy.searchsorted(self._members, position))
        if place < len(self._members) and self._members[place] == position:
            self._sums[place] = 0.0

    def _looked_at(self, vector: Vector) -> tuple[Places, Sums]:
        """Return places and what each adds; first come the lists that bring the most for a look."""
        lists, weights = numpy.asarray(list(vector), numpy.int64), numpy.asarray(list(vector.values()))
        lengths = numpy.minimum(self._lengths[lists], HEAD)
        order = numpy.argsort(-weights * weights / numpy.maximum(lengths, 1), kind="stable")
        lists, weights, lengths = lists[order], weights[order], lengths[order]
        before = numpy.cumsum(lengths) - lengths
        lengths = numpy.minimum(lengths, numpy.maximum(BUDGET - before, 0))
        looked = numpy.repeat(self._starts[lists] - before, lengths) + numpy.arange(int(lengths.sum()))
        return self._places[looked], self._parts[looked] * numpy.repeat(weights, lengths)

    def _best(self, places: Places) -> Places:
        """Return those of some places that have the largest sums, of equal ones the first; all sums begin anew."""
        sums = self._sums[places]
        found = numpy.sort(places[_large(sums)])
        sums = self._sums[found]
        self._sums[places] = 0.0
        order = numpy.argsort(-sums, kind="stable")[: min(POOL, numpy.count_nonzero(sums))]
        best: Places = found[numpy.sort(order)]
        return best

    def _once(self, places: Places) -> Places:
        """Return places without repetition: each writes where it stands, and the last that wrote stays."""
        steps = numpy.arange(len(places), dtype=numpy.int32)
        self._last[places] = steps
        once: Places = places[self._last[places] == steps]
        return once


def _large(sums: Sums) -> NDArray[numpy.bool_]:
    """Tell which sums are among the largest: at least as many as are needed, where there are so many, and few more."""
    some, wanted = sums[::STEP], SPARE * POOL // STEP
    if wanted < len(some):
        guess = numpy.partition(some, -wanted)[-wanted]
        large: NDArray[numpy.bool_] = sums >= guess
        if guess and numpy.count_nonzero(large) >= POOL:
            return large
    return sums > 0.0
