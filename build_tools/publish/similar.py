"""Similar records of a published corpus, found once for as long as no record, term, weight or text changes."""

from collections.abc import Mapping

import orjson

from build_tools.config import Config
from build_tools.corpus import Corpus
from build_tools.digests import canonical_json, digest_parts
from build_tools.engine import Engine
from build_tools.matching import Link, Reason, Similar, known_traits, similar_records

REMEMBERED = "similar"


def known_similar(corpus: Corpus, config: Config, engine: Engine) -> Similar:
    """Return the links of every record, from the store where they are there."""
    entries = list(corpus)
    words: Mapping[str, object] = {name: config.strings[name] for name in ("language", "similar_records")}

    def find() -> bytes:
        traits = known_traits(entries, corpus.vocabularies, engine)
        return encode(similar_records(corpus, traits, config.weights, config.strings))

    told = [part for entry in entries for part in (entry.path, entry.digest, canonical_json(dict(entry.fields)))]
    key = digest_parts([
        corpus.vocabularies.digest, canonical_json(dict(words)), canonical_json(dict(config.weights)), *told,
    ])  # fmt: skip
    return decode(engine.remember(REMEMBERED, key, find))


def encode(similar: Similar) -> bytes:
    """Return links as JSON."""
    return orjson.dumps([
        [key, [[link.target, link.score, [_plain(reason) for reason in link.reasons]] for link in links]]
        for key, links in similar.items()
    ])  # fmt: skip


def _plain(reason: Reason) -> list[object]:
    return [reason.matcher, reason.score, reason.shared, reason.words]


def decode(told: bytes) -> Similar:
    """Return the links that `encode` wrote."""
    return {(key[0], key[1]): tuple(_link(*link) for link in links) for key, links in orjson.loads(told)}


def _link(target: list[str], score: float, reasons: list[tuple[str, float, list[str], str]]) -> Link:
    told = tuple(Reason(matcher, part, tuple(shared), words) for matcher, part, shared, words in reasons)
    return Link((target[0], target[1]), score, told)
