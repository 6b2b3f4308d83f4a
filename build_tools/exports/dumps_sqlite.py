"""The SQLite dump: all records, vocabularies and links in one file with a full-text index and views."""

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from build_tools.catalogue import LICENCE
from build_tools.corpus import Corpus
from build_tools.digests import digest_parts
from build_tools.exports._about import about
from build_tools.exports._base import Artefact, Exporter, LargeArtefact, Release
from build_tools.exports._edges import edges_key
from build_tools.exports._sqlite_file import write_sqlite
from build_tools.exports._sqlite_views import SEARCH, SEARCHED_VIEW, views
from build_tools.tables import overview, tables

DATABASE = "commons"
PATH = f"data/{DATABASE}.sqlite"
DATASETTE_PATH = "data/datasette.json"
SHARED_TABLES = {
    "about": "What this file is: the version of the schema, the licence, the day.",
    "dictionary": "What each column means.",
    "link": "What leads from record to record: what authors wrote, what is similar, what is suggested for a case.",
    "record": "Every record once, by its reference (folder/id).",
    "term": "The terms of all vocabularies.",
    "vocabulary": "The controlled vocabularies.",
}


def export(corpus: Corpus, release: Release) -> Iterator[Artefact | LargeArtefact]:
    """Yield `data/commons.sqlite`, a compressed copy where it is large, and what tells Datasette of its tables."""
    key = digest_parts([edges_key(corpus, release), corpus.vocabularies.digest])
    yield LargeArtefact(PATH, key, functools.partial(_write, corpus, release), is_compressed=True)
    yield Artefact(DATASETTE_PATH, orjson.dumps(_datasette(release), option=orjson.OPT_INDENT_2))


def _write(corpus: Corpus, release: Release, file: Path) -> None:
    write_sqlite(corpus, release, about(release), file)


def _datasette(release: Release) -> dict[str, Any]:
    """Return titles and descriptions in the form that Datasette reads with `--metadata`."""
    described: dict[str, Any] = {
        table.name: {
            "description": table.description,
            "columns": {column.name: column.description for column in (*table.keys, *table.columns)},
        }
        for main in (*tables(), overview())
        for table in main.all()
    }
    for name, (told, _) in views().items():
        described[name] = {**described.get(name, {}), "description": told}
    for name, told in SHARED_TABLES.items():
        described[name] = {"description": told}
    described[SEARCHED_VIEW] |= {"fts_table": SEARCH, "fts_pk": "number"}
    return {
        "title": release.site_name,
        "license": LICENCE.title,
        "license_url": LICENCE.address,
        "source_url": release.site_url,
        "databases": {DATABASE: {"tables": described}},
    }


EXPORTER = Exporter("sqlite", export)
