"""The graph as JSON-LD: a node a line with what leads from it, in terms of Dublin Core where they fit."""

from collections.abc import Iterator
from typing import Any

import orjson

from build_tools.corpus import Corpus, Entry
from build_tools.exports._addresses import top_of
from build_tools.exports._base import Release
from build_tools.exports._graph import Arrow, Node, arrows_of, node_of, term_nodes

DUBLIN_CORE = {
    "label": "title",
    "objectives": "subject",
    "countries": "spatial",
    "related": "relation",
    "publishers": "publisher",
    "part_of": "isPartOf",
    "superseded_by": "isReplacedBy",
}
"""Our words that mean what one of Dublin Core's terms does."""


def linked_lines(corpus: Corpus, release: Release) -> Iterator[bytes]:
    """Yield the lines of the file."""
    yield b'{"@context":' + orjson.dumps(_context(release)) + b',"@graph":[\n'
    told = (orjson.dumps(one) for one in _told(corpus, release))
    yield next(told, b"")
    for line in told:
        yield b",\n" + line
    yield b"\n]}\n"


def _context(release: Release) -> dict[str, Any]:
    """Return what the words mean; those that are not named here are columns in the data dictionary."""
    base = top_of(release)
    own = f"{base}data/dictionary/#"
    return {
        "@base": base,
        "@vocab": own,
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        **{word: f"http://purl.org/dc/terms/{term}" for word, term in DUBLIN_CORE.items()},
        "score": {"@id": f"{own}score", "@type": "xsd:double"},
        "reasons": {"@id": f"{own}reasons", "@container": "@list"},
    }


def _told(corpus: Corpus, release: Release) -> Iterator[dict[str, Any]]:
    for entry in corpus:
        yield _of_entry(entry, corpus, release)
    yield from map(_of_node, term_nodes(corpus))


def _of_entry(entry: Entry, corpus: Corpus, release: Release) -> dict[str, Any]:
    """Return a record with what it names by field, and with what was computed for it as nodes without a name."""
    told = _of_node(node_of(entry))
    for arrow in arrows_of(entry, corpus, release):
        told.setdefault(arrow.kind, []).append(_end(arrow))
    return told


def _of_node(node: Node) -> dict[str, Any]:
    withdrawn = {"is_withdrawn": True} if node.is_withdrawn else {}
    return {"@id": _address(node.id), "@type": node.type.capitalize(), "label": node.label, **withdrawn}


def _end(arrow: Arrow) -> dict[str, Any]:
    target = {"@id": _address(arrow.target)}
    if arrow.basis == "written":
        return target
    return {"target": target, "rank": arrow.rank, "score": arrow.score, "reasons": arrow.reasons}


def _address(node_id: str) -> str:
    return f"{node_id}/"
