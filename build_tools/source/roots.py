"""The content roots: which one is public, how paths in them are named, and which cannot be used together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from build_tools.config import relative_path
from build_tools.errors import SourceError

PUBLISHED_FOLDERS = ("content/pages", "site_config", "site")
"""Folders of the project whose files are published as they lie: no place for what is not public."""


@dataclass(frozen=True, slots=True)
class Root:
    """A folder of records: the real one, how paths of its files begin, and whether it is private.

    Of a private root the site does not tell where it lies, nor anything of its files but the records in them. Only the
    first root is public, and only where it lies in the project: it is the one that everybody has.
    """

    directory: Path
    prefix: str
    is_private: bool


def open_roots(directories: Sequence[Path], base: Path) -> tuple[Root, ...]:
    """Return the roots in the order given; `base` is the top folder of the project.

    Raises:
        SourceError: one is missing or a link, is named twice, or lies where it would be read or published twice.
    """
    roots = tuple(
        Root(directory, relative_path(directory, base), position > 0 or not directory.is_relative_to(base))
        for position, directory in enumerate(directories)
    )
    for root in roots:
        _refuse_missing(root)
    for root, other in permutations(roots, 2):
        _refuse_overlap(root, other)
    for root in roots:
        if root.is_private:
            _refuse_published(root, base)
    return roots


def _refuse_missing(root: Root) -> None:
    directory = root.directory
    if directory.is_symlink():
        message = (
            f"The content folder {directory} is a symbolic link, which can change what is published: "
            f"name the folder itself, {directory.resolve()}, with --content."
        )
        raise SourceError(message)
    if not directory.is_dir():
        message = f"There is no content folder {directory}: create it, or name another one with --content."
        raise SourceError(message)


def _refuse_overlap(root: Root, other: Root) -> None:
    if root.directory.samefile(other.directory):  # also where a system takes Content and content for one name
        message = f"The content folder {root.directory} is named twice: name each folder once."
        raise SourceError(message)
    if root.directory.is_relative_to(other.directory):
        message = (
            f"The content folder {root.directory} lies inside {other.directory}, which is one too: "
            "put it beside the other, so that each record has one place."
        )
        raise SourceError(message)


def _refuse_published(root: Root, base: Path) -> None:
    for folder in PUBLISHED_FOLDERS:
        if root.directory.is_relative_to(base / folder):
            message = (
                f"The content folder {root.directory} lies in {folder}, whose files are published as they are: "
                "put it outside of the project."
            )
            raise SourceError(message)
