"""The door: which format a dump is in, and whether it is whole."""

import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from build_tools import registry
from build_tools.config import SCHEMA_VERSION
from build_tools.dumps._base import Dump, DumpReader, PublishedRecord
from build_tools.dumps._packed import head_of
from build_tools.errors import DumpError

IDENTITY = ("record_type", "id", "address", "digest")
BROKEN = (ValueError, KeyError, TypeError, EOFError, zlib.error)
"""What reading a file raises that is cut in half, or was changed by hand."""


def open_dump(path: Path) -> Dump:
    """Return what a dump of any format holds: a file, compressed or not, or a folder of tables.

    Raises:
        DumpError: it cannot be read, is not one of ours, is broken or cut off, or follows another schema.
    """
    try:
        reader = _reader_for(path, head_of(path))
        dump = reader.read(path)
    except OSError as error:
        message = f"{path.as_posix()} cannot be read ({error.strerror or error})."
        raise DumpError(message) from error
    except BROKEN as error:
        raise _broken(path, f"there is no {error}" if isinstance(error, KeyError) else str(error)) from error
    _refuse_other_schema(path, dump.schema_version)
    _refuse_doubtful(path, dump.records)
    return dump


def readers() -> tuple[DumpReader, ...]:
    """Return every format that is read back, by the name of its module."""
    return registry.discover("build_tools.dumps", "DUMP_READER")


def _reader_for(path: Path, head: bytes) -> DumpReader:
    for reader in readers():
        if reader.recognises(path, head):
            return reader
    known = ", ".join(reader.name for reader in readers())
    message = f"{path.as_posix()} is not a dump of Compact Commons. What can be read: {known}."
    raise DumpError(message)


def _broken(path: Path, why: str) -> DumpError:
    return DumpError(
        f"{path.as_posix()} is broken or cut off ({why}). Download it anew and compare it with SHA256SUMS."
    )


def _refuse_other_schema(path: Path, version: str) -> None:
    """Stop where a dump follows a schema whose fields may mean something else; where nobody knows, go on."""
    if version and version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        message = (
            f"{path.as_posix()} follows version {version} of the schema, this program version {SCHEMA_VERSION}. "
            "Read it with the version of the program of its day."
        )
        raise DumpError(message)


def _refuse_doubtful(path: Path, records: Iterable[PublishedRecord]) -> None:
    """Stop at a record that is not one, or that stands twice."""
    seen: set[tuple[Any, Any]] = set()
    for place, record in enumerate(records, start=1):
        if not isinstance(record, dict) or not all(isinstance(record.get(name), str) for name in IDENTITY):
            raise _broken(path, f"record {place:,} lacks one of {', '.join(IDENTITY)}")
        key = (record["record_type"], record["id"])
        if key in seen:
            raise _broken(path, f"the {key[0]} {key[1]} stands twice")
        seen.add(key)
