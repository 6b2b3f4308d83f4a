"""What stands beside dumps that cannot tell it themselves: `about.json` with the version of the schema and counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from build_tools.dumps._base import PublishedRecord
from build_tools.errors import DumpError

ABOUT = "about.json"


def read_about(folder: Path) -> dict[str, Any]:
    """Return what is told in a folder, or else in the one around it; nothing where neither has the file.

    Raises:
        DumpError: the file is broken.
    """
    for file in (folder / ABOUT, folder.parent / ABOUT):
        if file.is_file():
            return parse_about(file.read_bytes(), file)
    return {}


def parse_about(data: bytes, file: Path) -> dict[str, Any]:
    """Return what the file tells.

    Raises:
        DumpError: it is broken.
    """
    try:
        told = orjson.loads(data)
    except orjson.JSONDecodeError:
        told = None
    if not isinstance(told, dict):
        message = f"{file.as_posix()} is broken: download it anew, or delete it to read the dump without it."
        raise DumpError(message)
    return told


def counts_of(about: Mapping[str, Any], path: Path) -> dict[str, int]:
    """Return the counts that hold for a file: of the type that it is named for, else of all that are told."""
    counts: dict[str, int] = about.get("counts", {})
    type_name = path.name.partition(".")[0]
    return {type_name: counts[type_name]} if type_name in counts else counts


def refuse_other_counts(records: Sequence[PublishedRecord], counts: Mapping[str, int]) -> None:
    """Stop where a dump does not hold as many records of each type as are told; where nothing is told, go on.

    Raises:
        ValueError: it has more or fewer.
    """
    found = Counter(record["record_type"] for record in records)
    for type_name in sorted({*counts, *found}) if counts else ():
        if found[type_name] != counts.get(type_name, 0):
            message = f"of {type_name} it has {found[type_name]:,}, and should have {counts.get(type_name, 0):,}"
            raise ValueError(message)
