"""What the links of each record rest on, as digests: where these stay the same, the links need not be found again."""

from collections.abc import Iterable, Sequence

import numpy
from numpy.typing import NDArray

from build_tools.corpus import Entry
from build_tools.corpus.corpus import Key
from build_tools.digests import DIGEST_BYTES, digest_parts
from build_tools.matching.blend import Blend
from build_tools.matching.vectors import Vectors


class Bases:
    """The digests of records as others see them."""

    def __init__(self, entries: Sequence[Entry], vectors: Vectors, blend: Blend) -> None:
        """Take the records with their vectors, by position."""
        self._names = _column(map(digest_parts, blend.traits))
        self._vectors = vectors
        self._faces = _column(self._face(entry, position) for position, entry in enumerate(entries))

    def _face(self, entry: Entry, position: int) -> str:
        """Return the digest of all of a record that its own links and those of others rest on."""
        numbers, parts = self._vectors.row(position)
        return digest_parts([
            entry.address,
            entry.record.title,
            " ".join(entry.record.countries),
            str(entry.is_withdrawn),
            self._names[numbers].tobytes(),
            parts.tobytes(),
        ])  # fmt: skip

    def of(self, position: int, linked: Iterable[Key], candidates: Sequence[int]) -> str:
        """Return the digest of what the links of a record rest on: itself, whom it is linked to, whom it may find."""
        named = [part for key in sorted(linked) for part in key]
        return digest_parts([self._faces[position].tobytes(), *named, self._faces[sorted(candidates)].tobytes()])


def _column(digests: Iterable[str]) -> NDArray[numpy.void]:
    """Return digests as a column of bytes, of which many are picked at once."""
    return numpy.frombuffer(bytes.fromhex("".join(digests)), f"V{DIGEST_BYTES}")
