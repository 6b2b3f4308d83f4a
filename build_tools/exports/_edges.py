"""What leads from record to record: what authors wrote, what is similar, what is suggested for a case."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

import orjson

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.corpus import Key
from build_tools.digests import digest_parts
from build_tools.exports._base import Release, records_key
from build_tools.matching.answers import Answer

Basis = Literal["written", "computed"]
SIMILAR, MATCH = "similar", "match"
SUCCEEDED = "superseded_by"


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of the graph of records.

    `kind` is the field in which an author wrote it (`results.evidence`), or `similar`, or `match`: suggested for a
    case. What is computed has a rank within its kind and type of target (from 1), a score from 0 to 1, and reasons in
    words.
    """

    basis: Basis
    kind: str
    source: Key
    target: Key
    rank: int | None = None
    score: float | None = None
    reasons: tuple[str, ...] = ()


def edges_of(entry: Entry, corpus: Corpus, release: Release) -> Iterator[Edge]:
    """Yield what leads from a record to others: of one that is withdrawn only to what took its place."""
    for relation in corpus.outgoing.get(entry.key, ()):
        if relation.kind == SUCCEEDED or not entry.is_withdrawn:
            yield Edge("written", relation.kind, relation.source, relation.target)
    if entry.is_withdrawn:
        return
    similar = (
        (link.target, link.score, tuple(reason.words for reason in link.reasons))
        for link in release.similar.get(entry.key, ())
    )
    yield from _ranked(SIMILAR, entry.key, similar)
    if entry.key in release.answers:
        yield from _ranked(MATCH, entry.key, _suggested(release.answers[entry.key]))


Computed = tuple[Key, float, tuple[str, ...]]
"""(target, score, reasons)."""


def _ranked(kind: str, source: Key, computed: Iterable[Computed]) -> Iterator[Edge]:
    ranks: dict[str, int] = {}
    for target, score, reasons in computed:
        rank = ranks[target[0]] = ranks.get(target[0], 0) + 1
        yield Edge("computed", kind, source, target, rank, score, reasons)


def _suggested(answer: Answer) -> Iterator[Computed]:
    """Yield what was computed for a case; what people chose for it is written in it, and peers are no records."""
    suggested = chain(answer.practices, answer.evidence, answer.cases, answer.organisations, answer.expertise)
    for one in suggested:
        if not one.chosen:
            yield one.target, one.score, tuple(reason.words for reason in one.reasons)
    for fund in answer.funding:
        if fund.ruling.eligible is not False:  # pages say what rules one out; an edge would look like a suggestion
            reasons = (reason.words for reason in fund.suggestion.reasons)
            yield fund.suggestion.target, fund.suggestion.score, (*reasons, *fund.ruling.why)


def edges_key(corpus: Corpus, release: Release) -> str:
    """Return the digest of records and of all that leads from one to another."""
    edges = (orjson.dumps(list(edges_of(entry, corpus, release))) for entry in corpus)
    return digest_parts(chain([records_key(corpus, release)], edges))
