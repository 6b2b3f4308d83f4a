"""The archive of a release: everything under `data/` in one ZIP file, the same bytes whenever it is made."""

import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that ZIP knows; that of the day would make other bytes."""
UNIX, PLAIN_FILE = 3, 0o644 << 16
"""Else the system that makes the archive would show in it."""


def write_archive(target: Path, name: str, folder: Path, others: tuple[Path, ...] = ()) -> None:
    """Write an archive of all files of a folder, and of some others beside it, below a folder with a name."""
    held = {file.relative_to(folder.parent).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    held |= {file.name: file for file in others}
    pack_files(target, {f"{name}/{path}": file for path, file in held.items()})


def pack_files(target: Path, files: Mapping[str, Path]) -> None:
    """Write an archive of files by their names in it, in the order of these."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.part")
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.create_system, entry.external_attr, entry.compress_type = UNIX, PLAIN_FILE, zipfile.ZIP_DEFLATED
            with files[name].open("rb") as opened, archive.open(entry, "w") as packed:
                shutil.copyfileobj(opened, packed)
    beside.replace(target)
