"""The data package: every file of data with its size and hash, and the columns of the tables (Frictionless Data)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from build_tools.catalogue import LICENCE, DataFile, Dataset
from build_tools.catalogue.table_schema import table_schema
from build_tools.corpus import Corpus
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._dataset import dataset_of, keys_by_table
from build_tools.exports.dumps_json import INDENTED
from build_tools.tables.keys import ForeignKey

PATH = "data/datapackage.json"
NAME = "compact-commons"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}
FORMAT_NAMES = {"jsonl": "json-lines", "parquet": "apache-parquet"}
"""Under the names that are their suffixes, Frictionless takes these for tables, and stumbles over lists in a cell."""


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `data/datapackage.json`."""
    dataset = dataset_of(release)
    keys = keys_by_table(corpus)
    resources = [_resource(dataset, file, corpus, keys) for file in dataset.data_files()]
    yield Artefact(PATH, orjson.dumps({**_package(dataset), "resources": resources}, option=INDENTED))


def _package(dataset: Dataset) -> dict[str, Any]:
    words = dataset.words
    return {
        "$schema": PROFILE,
        "name": NAME,
        "title": dataset.title,
        "description": f"{dataset.description} {words['escapes']}",
        "homepage": dataset.page,
        "version": dataset.version,
        "created": f"{dataset.day.isoformat()}T00:00:00Z",
        "keywords": list(words["keywords"]),
        "licenses": [{"name": LICENCE.id, "path": LICENCE.address, "title": LICENCE.title}],
        "contributors": [{"title": dataset.publisher, "roles": ["publisher"]}],
        "sources": [{"title": words["sources"]}],
    }


def _resource(
    dataset: Dataset, file: DataFile, corpus: Corpus, keys: Mapping[str, Sequence[ForeignKey]]
) -> dict[str, Any]:
    """Return the description of a file; paths are relative to the folder of the package."""
    path = file.path.removeprefix("data/")
    resource: dict[str, Any] = {
        "name": file.table.name if file.table and not file.is_packed else path.replace("/", "-"),
        "path": path,
        "title": dataset.file_title(file),
        "description": _described(dataset, file),
        "format": FORMAT_NAMES.get(file.format.name, file.format.name),
        "mediatype": file.media_type,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
    if file.is_text:
        resource["encoding"] = "utf-8"
    if file.table and not file.is_packed:
        schema = table_schema(file.table, keys.get(file.table.name, ()), corpus.vocabularies)
        resource |= {"type": "table", "dialect": DIALECT, "schema": schema}
    return resource


def _described(dataset: Dataset, file: DataFile) -> str:
    return file.table.description if file.table else dataset.subject_description(file.subject)


EXPORTER = Exporter("datapackage", export, when="catalogue")
