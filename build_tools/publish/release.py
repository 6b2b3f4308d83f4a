"""A release: what is checked before it, what it adds to the repository, and the archive and tag that it ends with."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from build_tools.config import SCHEMA_VERSION, Config
from build_tools.engine import Engine, write_file
from build_tools.errors import ReleaseError
from build_tools.publish.archive import write_archive
from build_tools.publish.build import build_site, ledger_folder, refuse_errors
from build_tools.publish.citation_file import CITATION_FILE, ZENODO_FILE, citation_of_release, zenodo_of_release
from build_tools.publish.release_checks import refuse_changes, refuse_losses, refuse_number, refuse_tag
from build_tools.publish.snapshots import snapshot_at, snapshot_here
from build_tools.records import record_types
from build_tools.source import create_tag, knows_revision
from build_tools.versions import Change, PastRelease, fingerprint, read_ledger, standings_of
from build_tools.versions.as_markdown import notes_of_release
from build_tools.versions.difference import Records, changes_since, told_whole
from build_tools.versions.ledger import ReleaseTold, ledger_files, outdated_files
from build_tools.versions.numbers import tag_of

DUMP = "data/records.jsonl"
ARCHIVE = "compact-commons-{version}"


@dataclass(frozen=True, slots=True)
class Preparation:
    """What a release would write: files by their path in the project, and files that go; `vanished` need a word."""

    told: ReleaseTold
    notes: str
    files: Mapping[str, bytes]
    outdated: tuple[str, ...]
    vanished: tuple[Change, ...]


def prepare_release(config: Config, engine: Engine, version: str, *, may_shrink: bool = False) -> Preparation:
    """Check what is here, and return what a release of it would write; nothing is written yet.

    Raises:
        ReleaseError: the number is none, is not that of this month, or is in use; something is not committed; or far
            fewer records are here than the last release had.
        FindingsError: records have errors.
    """
    past = read_ledger(ledger_folder(config))
    refuse_number(version, config, past)
    refuse_changes(config)
    refuse_errors(config, engine, keep_going=False)
    records = snapshot_here(config, engine).records
    told = _told(config, version, records)
    if past and not may_shrink:
        refuse_losses(past[-1], told.counts)
    changes = _changes(config, engine, past[-1], records) if past else ()
    notes = notes_of_release(told, past[-1].told if past else None, changes)
    folder = config.relative(ledger_folder(config))
    added = ledger_files(told, standings_of(records.values()), notes)
    citation = citation_of_release((config.root / CITATION_FILE).read_text(encoding="utf-8"), told)
    return Preparation(
        told=told,
        notes=notes,
        files={
            **{f"{folder}/{name}": data for name, data in added.items()},
            CITATION_FILE: citation.encode(),
            ZENODO_FILE: zenodo_of_release(citation, told),
        },
        outdated=tuple(f"{folder}/{name}" for name in outdated_files(past)),
        vanished=tuple(change for change in changes if change.kind == "removed"),
    )


def write_release(config: Config, prepared: Preparation) -> None:
    """Write the files of a release, and delete those that the ledger no longer needs."""
    for path, data in prepared.files.items():
        write_file(config.root / path, data)
    for path in prepared.outdated:
        (config.root / path).unlink()


def finish_release(config: Config, engine: Engine, version: str, folder: Path) -> Path:
    """Build the site of a release that was written and committed, archive its data, and tag the last commit.

    Raises:
        ReleaseError: the release is not the last of the ledger, what is here is another, or its tag is in use.
    """
    told = _last_release(config, version).told
    refuse_tag(config, told.tag)
    archive = archive_release(config, engine, version, folder)
    if not create_tag(config.root, told.tag, f"Data release {version}"):
        message = f"The archive is made, but Git refused the tag {told.tag}: `git tag -a {told.tag}` tells why."
        raise ReleaseError(message)
    return archive


def archive_release(config: Config, engine: Engine, version: str, folder: Path) -> Path:
    """Build the site of a release that was written and committed, and archive its data, once it is what was told.

    Raises:
        ReleaseError: the release is not the last of the ledger, or what is here is another.
    """
    last = _last_release(config, version)
    refuse_changes(config)
    records = snapshot_here(config, engine).records
    if last.standings is None or fingerprint(standings_of(records.values())) != last.told.records:
        message = f"The records here are no longer those of {version}: undo what changed, or take the next number."
        raise ReleaseError(message)
    build_site(config, engine, allow_fewer=True)  # the ledger says that these are the records
    if _sha256(config.output / DUMP) != last.told.records_jsonl:
        message = f"{DUMP} is not the one that the ledger tells of {version}: the program has changed since then."
        raise ReleaseError(message)
    name = ARCHIVE.format(version=version)
    archive = folder / f"{name}.zip"
    write_archive(archive, name, config.output / "data", (config.root / CITATION_FILE,))
    return archive


def _last_release(config: Config, version: str) -> PastRelease:
    past = read_ledger(ledger_folder(config))
    if not past or past[-1].told.version != version:
        message = f"{version} is not the last release of the ledger: write it first, with --write, and commit."
        raise ReleaseError(message)
    return past[-1]


def _changes(config: Config, engine: Engine, last: PastRelease, records: Records) -> tuple[Change, ...]:
    """Return what changed since the last release by the ledger; with fields where the tag of that release is there."""
    changes = changes_since(last.standings or {}, records)
    is_tagged = knows_revision(config.root, f"refs/tags/{last.told.tag}")
    return told_whole(changes, snapshot_at(config, engine, last.told.tag).records) if is_tagged else changes


def _told(config: Config, version: str, records: Records) -> ReleaseTold:
    held = Counter(kind for kind, _ in records)
    lines = hashlib.sha256()
    for record in records.values():
        lines.update(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))
    return ReleaseTold(
        version=version,
        date=config.today.isoformat(),
        tag=tag_of(version),
        schema_version=SCHEMA_VERSION,
        counts={kind.name: held[kind.name] for kind in record_types()},
        records_jsonl=lines.hexdigest(),
        records=fingerprint(standings_of(records.values())),
    )


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
