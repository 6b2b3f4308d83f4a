"""Revisions in Git: what a branch changes, the files of a revision, the tag of a release."""

import io
import tarfile
from pathlib import Path

from build_tools.errors import SourceError, UsageError
from build_tools.source.git import git_bytes, git_text
from build_tools.source.history import NO_BLOB

PLAIN_MODES = ("100644", "100755")
"""Of files; links and projects within the project have others."""


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """Return the paths that differ from the point where the work left a revision, with what is not committed yet.

    Raises:
        UsageError: the revision looks like an option, or Git does not know it or how the two hang together.
        SourceError: the project is not in a Git repository.
    """
    if not has_git(root):
        message = "--changed-since needs Git, and this folder is not in a Git repository: leave the option out."
        raise SourceError(message)
    return frozenset(contents_before(root, parting_point(root, revision)))


def has_git(root: Path) -> bool:
    """Tell whether a folder lies in a Git repository, and Git is there."""
    return git_text(root, "rev-parse", "--git-dir") is not None


def parting_point(root: Path, revision: str, head: str = "HEAD") -> str:
    """Return the commit at which the work that led to `head` left a revision.

    Raises:
        UsageError: a revision looks like an option, or Git does not know it or how the two hang together.
        SourceError: the project is not in a Git repository.
    """
    if not has_git(root):
        message = "A comparison with a revision needs Git, and this folder is not in a Git repository."
        raise SourceError(message)
    for name in (revision, head):
        if not knows_revision(root, name):
            message = f"Git knows no revision {name!r}: name a branch, tag or commit, for example origin/main."
            raise UsageError(message + _cut_off(root))
    found = git_text(root, "merge-base", revision, head)
    if found is None and (cut := _cut_off(root)):
        message = f"Git cannot tell where the work left {revision!r}.{cut}"
        raise UsageError(message)
    return (found or git_text(root, "rev-parse", f"{revision}^{{commit}}") or revision).strip()


def _cut_off(root: Path) -> str:
    """Return what to do where only a part of the history was fetched, else nothing."""
    if (git_text(root, "rev-parse", "--is-shallow-repository") or "").strip() != "true":
        return ""
    return (
        " Only a part of the history is here: fetch the rest with `git fetch --unshallow` (in GitHub Actions, say "
        "`fetch-depth: 0` where the repository is checked out)."
    )


def contents_before(root: Path, base: str, head: str = "") -> dict[str, str]:
    """Return the paths that differ between a commit and another (or the files here), with their contents before.

    Contents are told by the name that Git gives them; it is empty where no plain file was there.
    """
    listing = git_text(
        root, "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative", base, *filter(None, (head,)), "--"
    )
    told = (listing or "").split("\0")
    found: dict[str, str] = {}
    for line, path in zip(told[::2], told[1::2], strict=False):
        mode, _, name, *_ = line.removeprefix(":").split()
        found[path] = "" if mode not in PLAIN_MODES or set(name) <= NO_BLOB else name
    untracked = "" if head else git_text(root, "ls-files", "-z", "--others", "--exclude-standard") or ""
    return found | dict.fromkeys(filter(None, untracked.split("\0")), "")


def knows_revision(root: Path, revision: str) -> bool:
    """Tell whether Git knows a branch, tag or commit; what looks like an option is none."""
    known = git_text(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return not revision.startswith("-") and known is not None


def extract_revision(root: Path, revision: str, folder: str, target: Path) -> None:
    """Write the plain files of a folder, as a revision has them, below a target; links are left out.

    Raises:
        UsageError: Git knows no such revision, or the folder is not in it.
    """
    if not knows_revision(root, revision):
        message = f"{revision!r} is neither a file, nor a branch, tag or commit that Git knows here."
        raise UsageError(message)
    packed = git_bytes(root, "archive", "--format=tar", revision, "--", folder)
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
    listing = git_text(root, "status", "--porcelain=v1", "--untracked-files=all", "-z", "--", ".")
    return None if listing is None else tuple(line[3:] for line in listing.split("\0") if line)


def create_tag(root: Path, tag: str, message: str) -> bool:
    """Put an annotated tag on the last commit; tell whether Git did."""
    return git_text(root, "tag", "--annotate", "--message", message, tag) is not None
