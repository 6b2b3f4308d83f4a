"""The graph in GraphML, which programs for networks read (Gephi, Cytoscape, igraph, NetworkX)."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from build_tools.corpus import Corpus
from build_tools.exports._base import Release
from build_tools.exports._graph import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Attribute, Value, arrows, nodes

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
BEGIN = '<graph id="commons" edgedefault="directed">\n'
END = "</graph>\n</graphml>\n"
OF_NODE, OF_EDGE = NODE_ATTRIBUTES[1:], EDGE_ATTRIBUTES[2:]
"""What is told as data; the id of a node and the ends of an edge have places of their own."""


def graphml_lines(corpus: Corpus, release: Release) -> Iterator[str]:
    """Yield the lines of the file."""
    yield HEAD
    for bearer, attributes in (("node", OF_NODE), ("edge", OF_EDGE)):
        yield from (_key(bearer, attribute) for attribute in attributes)
    yield BEGIN
    for node in nodes(corpus):
        node_id, *values = node.values
        yield f"<node id={_quoted(node_id)}>{_told(OF_NODE, 'node', values)}</node>\n"
    # Without ids of their own, readers keep but one of the edges between the same two nodes.
    for number, arrow in enumerate(arrows(corpus, release), start=1):
        source, target, *values = arrow.values
        ends = f'id="e{number}" source={_quoted(source)} target={_quoted(target)}'
        yield f"<edge {ends}>{_told(OF_EDGE, 'edge', values)}</edge>\n"
    yield END


def _key(bearer: str, attribute: Attribute) -> str:
    told = f'for="{bearer}" attr.name="{attribute.name}" attr.type="{attribute.type}"'
    return f'<key id="{bearer}-{attribute.name}" {told}><desc>{escape(attribute.description)}</desc></key>\n'


def _told(attributes: Sequence[Attribute], bearer: str, values: Sequence[Value]) -> str:
    return "".join(
        f'<data key="{bearer}-{attribute.name}">{_text(value)}</data>'
        for attribute, value in zip(attributes, values, strict=True)
        if value is not None
    )


def _quoted(value: Value) -> str:
    return quoteattr(str(value))


def _text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else escape(str(value))
