"""The graph of the commons: records, the objectives and countries they name, and what leads from one to another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.corpus import Key
from build_tools.exports._base import Release
from build_tools.exports._edges import Basis, Edge, edges_of

SUBJECTS: Mapping[str, str] = {"objectives": "objective", "countries": "country"}
"""From the field that names terms, which is the vocabulary and the folder of their pages too, to the type of node."""
REASON_SEPARATOR = "; "

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Attribute:
    """What is told of each node or edge; `type` is one of GraphML."""

    name: str
    type: str
    description: str


NODE_ATTRIBUTES = (
    Attribute("id", "string", "Where the page of the record, objective or country is on the site, without a last /."),
    Attribute("type", "string", "The type of record, or objective or country."),
    Attribute("label", "string", "The title of the record, or the name of the objective or country."),
    Attribute("is_withdrawn", "boolean", "Whether the record no longer holds."),
)
EDGE_ATTRIBUTES = (
    Attribute("source", "string", "The id of the node that names or resembles the other."),
    Attribute("target", "string", "The id of the other node."),
    Attribute("basis", "string", "Whether an author wrote the edge in the record (written), or it was computed."),
    Attribute("kind", "string", "The field that names the other; or similar; or match, suggested for a case."),
    Attribute("rank", "int", "The place among what was computed of this kind for this source, by type of target."),
    Attribute("score", "double", "How well the two fit, from 0 to 1; only of what was computed."),
    Attribute("reasons", "string", "Why the two fit; only of what was computed."),
)


@dataclass(frozen=True, slots=True)
class Node:
    """A record, an objective or a country."""

    id: str
    type: str
    label: str
    is_withdrawn: bool = False

    @property
    def values(self) -> tuple[Value, ...]:
        """What files tell of the node."""
        return (self.id, self.type, self.label, self.is_withdrawn)


@dataclass(frozen=True, slots=True)
class Arrow:
    """An edge between nodes, by their ids."""

    source: str
    target: str
    basis: Basis
    kind: str
    rank: int | None = None
    score: float | None = None
    reasons: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[Value, ...]:
        """What files tell of the edge."""
        reasons = REASON_SEPARATOR.join(self.reasons) or None
        return (self.source, self.target, self.basis, self.kind, self.rank, self.score, reasons)


def nodes(corpus: Corpus) -> Iterator[Node]:
    """Yield every record, then the objectives and countries that records name."""
    for entry in corpus:
        yield node_of(entry)
    yield from term_nodes(corpus)


def node_of(entry: Entry) -> Node:
    """Return the node of a record."""
    return Node(entry.address, entry.type.name, entry.record.title, entry.is_withdrawn)


def term_nodes(corpus: Corpus) -> Iterator[Node]:
    """Yield the objectives and countries that records name, in the order of their vocabularies."""
    for field, type_name in SUBJECTS.items():
        named = {target for entry in corpus for kind, target in _subjects(entry) if kind == field}
        for term in corpus.vocabularies[field].terms.values():
            if (node_id := f"{field}/{term.id}") in named:
                yield Node(node_id, type_name, term.label)


def arrows(corpus: Corpus, release: Release) -> Iterator[Arrow]:
    """Yield every edge, by its source."""
    for entry in corpus:
        yield from arrows_of(entry, corpus, release)


def arrows_of(entry: Entry, corpus: Corpus, release: Release) -> Iterator[Arrow]:
    """Yield what leads from a record: to objectives and countries first, then to other records."""
    for field, target in _subjects(entry):
        yield Arrow(entry.address, target, "written", field)
    for edge in edges_of(entry, corpus, release):
        yield _arrow(edge, corpus.entries)


def _subjects(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield (field, id of the node); of a withdrawn record nothing is told."""
    if not entry.is_withdrawn:
        for field in SUBJECTS:
            yield from ((field, f"{field}/{value}") for value in getattr(entry.record, field))


def _arrow(edge: Edge, entries: Mapping[Key, Entry]) -> Arrow:
    source, target = entries[edge.source].address, entries[edge.target].address
    return Arrow(source, target, edge.basis, edge.kind, edge.rank, edge.score, edge.reasons)
