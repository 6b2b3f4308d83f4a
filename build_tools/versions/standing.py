"""How a record stands in a release: all that must be remembered of it to tell later what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_tools.corpus.corpus import Key
from build_tools.digests import digest_value, sha256_hex
from build_tools.dumps import PublishedRecord

NOTHING = "-"
"""What stands in a line where nothing is said."""
WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Standing:
    """A record in a release: the digest of all that was published of it, whether it held, and what took its place."""

    digest: str
    is_withdrawn: bool = False
    successor: str = ""


Standings = Mapping[Key, Standing]


def standing_of(record: PublishedRecord) -> Standing:
    """Return how a record stands."""
    return Standing(digest_value(record), bool(record.get("withdrawn")), str(record.get("superseded_by") or ""))


def standings_of(records: Iterable[PublishedRecord]) -> dict[Key, Standing]:
    """Return how records stand, by key."""
    return {(record["record_type"], record["id"]): standing_of(record) for record in records}


def standing_lines(standings: Standings) -> bytes:
    """Return standings as lines, by key: type, id, digest, whether withdrawn, successor."""
    lines = (
        f"{name} {record_id} {told.digest} {WITHDRAWN if told.is_withdrawn else NOTHING} {told.successor or NOTHING}\n"
        for (name, record_id), told in sorted(standings.items())
    )
    return "".join(lines).encode()


def read_standing_lines(text: str) -> dict[Key, Standing]:
    """Return the standings of such lines.

    Raises:
        ValueError: a line is not one of them.
    """
    standings: dict[Key, Standing] = {}
    for line in text.splitlines():
        name, record_id, digest, state, successor = line.split(" ")
        standings[name, record_id] = Standing(digest, state == WITHDRAWN, "" if successor == NOTHING else successor)
    return standings


def fingerprint(standings: Standings) -> str:
    """Return the SHA-256 of the lines: equal where all records are equal, in whatever order they come."""
    return sha256_hex(standing_lines(standings))
