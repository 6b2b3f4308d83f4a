"""Revisions in Git: what a branch changes, the files of a revision, the tag of a release."""

import io
import tarfile
from pathlib import Path

from build_tools.errors import SourceError, UsageError
from build_tools.source.git import git_bytes, git_text


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """Return the paths that differ from the point where the work left a revision, with what is not committed yet.

    Raises:
        UsageError: the revision looks like an option, or git does not know it.
        SourceError: the project is not in a Git repository.
    """
    if git_text(root, "rev-parse", "--git-dir") is None:
        message = "--changed-since needs Git, and this folder is not in a Git repository: leave the option out."
        raise SourceError(message)
    if not knows_revision(root, revision):
        message = f"Git knows no revision {revision!r}: name a branch, tag or commit, for example origin/main."
        raise UsageError(message)
    base = (git_text(root, "merge-base", revision, "HEAD") or revision).strip()
    changed = git_text(root, "diff", "--name-only", "--relative", "--no-renames", base, "--") or ""
    untracked = git_text(root, "ls-files", "--others", "--exclude-standard") or ""
    return frozenset(line for line in (changed + untracked).splitlines() if line)


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
    extract_tree(root, revision, folder, target)


def extract_tree(root: Path, tree: str, folder: str, target: Path) -> None:
    """Write the plain files of a folder of a tree or commit that Git knows below a target; links are left out.

    Raises:
        UsageError: the folder is not in it.
    """
    packed = git_bytes(root, "archive", "--format=tar", tree, "--", folder)
    if packed is None:
        message = f"Git has no folder {folder} at {tree}."
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
