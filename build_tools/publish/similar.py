"""Similar records of a published corpus, found once and again only where what they rest on changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import orjson

from build_tools.config import Config
from build_tools.corpus import Corpus
from build_tools.corpus.corpus import Key
from build_tools.digests import canonical_json, digest_parts
from build_tools.engine import Engine
from build_tools.matching import Finder, Link, Reason, Similar
from build_tools.matching.traits import Told

REMEMBERED, SEEN, EACH = "similar", "similar as seen", "similar links"
NO_LINKS = b"[]"


def known_similar(corpus: Corpus, traits: Told, config: Config, engine: Engine) -> Similar:
    """Return the links of every record of a published corpus, from the store where they are there.

    `traits` are those of its records, in their order.
    """
    entries = list(corpus)
    words: Mapping[str, object] = {name: config.strings[name] for name in ("language", "similar_records")}

    shared = digest_parts([
        corpus.vocabularies.digest, canonical_json(dict(words)), canonical_json(dict(config.weights))
    ])  # fmt: skip

    def find() -> bytes:
        key = digest_parts([shared, *_seen(corpus, traits)])
        return engine.remember(SEEN, key, links_of_all)

    def links_of_all() -> bytes:
        finder = Finder(corpus, traits, config.weights, config.strings)
        keys = [digest_parts([shared, finder.basis(position)]) for position in range(len(entries))]
        links = engine.remember_each(EACH, keys, lambda position: _links_told(finder.links(position)))
        return _joined(zip([entry.key for entry in entries], links, strict=True))

    told = [part for entry in entries for part in (entry.path, entry.digest, canonical_json(dict(entry.fields)))]
    key = digest_parts([shared, *told])
    return decode(engine.remember(REMEMBERED, key, find))


def _seen(corpus: Corpus, traits: Told) -> Iterator[bytes]:
    """Yield all of a corpus that links rest on: where only a source or a date is new, they stay as they are."""
    for entry, told in zip(corpus, traits.told, strict=True):
        targets = sorted({relation.target for relation in corpus.outgoing.get(entry.key, ())})
        seen = [entry.key, entry.address, entry.record.title, entry.record.countries, entry.is_withdrawn]
        yield orjson.dumps([*seen, entry.record.superseded_by, targets])
        yield told


def encode(similar: Similar) -> bytes:
    """Return links as JSON."""
    return _joined((key, _links_told(links)) for key, links in similar.items())


def _joined(rows: Iterable[tuple[Key, bytes]]) -> bytes:
    """Return the links of records as one JSON array; records that have none are left out."""
    return b"[%s]" % b",".join(b"[%s,%s]" % (orjson.dumps(key), links) for key, links in rows if links != NO_LINKS)


def _links_told(links: Sequence[Link]) -> bytes:
    return orjson.dumps([[link.target, link.score, [_plain(reason) for reason in link.reasons]] for link in links])


def _plain(reason: Reason) -> list[object]:
    return [reason.matcher, reason.score, reason.shared, reason.words]


def decode(told: bytes) -> Similar:
    """Return the links that `encode` wrote."""
    return {(key[0], key[1]): tuple(_link(*link) for link in links) for key, links in orjson.loads(told)}


def _link(target: list[str], score: float, reasons: list[tuple[str, float, list[str], str]]) -> Link:
    told = tuple(Reason(matcher, part, tuple(shared), words) for matcher, part, shared, words in reasons)
    return Link((target[0], target[1]), score, told)
