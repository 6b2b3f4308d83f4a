"""What Git tells of content files: when each first came and last changed, and what a branch changes.

The only module that starts another program.
"""

import datetime
import io
import subprocess
import tarfile
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
    printed = _git_bytes(root, *words)
    return None if printed is None else printed.decode(errors="replace")


def _git_bytes(root: Path, *words: str) -> bytes | None:
    command = ["git", "-C", str(root), "-c", "core.quotepath=off", *words]
    try:
        done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - words are ours
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


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
