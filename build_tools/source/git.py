"""Starts Git, the only other program that we start, and takes what it tells."""

import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from build_tools.errors import SourceError


def git_text(root: Path, *words: str) -> str | None:
    """Return what git prints, or None where git is missing or fails."""
    printed = git_bytes(root, *words)
    return None if printed is None else printed.decode(errors="replace")


def git_bytes(root: Path, *words: str, given: bytes = b"") -> bytes | None:
    """Return what git prints, as it is, or None where git is missing or fails; `given` is what it reads."""
    try:
        done = subprocess.run(_command(root, *words), capture_output=True, check=False, input=given)  # noqa: S603 - words are ours
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _command(root: Path, *words: str) -> list[str]:
    return ["git", "-C", str(root), "-c", "core.quotepath=off", *words]


class Blobs:
    """The contents of files in Git by their names, from one process that is asked for one after the other."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        """Take a running `git cat-file --batch`."""
        self._process = process

    def read(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the contents of that name for each; those that Git does not have are left out."""
        asked, answered = self._process.stdin, self._process.stdout
        for name in names:
            if asked is None or answered is None:
                return
            asked.write(f"{name}\n".encode())
            asked.flush()
            yield from _answer(name, answered)


def _answer(name: str, answered: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    words = answered.readline().split()
    if len(words) == len(("name", "kind", "size")):
        data = answered.read(int(words[-1]))
        answered.read(1)
        if words[1] == b"blob":
            yield name, data


@contextmanager
def open_blobs(root: Path) -> Iterator[Blobs]:
    """Open the contents that Git keeps.

    Raises:
        SourceError: git cannot be started.
    """
    command = _command(root, "cat-file", "--batch")
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - words are ours
    except OSError as error:
        message = f"git cannot be started ({error.strerror}): install it, or build without the history."
        raise SourceError(message) from error
    with process:
        yield Blobs(process)
