"""What the links of each record rest on, as digests: where these stay the same, the links need not be found again."""

from collections.abc import Iterable, Sequence

import numpy

from build_tools.corpus import Entry
from build_tools.corpus.corpus import Key
from build_tools.digests import DIGEST_BYTES, digest_parts
from build_tools.matching.blend import Blend
from build_tools.matching.vectors import Vectors


class Bases:
    """The digests of records as others see them."""

    def __init__(self, entries: Sequence[Entry], vectors: Vectors, blend: Blend) -> None:
        """Take the records with their vectors, by position."""
        names = b"".join([bytes.fromhex(digest_parts(trait)) for trait in blend.traits])
        self._names = numpy.frombuffer(names + bytes(DIGEST_BYTES), f"V{DIGEST_BYTES}")
        self._vectors = vectors
        self._faces = [self._face(entry, position) for position, entry in enumerate(entries)]

    def _face(self, entry: Entry, position: int) -> bytes:
        """Return the digest of all of a record that its own links and those of others rest on."""
        numbers, parts = self._vectors.row(position)
        return bytes.fromhex(digest_parts([
            entry.address,
            entry.record.title,
            " ".join(entry.record.countries),
            str(entry.is_withdrawn),
            self._names[numbers].tobytes(),
            parts.tobytes(),
        ]))  # fmt: skip

    def of(self, position: int, linked: Iterable[Key], candidates: Iterable[int]) -> str:
        """Return the digest of what the links of a record rest on: itself, whom it is linked to, whom it may find."""
        named = [part for key in sorted(linked) for part in key]
        others = b"".join([self._faces[other] for other in sorted(candidates)])
        return digest_parts([self._faces[position], *named, others])
