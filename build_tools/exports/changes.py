"""What changed since earlier releases: deltas that turn the dump of a release into that of today."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from build_tools.corpus import Corpus
from build_tools.corpus.corpus import Key
from build_tools.digests import digest_parts
from build_tools.dumps import PublishedRecord
from build_tools.errors import LedgerError
from build_tools.exports._base import Exporter, LargeArtefact, Release, records_key
from build_tools.tables import published_form
from build_tools.versions import Delta, PastRelease, delta_of, fingerprint, standings_of
from build_tools.versions.delta import change_told
from build_tools.versions.difference import counts_by_kind

LATEST = "data/changes.json"
SINCE = "data/changes/since-{version}.json"


def export(corpus: Corpus, release: Release) -> Iterator[LargeArtefact]:
    """Yield the delta since each release of which is known how its records stood, and that since the last by its name.

    Raises:
        LedgerError: nobody knows how the records of the last release stood.
    """
    last = release.releases[-1] if release.releases else None
    if last and last.standings is None:
        message = f"The ledger of releases lacks how the records of {last.told.version} stood: restore it from Git."
        raise LedgerError(message)
    yield _delta(LATEST, corpus, release, last)
    for earlier in release.releases:
        if earlier.standings is not None:
            yield _delta(SINCE.format(version=earlier.told.version), corpus, release, earlier)


def _delta(path: str, corpus: Corpus, release: Release, since: PastRelease | None) -> LargeArtefact:
    told = orjson.dumps(since.told.model_dump()) if since else b""
    key = digest_parts([records_key(corpus, release), told])
    return LargeArtefact(path, key, partial(_write, corpus, release, since), is_compressed=True)


def _write(corpus: Corpus, release: Release, since: PastRelease | None, file: Path) -> None:
    """Write a change a line; without an earlier release nothing but that there is none."""
    new = _Published(corpus)
    if since is None or since.standings is None:
        delta = Delta("", fingerprint(standings_of(new.values())), ())
    else:
        delta = delta_of(since.standings, new)
    head: dict[str, Any] = {
        "schema_version": release.schema_version,
        "date": release.build_date.isoformat(),
        "since": since and since.told.model_dump(include={"version", "date", "tag", "schema_version"}),
        "from": delta.begins or None,
        "to": delta.leads,
        "counts": counts_by_kind(delta.changes),
    }
    with file.open("wb") as opened:
        opened.write(orjson.dumps(head)[:-1] + b',"changes":[\n')
        for place, change in enumerate(delta.changes):
            opened.write(b",\n" if place else b"")
            opened.write(orjson.dumps(change_told(change)))
        opened.write(b"\n]}\n")


class _Published(Mapping[Key, PublishedRecord]):
    """The records of a corpus as dumps show them, each made when it is asked for: all at once would need memory."""

    def __init__(self, corpus: Corpus) -> None:
        self._entries = corpus.entries

    def __getitem__(self, key: Key) -> PublishedRecord:
        return published_form(self._entries[key])

    def __iter__(self) -> Iterator[Key]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


EXPORTER = Exporter("changes", export)
