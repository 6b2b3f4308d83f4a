"""The SQLite dump: all records, vocabularies and links in one file with a full-text index and views."""

import functools
from collections.abc import Iterator
from pathlib import Path

from build_tools.corpus import Corpus
from build_tools.digests import digest_parts
from build_tools.exports._base import Exporter, LargeArtefact, Release
from build_tools.exports._edges import edges_key
from build_tools.exports._sqlite_file import write_sqlite
from build_tools.exports.dumps_json import LICENCE

PATH = "data/commons.sqlite"


def export(corpus: Corpus, release: Release) -> Iterator[LargeArtefact]:
    """Yield `data/commons.sqlite`, and a compressed copy where it is large."""
    key = digest_parts([edges_key(corpus, release), corpus.vocabularies.digest])
    yield LargeArtefact(PATH, key, functools.partial(_write, corpus, release), is_compressed=True)


def _write(corpus: Corpus, release: Release, file: Path) -> None:
    write_sqlite(corpus, release, _about(release), file)


def _about(release: Release) -> dict[str, str]:
    return {
        "schema_version": release.schema_version,
        "title": release.site_name,
        "site": release.site_url,
        "licence": LICENCE["id"],
        "date": release.build_date.isoformat(),
    }


EXPORTER = Exporter("sqlite", export)
