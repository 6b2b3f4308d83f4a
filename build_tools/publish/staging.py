"""A site built beside the old one: only what differs is written, and the two change places in one step.

The folder that the swap frees stays as the place of the next build. Files are never written through: a file that the
live site shares with the staged one, as a hard link, is replaced in the staged one.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_tools.digests import sha256_hex
from build_tools.engine.files import FileEntry
from build_tools.errors import BuildError
from build_tools.publish.manifest import MANIFEST, manifest_bytes, read_manifest


class Staging:
    """The next site, beside the live one."""

    def __init__(self, output: Path) -> None:
        """Prepare the folder beside `output`; bring back a live site that a killed swap left aside.

        Raises:
            BuildError: the folder above the output cannot be written, or the output is a file, holds something else,
                or is the top of the file system.
        """
        if not output.name:
            message = f"{output} is no place for a site: name a folder with --output."
            raise BuildError(message)
        self._live = output
        self._next = output.with_name(f".{output.name}.next")
        self._aside = output.with_name(f".{output.name}.swap")
        self.files: dict[str, FileEntry] = {}
        self._folders: set[str] = set()
        self.written = 0
        self.deleted = 0
        try:
            self._prepare()
        except OSError as error:
            raise _cannot_write(output, error) from error

    def _prepare(self) -> None:
        if self._aside.exists():
            if self._live.exists():
                shutil.rmtree(self._aside)
            else:
                self._aside.rename(self._live)
        self._refuse_foreign()
        self._live_files = read_manifest(self._live)
        self._next_files = read_manifest(self._next)
        self._next.parent.mkdir(parents=True, exist_ok=True)
        if self._next.exists() and not self._next_files:
            shutil.rmtree(self._next)  # left by a build that was killed: nothing tells what is in it
        self._next.mkdir(exist_ok=True)
        (self._next / MANIFEST).unlink(missing_ok=True)  # from here on the folder is unfinished

    def _refuse_foreign(self) -> None:
        """A folder that no build of ours made is not ours to replace, also where it has a manifest.json."""
        if self._live.is_symlink() or (self._live.exists() and not self._live.is_dir()):
            message = f"{self._live} is not a folder: name another one with --output."
            raise BuildError(message)
        if self._live.is_dir() and not read_manifest(self._live) and any(self._live.iterdir()):
            message = f"{self._live} holds files that no build made: empty it, or name another folder with --output."
            raise BuildError(message)

    def has(self, path: str, entry: FileEntry) -> bool:
        """Tell whether a file with this content is to be had without making it again; if so it is taken over."""
        if self._next_files.get(path) == entry and _size(f"{self._next}/{path}") == entry.size:
            self.files[path] = entry
            return True
        if self._live_files.get(path) == entry and _size(f"{self._live}/{path}") == entry.size:
            self._link(path)
            self.files[path] = entry
            return True
        return False

    def _link(self, path: str) -> None:
        source, target = f"{self._live}/{path}", f"{self._next}/{path}"
        try:
            self._make_folder(path.rpartition("/")[0])
            try:
                os.link(source, target)
            except FileExistsError:
                self._ready(Path(target))
                os.link(source, target)
            except OSError:  # a file system without hard links
                shutil.copyfile(source, target)
        except OSError as error:
            raise _cannot_write(self._live, error) from error

    def _ready(self, target: Path) -> None:
        """Make room for a file: its folder is there and nothing stands in its place."""
        try:
            target.unlink(missing_ok=True)
        except (IsADirectoryError, PermissionError):
            shutil.rmtree(target)
        except NotADirectoryError:
            self._clear_way(target)
        target.parent.mkdir(parents=True, exist_ok=True)

    def _make_folder(self, folder: str) -> None:
        """Make a folder once: on ordinary disks, asking again costs as much as the writing."""
        if folder in self._folders:
            return
        directory = self._next / folder
        try:
            directory.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            self._clear_way(directory / "file")
            directory.mkdir(parents=True, exist_ok=True)
        self._folders.add(folder)

    def _clear_way(self, target: Path) -> None:
        """Remove a file that stands where a folder is needed now."""
        for parent in reversed(target.relative_to(self._next).parents):
            standing = self._next / parent
            if standing.is_file():
                standing.unlink()

    def put(self, path: str, data: bytes, sha256: str = "") -> None:
        """Stage a file, writing it only where neither site has it already.

        Raises:
            BuildError: it cannot be written, or the disk is full.
        """
        entry = FileEntry(len(data), sha256 or sha256_hex(data))
        if self.has(path, entry):
            return
        target = f"{self._next}/{path}"  # text: a Path costs as much as the writing
        try:
            self._make_folder(path.rpartition("/")[0])
            try:
                _write_new(target, data)
            except FileExistsError:
                self._ready(Path(target))
                _write_new(target, data)
        except OSError as error:
            raise _cannot_write(self._live, error) from error
        self.files[path] = entry
        self.written += 1

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """Give a folder beside the sites, on the same disk, in which files may be made; it is gone afterwards.

        Raises:
            BuildError: it cannot be made.
        """
        folder = self._live.with_name(f".{self._live.name}.scratch")
        try:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        except OSError as error:
            raise _cannot_write(self._live, error) from error
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def take(self, path: str, file: Path, entry: FileEntry) -> None:
        """Stage a file that lies in the scratch folder, by moving it where neither site has it already.

        Raises:
            BuildError: it cannot be moved.
        """
        if self.has(path, entry):
            return
        target = self._next / path
        try:
            self._ready(target)
            file.chmod(0o644)
            file.replace(target)
        except OSError as error:
            raise _cannot_write(self._live, error) from error
        self.files[path] = entry
        self.written += 1

    def finish(self, schema_version: str) -> None:
        """Delete what is stale and write the manifest: the staged site is whole.

        Raises:
            BuildError: a file cannot be deleted or written.
        """
        try:
            for path in sorted(self._next_files.keys() - self.files.keys()):
                target = self._next / path
                if target.is_file():
                    target.unlink()
                self._prune(target.parent)
            self.deleted = len(self._live_files.keys() - self.files.keys())
            (self._next / MANIFEST).unlink(missing_ok=True)
            _write_new(self._next / MANIFEST, manifest_bytes(self.files, schema_version))
        except OSError as error:
            raise _cannot_write(self._live, error) from error

    def _prune(self, directory: Path) -> None:
        while directory != self._next and directory.is_dir() and not any(directory.iterdir()):
            directory.rmdir()
            directory = directory.parent

    def swap(self) -> None:
        """Put the staged site in the place of the live one; the old one becomes the place of the next build.

        Raises:
            BuildError: the folders cannot be renamed; the live site is as it was.
        """
        try:
            if not self._live.exists():
                self._next.rename(self._live)
                return
            self._live.rename(self._aside)
            try:
                self._next.rename(self._live)
            except OSError:
                self._aside.rename(self._live)
                raise
            self._aside.rename(self._next)
        except OSError as error:
            raise _cannot_write(self._live, error) from error


def _write_new(file: str | Path, data: bytes) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        written = os.write(descriptor, data)
        while written < len(data):
            written += os.write(descriptor, data[written:])
    finally:
        os.close(descriptor)


def _size(file: str) -> int:
    try:
        return os.stat(file).st_size  # noqa: PTH116 - a Path costs more than the question
    except OSError:
        return -1


def _cannot_write(output: Path, error: OSError) -> BuildError:
    reason = error.strerror or str(error)
    message = f"The site cannot be written to {output} ({reason}): yesterday's site stays as it is."
    return BuildError(message)


def is_whole(output: Path) -> bool:
    """Tell whether a site has every file of its manifest, each with its size."""
    files = read_manifest(output)
    return bool(files) and all(_size(f"{output}/{path}") == entry.size for path, entry in files.items())


def mirror(site: Path, directory: Path) -> None:
    """Put every file of a site into another folder, as hard links where that is possible.

    Raises:
        OSError: a file cannot be put there.
    """
    for path in [*read_manifest(site), MANIFEST]:
        target = directory / path
        target.unlink(missing_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(site / path, target)
        except OSError:
            shutil.copyfile(site / path, target)
