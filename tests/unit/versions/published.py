"""Published records, and a past release that held some, for tests."""

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from build_tools.config import SCHEMA_VERSION
from build_tools.digests import digest_value, sha256_hex
from build_tools.records import record_type
from build_tools.versions import PastRelease, standings_of
from build_tools.versions.ledger import ReleaseTold
from build_tools.versions.numbers import tag_of
from build_tools.versions.standing import standing_lines

Published = dict[str, Any]


def published(record_id: str, type_name: str = "practice", **fields: object) -> Published:
    """Return a record as dumps show it, with a digest that follows from its fields."""
    address = f"{record_type(type_name).folder}/{record_id}/"
    told = {"title": record_id.capitalize(), **fields}
    return {"record_type": type_name, "id": record_id, "address": address, "digest": digest_value(told), **told}


def release_that_held(records: Iterable[Mapping[str, Any]], version: str = "2026.10") -> PastRelease:
    """Return the ledger's entry of a release that held some records."""
    held = list(records)
    standings = standings_of(held)
    told = ReleaseTold(
        version=version,
        date=f"{version[:4]}-{version[5:7]}-15",
        tag=tag_of(version),
        schema_version=SCHEMA_VERSION,
        counts={"practice": len(held)},
        records_jsonl=sha256_hex(b"".join(orjson.dumps(record) + b"\n" for record in held)),
        records=sha256_hex(standing_lines(standings)),
    )
    return PastRelease(told, standings)
