"""The record files of one or several content roots, in path order, with findings about what does not belong there."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_tools.diagnostics import Diagnostic
from build_tools.errors import SourceError
from build_tools.parse import codes
from build_tools.parse.document import SIZE_LIMIT, finding_of, too_large
from build_tools.source.roots import Root, open_roots

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_MIN, ID_MAX = 3, 80
EDITORIAL_FOLDER = "pages"
"""The folder of a content root that MkDocs renders; it holds no records."""
LEDGER_FOLDER = "releases"
"""The folder of a content root that tells what was released; it holds no records either."""
UPKEEP_FOLDER = "upkeep"
"""The folder of a content root that tells which web addresses answered; it holds no records either."""
OTHER_FOLDERS = frozenset({EDITORIAL_FOLDER, LEDGER_FOLDER, UPKEEP_FOLDER})
IGNORED = re.compile(r"\..*|.*~|Thumbs\.db|LICENSE.*|README\.md|_.*")
"""Files that systems, editors and repositories leave in folders."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that holds a record: the real file, its repository-relative path, the folder of its type, its id.

    `is_private` says that it lies in a private root.
    """

    file: Path
    path: str
    folder: str
    id: str
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """The record files in path order, what is wrong with the others, and the roots."""

    files: tuple[SourceFile, ...]
    findings: tuple[Diagnostic, ...]
    roots: tuple[Root, ...] = ()


def discover_sources(roots: Sequence[Path], suffix_of_folder: Mapping[str, str], base: Path) -> Sources:
    """List the record files of content roots.

    `suffix_of_folder` maps the folder of each type to the ending of its files; paths are relative to `base`.

    Raises:
        SourceError: a root is missing, cannot be listed or cannot be used beside the others, or a private one is empty.
    """
    files: list[SourceFile] = []
    findings: list[Diagnostic] = []
    opened = open_roots(roots, base)
    for root in opened:
        held = list(_walk(root, suffix_of_folder))
        if root.is_private and not held:
            _refuse_empty(root)
        for found in held:
            if isinstance(found, SourceFile):
                files.append(replace(found, is_private=True) if root.is_private else found)
            else:
                findings.append(found)
    return Sources(tuple(sorted(files, key=lambda source: source.path)), tuple(findings), opened)


def _refuse_empty(root: Root) -> None:
    """A private root that is empty was not fetched, or is misspelt: a site without its records would tell less."""
    message = f"The content folder {root.directory} holds no record: fetch its files, or leave it out of --content."
    raise SourceError(message)


def _entries(directory: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(directory) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        message = f"{directory} cannot be listed: {error.strerror}."
        raise SourceError(message) from error


def _walk(root: Root, suffix_of_folder: Mapping[str, str]) -> Iterator[SourceFile | Diagnostic]:
    folders = ", ".join(suffix_of_folder)
    for entry in _entries(root.directory):
        path = f"{root.prefix}/{entry.name}"
        if IGNORED.fullmatch(entry.name) or (entry.name in OTHER_FOLDERS and not root.is_private):
            continue
        if entry.is_symlink():
            yield _link(path)
        elif entry.is_dir():
            if entry.name in suffix_of_folder:
                yield from _walk_folder(root.directory / entry.name, path, suffix_of_folder[entry.name])
            elif entry.name == EDITORIAL_FOLDER:
                hint = "Move them to content/pages; in this folder there are only records."
                yield Diagnostic(codes.MISPLACED, path, "Editorial pages are not taken from this content folder.", hint)
            else:
                hint = f"Records lie in one of: {folders}; editorial pages in {EDITORIAL_FOLDER}."
                yield Diagnostic(codes.MISPLACED, path, f"No type of record has a folder “{entry.name}”.", hint)
        else:
            hint = f"Move it into the folder of its type: {folders}."
            yield Diagnostic(codes.MISPLACED, path, "The file lies outside the folders of the types.", hint)


def _walk_folder(directory: Path, prefix: str, suffix: str) -> Iterator[SourceFile | Diagnostic]:
    folder = directory.name
    for entry in _entries(directory):
        path = f"{prefix}/{entry.name}"
        if IGNORED.fullmatch(entry.name):
            continue
        if entry.is_symlink():
            yield _link(path)
        elif entry.is_dir():
            hint = f"Move its files up into {prefix}/."
            yield Diagnostic(codes.MISPLACED, path, "A folder stands inside the folder of a type.", hint)
        elif not entry.name.endswith(suffix):
            hint = f"Give it the ending {suffix}, or move it elsewhere."
            message = f"Records in “{folder}” are files that end in {suffix}."
            yield Diagnostic(codes.MISPLACED, path, message, hint)
        else:
            stem = entry.name.removesuffix(suffix)
            wrong = _wrong_name(stem)
            if wrong:
                yield Diagnostic(codes.FILE_NAME, path, wrong, f"Rename it, for example to {_proposed(stem)}{suffix}.")
            else:
                yield SourceFile(directory / entry.name, path, folder, stem)


def _link(path: str) -> Diagnostic:
    message = "A symbolic link stands where a file should."
    return Diagnostic(codes.LINK, path, message, "Put the file itself here; links can lead out of the repository.")


def _wrong_name(stem: str) -> str:
    if not ID.fullmatch(stem):
        return "The file name is the record's id: small letters a to z, digits and single hyphens only."
    if not ID_MIN <= len(stem) <= ID_MAX:
        return f"The file name is the record's id and has {ID_MIN} to {ID_MAX} characters; this one has {len(stem)}."
    return ""


def _proposed(stem: str) -> str:
    proposed = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:ID_MAX].strip("-")
    return proposed if len(proposed) >= ID_MIN else "name-of-the-record"


def read_source(source: SourceFile) -> bytes | Diagnostic:
    """Return the bytes of a record file, or the finding that says why not; never reads a file that is too large."""
    try:
        size = source.file.stat().st_size
        if size > SIZE_LIMIT:
            return finding_of(too_large(size), source.path)
        return source.file.read_bytes()
    except OSError as error:
        message = f"The file cannot be opened ({error.strerror})."
        return Diagnostic(codes.UNREADABLE, source.path, message, "Give yourself the right to read it.")
