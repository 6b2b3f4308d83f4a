"""Dumps of a corpus in every format that is read back, for tests."""

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from build_tools.corpus import Corpus
from build_tools.exports import dumps_csv, dumps_json, dumps_json_lines, dumps_parquet, dumps_sqlite
from build_tools.exports._base import Artefact, LargeArtefact
from tests.unit.exports.release import release_of

EXPORTERS: tuple[ModuleType, ...] = (dumps_json, dumps_json_lines, dumps_csv, dumps_parquet, dumps_sqlite)
FORMATS: Mapping[str, str] = {
    "JSON": "data/records.json",
    "JSON Lines": "data/records.jsonl",
    "CSV": "data/csv/",
    "Parquet": "data/parquet/",
    "SQLite": "data/commons.sqlite",
}
"""Where the dump of all records lies."""
WANTED = (*FORMATS.values(), "data/about.json")


def write_dumps(records: Corpus, folder: Path) -> None:
    """Write the dumps of all records as the site has them, and no others."""
    release = release_of(records)
    for exporter in EXPORTERS:
        for artefact in exporter.export(records, release):
            if artefact.path.startswith(WANTED):
                write(artefact, folder / artefact.path)


def write(artefact: Artefact | LargeArtefact, file: Path) -> None:
    """Write what an exporter gives."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(artefact, LargeArtefact):
        artefact.write(file)
    else:
        file.write_bytes(artefact.data)
