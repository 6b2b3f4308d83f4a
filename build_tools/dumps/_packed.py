"""Files that may be compressed, opened as if they were not."""

import gzip
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, cast

GZIP_MARK = b"\x1f\x8b"
HEAD_LENGTH = 4_096


def open_plain(file: Path) -> BinaryIO:
    """Open a file for reading; one that is compressed by gzip gives what it holds."""
    with file.open("rb") as opened:
        is_packed = opened.read(len(GZIP_MARK)) == GZIP_MARK
    return cast("BinaryIO", gzip.open(file)) if is_packed else file.open("rb")


def head_of(path: Path) -> bytes:
    """Return the first bytes of a file; none of a folder."""
    if path.is_dir():
        return b""
    with closing(open_plain(path)) as opened:
        return opened.read(HEAD_LENGTH)
