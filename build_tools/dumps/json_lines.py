"""Reads JSON Lines: a record on each line, and `about.json` beside them where somebody kept it."""

from collections import Counter
from contextlib import closing
from pathlib import Path

import orjson

from build_tools.dumps._about import counts_of, read_about, refuse_other_counts
from build_tools.dumps._base import Dump, DumpReader
from build_tools.dumps._packed import open_plain

SUFFIXES = {".jsonl", ".ndjson"}


def recognises(path: Path, head: bytes) -> bool:
    """Tell by the name; a type without records is an empty file."""
    return bool(SUFFIXES & {*path.suffixes}) and (not head or head.lstrip().startswith(b"{"))


def read(path: Path) -> Dump:
    """Return the record of each line.

    Raises:
        ValueError: a line is cut off, or there are fewer than `about.json` counts.
    """
    with closing(open_plain(path)) as opened:
        records = tuple(orjson.loads(line) for line in opened if line.strip())
    about = read_about([path.resolve().parent])
    refuse_other_counts(Counter(record["record_type"] for record in records), counts_of(about, path))
    return Dump(str(about.get("schema_version", "")), records)


DUMP_READER = DumpReader("JSON Lines", recognises, read)
