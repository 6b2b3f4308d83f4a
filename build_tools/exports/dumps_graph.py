"""The graph dump: nodes and edges as CSV, the whole as GraphML and as JSON-LD."""

import functools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from build_tools.corpus import Corpus
from build_tools.digests import digest_parts
from build_tools.exports._base import Exporter, LargeArtefact, Release
from build_tools.exports._edges import edges_key
from build_tools.exports._graph import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Attribute, Value, arrows, nodes
from build_tools.exports._graph_linked import linked_lines
from build_tools.exports._graphml import graphml_lines
from build_tools.tables.csv_form import cell_text, csv_line


def export(corpus: Corpus, release: Release) -> Iterator[LargeArtefact]:
    """Yield `data/graph/nodes.csv` and `edges.csv`, `data/graph.graphml` and `data/graph.jsonld`."""
    key = digest_parts([edges_key(corpus, release), corpus.vocabularies.digest])
    for path, lines in FILES.items():
        write = functools.partial(_write, lines, corpus, release)
        yield LargeArtefact(path, key, write, is_compressed=True)


Lines = Callable[[Corpus, Release], Iterable[bytes]]


def _write(lines: Lines, corpus: Corpus, release: Release, file: Path) -> None:
    with file.open("wb") as opened:
        opened.writelines(lines(corpus, release))


def _nodes_csv(corpus: Corpus, _: Release) -> Iterator[bytes]:
    return _csv(NODE_ATTRIBUTES, (node.values for node in nodes(corpus)))


def _edges_csv(corpus: Corpus, release: Release) -> Iterator[bytes]:
    return _csv(EDGE_ATTRIBUTES, (arrow.values for arrow in arrows(corpus, release)))


def _csv(attributes: Iterable[Attribute], rows: Iterable[Iterable[Value]]) -> Iterator[bytes]:
    yield csv_line([attribute.name for attribute in attributes]).encode()
    for row in rows:
        yield csv_line([cell_text(str(value) if isinstance(value, float) else value) for value in row]).encode()


def _graphml(corpus: Corpus, release: Release) -> Iterator[bytes]:
    return (line.encode() for line in graphml_lines(corpus, release))


FILES: dict[str, Lines] = {
    "data/graph/nodes.csv": _nodes_csv,
    "data/graph/edges.csv": _edges_csv,
    "data/graph.graphml": _graphml,
    "data/graph.jsonld": linked_lines,
}
EXPORTER = Exporter("graph", export)
