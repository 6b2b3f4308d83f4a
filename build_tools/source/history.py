"""What Git tells of content files: which commits changed each, when, and what it held before and after."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from build_tools.source.git import git_text

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


def read_head(root: Path) -> Head:
    """Read which commit is the last."""
    commit = (git_text(root, "rev-parse", "HEAD") or "").strip()
    if not commit:
        return Head()
    stamp = (git_text(root, "show", "-s", "--format=%ct", "HEAD") or "").strip()
    day = datetime.date.fromisoformat(_day(stamp)) if stamp else None
    if (git_text(root, "rev-parse", "--is-shallow-repository") or "").strip() != "false":
        return Head(commit, day)
    prefix = (git_text(root, "rev-parse", "--show-prefix") or "").strip()
    return Head(f"{commit}:{prefix}", day, complete=True)


def read_changes(root: Path, folders: Sequence[str]) -> dict[str, tuple[Change, ...]]:
    """Read every change below some folders, newest first.

    Also those on branches that were merged, so that what once was on the main branch stays to be found whichever way it
    was merged; of a merge only what differs from all that it merges.
    """
    told = ("--no-renames", "--full-history", "--date-order", "--raw", "-c", "--no-abbrev", "--relative")
    return _changes(git_text(root, "log", *told, f"--format={COMMIT_MARK}%H %ct %aE", "--", *folders) or "")


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
