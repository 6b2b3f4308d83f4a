"""The catalogue of the data in the words of DCAT-AP 3, as JSON-LD and as Turtle."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import orjson

from build_tools.catalogue.dcat import catalogue
from build_tools.corpus import Corpus
from build_tools.digests import digest_bytes
from build_tools.exports._base import Artefact, Exporter, LargeArtefact, Release
from build_tools.exports._dataset import dataset_of
from build_tools.exports.dumps_json import INDENTED


def export(corpus: Corpus, release: Release) -> Iterator[Artefact | LargeArtefact]:
    """Yield `data/catalog.jsonld` and `data/catalog.ttl`, which are one graph."""
    told = orjson.dumps(catalogue(dataset_of(release), corpus), option=INDENTED)
    yield Artefact("data/catalog.jsonld", told)
    yield LargeArtefact("data/catalog.ttl", digest_bytes(told), partial(_write_turtle, told))


def _write_turtle(told: bytes, path: Path) -> None:
    # Takes 0.3 seconds, and a build that changes nothing needs none of it.
    from rdflib import Graph  # noqa: PLC0415 - as above
    from rdflib.plugins.parsers.jsonld import to_rdf  # noqa: PLC0415 - as above

    graph = to_rdf(orjson.loads(told), Graph())  # Graph.parse calls what rdflib itself warns of
    path.write_text(graph.serialize(format="turtle"), encoding="utf-8", newline="")


EXPORTER = Exporter("dcat", export, when="catalogue")
