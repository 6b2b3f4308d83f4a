"""The records as they are published at one time: of the files here, or as Git keeps them at a revision."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from build_tools.config import Config
from build_tools.corpus import publishable
from build_tools.dumps import PublishedRecord
from build_tools.engine import Engine
from build_tools.pipeline import read_corpus
from build_tools.source import extract_revision
from build_tools.tables import published_form
from build_tools.versions import by_key
from build_tools.versions.difference import Records


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Published records by key, and how many files could not be read: nobody can tell whether they are public."""

    records: Records
    unread: int = 0


def snapshot_of(records: Iterable[PublishedRecord]) -> Snapshot:
    """Return the snapshot of records that are known already."""
    return Snapshot(by_key(records))


def snapshot_here(config: Config, engine: Engine) -> Snapshot:
    """Return the records of the files as they are now, those outside of the repository among them.

    Raises:
        SourceError: the content cannot be read.
    """
    reading = read_corpus(config, engine)
    unread = {finding.path for finding in reading.findings}
    return replace(snapshot_of(map(published_form, publishable(reading.corpus).corpus)), unread=len(unread))


def snapshot_at(config: Config, engine: Engine, revision: str) -> Snapshot:
    """Return the records of a revision, read by the rules and with the vocabularies of today.

    Only those of the first folder of content: others are private, and their history lies elsewhere.

    Raises:
        UsageError: Git knows no such revision, or it has no content.
        SourceError: there is no Git.
    """
    folder = config.relative(config.content[0])
    with TemporaryDirectory(prefix="commons-") as name:
        root = Path(name).resolve()
        extract_revision(config.root, revision, folder, root)
        shutil.copytree(config.vocabularies, root / config.vocabularies.relative_to(config.root))
        return snapshot_here(replace(config, root=root, content=(root / folder,)), engine)


def first_folder_only(config: Config) -> Config:
    """Return the settings without private folders, for a comparison with what Git keeps."""
    return replace(config, content=config.content[:1])
