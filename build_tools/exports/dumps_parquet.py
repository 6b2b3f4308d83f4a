"""Parquet dumps: one file for each type, for programs that analyse columns."""

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path

from build_tools.corpus import Corpus, Entry
from build_tools.exports._about import about
from build_tools.exports._base import Exporter, LargeArtefact, Release, records_key
from build_tools.tables import Table, published_form, structure_of, tables

FOLDER = "data/parquet"


def export(corpus: Corpus, release: Release) -> Iterator[LargeArtefact]:
    """Yield `data/parquet/<type>.parquet`, for types without records too."""
    for table in tables():
        entries = corpus.by_type[table.name]
        write = functools.partial(_write, table, entries, release)
        yield LargeArtefact(f"{FOLDER}/{table.name}.parquet", records_key(entries, release), write)


def _write(table: Table, entries: Sequence[Entry], release: Release, file: Path) -> None:
    from build_tools.exports._parquet import write_parquet  # noqa: PLC0415 - pyarrow: 0.1 s, and most builds write none

    structures = (structure_of(table, published_form(entry)) for entry in entries)
    told = {"record_type": table.name, "description": table.description, **about(release)}
    write_parquet(file, table, structures, told)


EXPORTER = Exporter("parquet", export)
