"""Files that are whole or not there, and what is known of them."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file: its size in bytes and its SHA-256."""

    size: int
    sha256: str


def write_file(file: Path, data: bytes) -> None:
    """Write a file beside its place and rename it there: a reader sees the old one or the new one, never half.

    The folder is made where it is missing. A file that is a hard link of another is replaced, never written through.

    Raises:
        OSError: it cannot be written; nothing is left beside it.
    """
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}.part")
    try:
        try:
            _write(beside, data)
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
            _write(beside, data)
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _write(file: Path, data: bytes) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    with open(descriptor, "wb", buffering=0) as opened:  # noqa: PTH123 - a descriptor is no path
        view = memoryview(data)
        while view:
            view = view[opened.write(view) :]
