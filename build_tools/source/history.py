"""What Git tells of content files: which commits changed each, what they held before, and what a branch changes.

The only module that starts another program.
"""

import datetime
import io
import subprocess
import tarfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from build_tools.errors import SourceError, UsageError

COMMIT_MARK = "\x01"
NO_BLOB = frozenset("0")
"""The signs of the name that Git gives to the contents of a file that is not there."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last commit: its day, and a name that also tells where in its repository the project lies.

    The name is empty where there is no Git. A shallow clone is not complete: it knows no first days.
    """

    name: str = ""
    day: datetime.date | None = None
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A commit that changed a file: its hash and day, and the names of the contents before and after.

    A name is empty where the file was not there. `author` is a number that tells authors apart and says nothing else
    of them: names of people stay in Git.
    """

    commit: str
    day: str
    before: str
    after: str
    author: int


@dataclass(frozen=True, slots=True)
class History:
    """The commits that changed each path below `root`, newest first.

    Empty where there is no Git or only a part of its history.
    """

    root: Path
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)

    @property
    def days(self) -> dict[str, tuple[str, str]]:
        """The days of the first and the last commit of each path."""
        return {path: (found[-1].day, found[0].day) for path, found in self.changes.items()}


def _git(root: Path, *words: str) -> str | None:
    """Return what git prints, or None where git is missing or fails."""
    printed = _git_bytes(root, *words)
    return None if printed is None else printed.decode(errors="replace")


def _git_bytes(root: Path, *words: str) -> bytes | None:
    try:
        done = subprocess.run(_command(root, *words), capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - words are ours
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _command(root: Path, *words: str) -> list[str]:
    return ["git", "-C", str(root), "-c", "core.quotepath=off", *words]


def read_head(root: Path) -> Head:
    """Read which commit is the last."""
    commit = (_git(root, "rev-parse", "HEAD") or "").strip()
    if not commit:
        return Head()
    stamp = (_git(root, "show", "-s", "--format=%ct", "HEAD") or "").strip()
    day = datetime.date.fromisoformat(_day(stamp)) if stamp else None
    if (_git(root, "rev-parse", "--is-shallow-repository") or "").strip() != "false":
        return Head(commit, day)
    prefix = (_git(root, "rev-parse", "--show-prefix") or "").strip()
    return Head(f"{commit}:{prefix}", day, complete=True)


def read_changes(root: Path, folders: Sequence[str]) -> dict[str, tuple[Change, ...]]:
    """Read every change below some folders, newest first.

    Also those on branches that were merged, so that what once was on the main branch stays to be found whichever way it
    was merged; of a merge only what differs from all that it merges.
    """
    told = ("--no-renames", "--full-history", "--date-order", "--raw", "-c", "--no-abbrev", "--relative")
    return _changes(_git(root, "log", *told, f"--format={COMMIT_MARK}%H %ct %aE", "--", *folders) or "")


def _changes(listing: str) -> dict[str, tuple[Change, ...]]:
    """Read what `git log --raw -c` tells, newest commit first."""
    changes: dict[str, list[Change]] = {}
    authors: dict[str, int] = {}
    commit, day, author = "", "", 0
    for line in listing.splitlines():
        if line.startswith(COMMIT_MARK):
            commit, stamp, name = line[1:].split(" ", 2)
            day, author = _day(stamp), authors.setdefault(name, len(authors))
        elif line.startswith(":"):
            told, _, path = line.partition("\t")
            before, after = _contents(told)
            changes.setdefault(path, []).append(Change(commit, day, before, after, author))
    return {path: tuple(found) for path, found in changes.items()}


def _contents(told: str) -> tuple[str, str]:
    """Return the contents before and after of a line such as `:100644 100644 HASH HASH M`; a merge has more of them."""
    parents = len(told) - len(told.lstrip(":"))
    words = told.split()
    before, after = words[parents + 1], words[2 * parents + 1]
    return "" if set(before) <= NO_BLOB else before, "" if set(after) <= NO_BLOB else after


def _day(stamp: str) -> str:
    return datetime.datetime.fromtimestamp(int(stamp), tz=datetime.UTC).date().isoformat()


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


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """Return the paths that differ from the point where the work left a revision, with what is not committed yet.

    Raises:
        UsageError: the revision looks like an option, or git does not know it.
        SourceError: the project is not in a Git repository.
    """
    if _git(root, "rev-parse", "--git-dir") is None:
        message = "--changed-since needs Git, and this folder is not in a Git repository: leave the option out."
        raise SourceError(message)
    if not knows_revision(root, revision):
        message = f"Git knows no revision {revision!r}: name a branch, tag or commit, for example origin/main."
        raise UsageError(message)
    base = (_git(root, "merge-base", revision, "HEAD") or revision).strip()
    changed = _git(root, "diff", "--name-only", "--relative", "--no-renames", base, "--") or ""
    untracked = _git(root, "ls-files", "--others", "--exclude-standard") or ""
    return frozenset(line for line in (changed + untracked).splitlines() if line)


def knows_revision(root: Path, revision: str) -> bool:
    """Tell whether Git knows a branch, tag or commit; what looks like an option is none."""
    known = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return not revision.startswith("-") and known is not None


def extract_revision(root: Path, revision: str, folder: str, target: Path) -> None:
    """Write the plain files of a folder, as a revision has them, below a target; links are left out.

    Raises:
        UsageError: Git knows no such revision, or the folder is not in it.
    """
    if not knows_revision(root, revision):
        message = f"{revision!r} is neither a file, nor a branch, tag or commit that Git knows here."
        raise UsageError(message)
    packed = _git_bytes(root, "archive", "--format=tar", revision, "--", folder)
    if packed is None:
        message = f"Git has no folder {folder} at {revision}."
        raise UsageError(message)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            opened = archive.extractfile(member) if member.isfile() else None
            if opened:
                file = target / member.name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(opened.read())


def changed_files(root: Path) -> tuple[str, ...] | None:
    """Return the paths that differ from the last commit, new ones among them; None where there is no Git."""
    listing = _git(root, "status", "--porcelain=v1", "--untracked-files=all", "-z", "--", ".")
    return None if listing is None else tuple(line[3:] for line in listing.split("\0") if line)


def create_tag(root: Path, tag: str, message: str) -> bool:
    """Put an annotated tag on the last commit; tell whether Git did."""
    return _git(root, "tag", "--annotate", "--message", message, tag) is not None
