"""The CSV tables in the words of CSV on the Web (W3C)."""

from collections.abc import Iterator

import orjson

from build_tools.catalogue.csvw import table_group
from build_tools.corpus import Corpus
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._dataset import dataset_of, keys_by_table
from build_tools.exports.dumps_json import INDENTED


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `data/csvw.json`."""
    told = table_group(dataset_of(release), keys_by_table(corpus), corpus.vocabularies)
    yield Artefact("data/csvw.json", orjson.dumps(told, option=INDENTED))


EXPORTER = Exporter("csvw", export, when="catalogue")
