"""What the links of each record rest on, as digests: where these stay the same, the links need not be found again."""

from array import array
from collections.abc import Iterable, Sequence

from build_tools.corpus import Entry
from build_tools.corpus.corpus import Key
from build_tools.digests import digest_parts
from build_tools.matching.blend import Blend, Vector


class Bases:
    """The digests of records as others see them."""

    def __init__(self, entries: Sequence[Entry], vectors: Sequence[Vector], blend: Blend) -> None:
        """Take the records with their vectors, by position."""
        self._names = [digest_parts(trait) for trait in blend.traits]
        self._faces = [self._face(entry, vector) for entry, vector in zip(entries, vectors, strict=True)]

    def _face(self, entry: Entry, vector: Vector) -> str:
        """Return the digest of all of a record that its own links and those of others rest on."""
        return digest_parts([
            entry.address,
            entry.record.title,
            " ".join(entry.record.countries),
            str(entry.is_withdrawn),
            "".join([self._names[number] for number in vector]),
            array("d", vector.values()).tobytes(),
        ])  # fmt: skip

    def of(self, position: int, linked: Iterable[Key], candidates: Iterable[int]) -> str:
        """Return the digest of what the links of a record rest on: itself, whom it is linked to, whom it may find."""
        named = [part for key in sorted(linked) for part in key]
        others = "".join([self._faces[other] for other in sorted(candidates)])
        return digest_parts([self._faces[position], *named, others])
