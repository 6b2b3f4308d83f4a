"""What exporters give, put into the staged site: bytes as they are, large files by the key of what they follow from."""

import gzip
import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

import orjson

from build_tools.digests import code_digest, digest_parts
from build_tools.engine import Engine
from build_tools.engine.files import FileEntry
from build_tools.errors import BuildError
from build_tools.exports._base import Artefact, LargeArtefact
from build_tools.publish.staging import Staging

LARGE = 100_000
"""Bytes from which on a compressed copy is worth its place."""
CHUNK = 1 << 20
LEVEL = 6
"""Of zlib: 9 takes three times as long for a hundredth less."""
COMPRESSED = ".gz"


class DataFiles:
    """Takes artefacts into a staged site, and knows which files they became."""

    def __init__(self, staging: Staging, engine: Engine) -> None:
        """Take the site in the making and the engine whose store tells of files that were made before."""
        self._staging = staging
        self._store = engine.store
        self.files: dict[str, FileEntry] = {}

    def put(self, artefacts: Iterable[Artefact | LargeArtefact]) -> int:
        """Stage artefacts; return how many files they are.

        Raises:
            BuildError: a file cannot be written.
        """
        before = len(self.files)
        for artefact in artefacts:
            if isinstance(artefact, LargeArtefact):
                self._put_large(artefact)
            else:
                self._staging.put(artefact.path, artefact.data)
                self.files[artefact.path] = self._staging.files[artefact.path]
        return len(self.files) - before

    def _put_large(self, artefact: LargeArtefact) -> None:
        key = digest_parts([code_digest(), "file", artefact.path, artefact.key, str(artefact.is_compressed)])
        known = self._known(key)
        if known and all(self._staging.has(path, entry) for path, entry in known.items()):
            self.files.update(known)
            return
        made = self._made(artefact)
        self._store.put([(key, orjson.dumps({path: [entry.size, entry.sha256] for path, entry in made.items()}))])
        self.files.update(made)

    def _known(self, key: str) -> dict[str, FileEntry]:
        found = self._store.get([key])
        return {path: FileEntry(*told) for path, told in orjson.loads(found[key]).items()} if found else {}

    def _made(self, artefact: LargeArtefact) -> dict[str, FileEntry]:
        """Write a file, and a compressed copy where it is large and one is asked for."""
        with self._staging.scratch() as folder:
            written = folder / "file"
            try:
                artefact.write(written)
                entries = {artefact.path: _entry(written)}
                copies = {artefact.path: written}
                if artefact.is_compressed and written.stat().st_size >= LARGE:
                    copy = folder / f"file{COMPRESSED}"
                    compress(written, copy)
                    entries[artefact.path + COMPRESSED] = _entry(copy)
                    copies[artefact.path + COMPRESSED] = copy
            except OSError as error:
                message = f"{artefact.path} cannot be written ({error.strerror or error}): yesterday's site stays."
                raise BuildError(message) from error
            for path, file in copies.items():
                self._staging.take(path, file, entries[path])
        return entries


def _entry(file: Path) -> FileEntry:
    with file.open("rb") as opened:
        return FileEntry(file.stat().st_size, hashlib.file_digest(opened, "sha256").hexdigest())


def compress(source: Path, target: Path) -> None:
    """Write a compressed copy that bears no name and no time."""
    with (
        source.open("rb") as plain,
        target.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=raw, mtime=0) as packed,
    ):
        shutil.copyfileobj(plain, packed, CHUNK)
