"""What the next commit would hold: the paths that it changes, and their contents as they are staged."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from build_tools.errors import SourceError
from build_tools.source.git import git_bytes, git_text
from build_tools.source.revisions import knows_revision

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The name of a tree without files, which every repository knows: what a first commit is compared with."""
ONLY_SOME = "next-index"
"""How Git begins the name of an index that it makes for `git commit PATH`, and forgets afterwards."""


def staged_paths(root: Path) -> frozenset[str]:
    """Return the paths that the next commit would add, change or delete.

    Raises:
        SourceError: the project is not the top folder of a Git repository.
    """
    if git_text(root, "rev-parse", "--show-prefix") != "\n":
        message = f"{root} is not the top folder of a Git repository: there is nothing to commit here."
        raise SourceError(message)
    base = "HEAD" if knows_revision(root, "HEAD") else EMPTY_TREE
    listing = git_text(root, "diff", "--cached", "--name-only", "--no-renames", "-z", base, "--") or ""
    return frozenset(path for path in listing.split("\0") if path)


@contextmanager
def staged_files(root: Path, folders: Iterable[str]) -> Iterator[Path]:
    """Write folders as they are staged into a place of their own, and return it.

    Raises:
        SourceError: Git cannot tell what is staged (a merge that is not resolved).
    """
    staged = git_bytes(root, "ls-files", "--cached", "-z", "--", *folders)
    with TemporaryDirectory(prefix="commons-staged-") as place:
        prefix = f"--prefix={place}/"
        if staged is None or git_bytes(root, "checkout-index", prefix, "-z", "--stdin", given=staged) is None:
            message = "Git cannot tell what is staged: resolve what is in conflict (git status), and stage it."
            raise SourceError(message)
        yield Path(place).resolve()


def can_stage(environment: Mapping[str, str]) -> bool:
    """Tell whether what a hook with this environment stages stays so after the commit."""
    return not Path(environment.get("GIT_INDEX_FILE", "")).name.startswith(ONLY_SOME)


def stage_again(root: Path, paths: Iterable[str]) -> None:
    """Stage files as they are now."""
    git_text(root, "add", "--", *paths)


def hook_file(root: Path) -> Path | None:
    """Return where Git looks for what runs before a commit; None where there is no repository."""
    told = git_text(root, "rev-parse", "--git-path", "hooks/pre-commit")
    return root / told.strip() if told else None
