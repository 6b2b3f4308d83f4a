"""What stands beside dumps that cannot tell it themselves: `about.json` with the version of the schema and counts."""

from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import orjson

from build_tools.errors import DumpError

ABOUT = "about.json"


def read_about(folders: Iterable[Traversable]) -> dict[str, Any]:
    """Return what is told in the first of the folders that has the file; nothing where none has it.

    Raises:
        DumpError: the file is broken.
    """
    for folder in folders:
        file = folder.joinpath(ABOUT)
        if file.is_file():
            return _parse(file.read_bytes(), file)
    return {}


def _parse(data: bytes, file: Traversable) -> dict[str, Any]:
    try:
        told = orjson.loads(data)
    except orjson.JSONDecodeError:
        told = None
    if not isinstance(told, dict):
        message = f"{Path(str(file)).as_posix()} is broken: download it anew, or delete it to read the dump without it."
        raise DumpError(message)
    return told


def counts_of(about: Mapping[str, Any], path: Path) -> dict[str, int]:
    """Return the counts that hold for a file: of the type that it is named for, else of all that are told."""
    counts: dict[str, int] = about.get("counts", {})
    type_name = path.name.partition(".")[0]
    return {type_name: counts[type_name]} if type_name in counts else counts


def refuse_other_counts(found: Mapping[str, int], told: Mapping[str, int]) -> None:
    """Stop where a dump does not hold as much of everything as is told; where nothing is told, go on.

    Raises:
        ValueError: it has more or less.
    """
    for name in sorted({*told, *found}) if told else ():
        if found.get(name, 0) != told.get(name, 0):
            message = f"of {name} it has {found.get(name, 0):,}, and should have {told.get(name, 0):,}"
            raise ValueError(message)
