"""Reads JSON dumps: a head with counts and the version of the schema, then all records."""

from collections import Counter
from contextlib import closing
from pathlib import Path

import orjson

from build_tools.dumps._about import refuse_other_counts
from build_tools.dumps._base import Dump, DumpReader
from build_tools.dumps._packed import open_plain


def recognises(path: Path, head: bytes) -> bool:
    """Tell by the name and the brace: JSON Lines begin with one too."""
    return ".json" in path.suffixes and head.lstrip().startswith(b"{")


def read(path: Path) -> Dump:
    """Return the records, as many as the head says.

    Raises:
        ValueError: the file is cut off, or is not a dump.
    """
    with closing(open_plain(path)) as opened:
        told = orjson.loads(opened.read())
    if not {"schema_version", "counts", "records"} <= told.keys():
        message = "it has no schema_version, counts and records"
        raise ValueError(message)
    records = tuple(told["records"])
    refuse_other_counts(Counter(record["record_type"] for record in records), told["counts"])
    return Dump(str(told["schema_version"]), records)


DUMP_READER = DumpReader("JSON", recognises, read)
