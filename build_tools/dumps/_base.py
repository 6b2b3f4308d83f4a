"""What a dump holds, and what reads one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PublishedRecord = Mapping[str, Any]
"""A record as `tables.published_form` gives it."""


@dataclass(frozen=True, slots=True)
class Dump:
    """What was published at one time; the version of the schema is empty where the dump does not tell it."""

    schema_version: str
    records: tuple[PublishedRecord, ...]


@dataclass(frozen=True, slots=True)
class DumpReader:
    """A format of dumps.

    `recognises` is asked with the path and the first bytes (unpacked where the file is compressed; none of a folder).
    `read` gives all that the dump holds; it raises DumpError, or leaves ValueError, KeyError, TypeError, EOFError and
    OSError to the door, which says that the dump is broken.
    """

    name: str
    recognises: Callable[[Path, bytes], bool]
    read: Callable[[Path], Dump]
