"""What Git tells of content files: when each first came and last changed, and what a branch changes.

The only module that starts another program.
"""

import datetime
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from build_tools.errors import SourceError, UsageError

COMMIT_MARK = "\x01"


@dataclass(frozen=True, slots=True)
class History:
    """Days of the first and the last commit of each path; empty where there is no Git or only a part of its history."""

    days: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    last_commit: datetime.date | None = None
    head: str = ""
    complete: bool = False


def _git(root: Path, *words: str) -> str | None:
    """Return what git prints, or None where git is missing or fails."""
    command = ["git", "-C", str(root), "-c", "core.quotepath=off", *words]
    try:
        done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - words are ours
    except OSError:
        return None
    return done.stdout.decode(errors="replace") if done.returncode == 0 else None


def read_history(root: Path, folders: tuple[str, ...]) -> History:
    """Read the days of every path below some folders, as git knows them at the last commit.

    A shallow clone knows no first days: its history is left out and not guessed.
    """
    head = (_git(root, "rev-parse", "HEAD") or "").strip()
    if not head:
        return History()
    stamp = (_git(root, "show", "-s", "--format=%ct", "HEAD") or "").strip()
    last = datetime.datetime.fromtimestamp(int(stamp), tz=datetime.UTC).date() if stamp else None
    if (_git(root, "rev-parse", "--is-shallow-repository") or "").strip() != "false":
        return History(last_commit=last, head=head)
    prefix = (_git(root, "rev-parse", "--show-prefix") or "").strip()
    told = ("--no-renames", "--no-merges", f"--format={COMMIT_MARK}%ct", "--name-only", "--relative")
    listing = _git(root, "log", *told, "--", *folders)
    return History(_days(listing or ""), last, f"{head}:{prefix}", complete=True)


def _days(listing: str) -> dict[str, tuple[str, str]]:
    """Read `git log --name-only`, newest commit first."""
    days: dict[str, tuple[str, str]] = {}
    day = ""
    for line in listing.splitlines():
        if line.startswith(COMMIT_MARK):
            day = datetime.datetime.fromtimestamp(int(line[1:]), tz=datetime.UTC).date().isoformat()
        elif line:
            last = days[line][1] if line in days else day
            days[line] = (day, last)
    return days


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """Return the paths that differ from the point where the work left a revision, with what is not committed yet.

    Raises:
        UsageError: the revision looks like an option, or git does not know it.
        SourceError: the project is not in a Git repository.
    """
    if _git(root, "rev-parse", "--git-dir") is None:
        message = "--changed-since needs Git, and this folder is not in a Git repository: leave the option out."
        raise SourceError(message)
    if revision.startswith("-") or _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is None:
        message = f"Git knows no revision {revision!r}: name a branch, tag or commit, for example origin/main."
        raise UsageError(message)
    base = (_git(root, "merge-base", revision, "HEAD") or revision).strip()
    changed = _git(root, "diff", "--name-only", "--relative", "--no-renames", base, "--") or ""
    untracked = _git(root, "ls-files", "--others", "--exclude-standard") or ""
    return frozenset(line for line in (changed + untracked).splitlines() if line)
