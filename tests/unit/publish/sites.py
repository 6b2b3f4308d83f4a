"""Stages sets of files and reads what a folder holds."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from build_tools.publish.manifest import MANIFEST
from build_tools.publish.staging import Staging


def stage(output: Path, files: Mapping[str, bytes]) -> Staging:
    """Stage a set of files, without putting it in place."""
    staging = Staging(output)
    for path, data in files.items():
        staging.put(path, data)
    staging.finish("1.0.0")
    return staging


def publish(output: Path, files: Mapping[str, bytes]) -> Staging:
    """Stage a set of files and put it in place."""
    staging = stage(output, files)
    staging.swap()
    return staging


def files_of(directory: Path) -> dict[str, bytes]:
    """Return every file of a folder, the manifest apart."""
    found = {file.relative_to(directory).as_posix(): file for file in directory.rglob("*") if file.is_file()}
    return {path: file.read_bytes() for path, file in found.items() if path != MANIFEST}


def folders_of(directory: Path) -> set[str]:
    """Return every folder of a folder."""
    return {folder.relative_to(directory).as_posix() for folder in directory.rglob("*") if folder.is_dir()}


def assert_manifest_is_true(directory: Path) -> None:
    """Hash every file and compare with the manifest, in both directions."""
    told = json.loads((directory / MANIFEST).read_bytes())
    rows = {row["path"]: (row["size"], row["sha256"]) for row in told["files"]}
    held = {path: (len(data), hashlib.sha256(data).hexdigest()) for path, data in files_of(directory).items()}
    assert rows == held
    assert list(rows) == sorted(rows)
