"""Answers to the cases of a published corpus, found once and again only where what they rest on changed."""

from collections.abc import Mapping
from datetime import date

from pydantic import TypeAdapter

from build_tools.config import Config
from build_tools.corpus import Corpus
from build_tools.corpus.corpus import Key
from build_tools.corpus.publication import is_open
from build_tools.digests import canonical_json, digest_parts
from build_tools.engine import Engine
from build_tools.matching.answers import Adviser, Answer
from build_tools.matching.requests import request_of
from build_tools.matching.traits import Told

REMEMBERED = "answers"
ANSWERS = TypeAdapter(tuple[tuple[Key, Answer], ...])


def known_answers(corpus: Corpus, traits: Told, config: Config, engine: Engine, today: date) -> Mapping[Key, Answer]:
    """Return what is suggested for every case of which all is public; from the store where nothing changed.

    `traits` are those of its records, in their order.
    A case of which only a summary is public has no answer: its need is not told, and what would answer it would tell.
    """
    told = [part for entry in corpus for part in (entry.address, entry.digest, canonical_json(dict(entry.fields)))]

    key = digest_parts([
        today.isoformat(), corpus.vocabularies.digest, canonical_json(dict(config.strings)),
        canonical_json(dict(config.request_weights)), *told,
    ])  # fmt: skip

    def find() -> bytes:
        cases = [entry for entry in corpus.by_type["case"] if is_open(entry)]
        if not cases:
            return ANSWERS.dump_json(())
        adviser = Adviser(corpus, list(traits), config.request_weights, config.strings, today.isoformat())
        return ANSWERS.dump_json(tuple((entry.key, adviser.answer(request_of(entry, corpus))) for entry in cases))

    return dict(ANSWERS.validate_json(engine.remember(REMEMBERED, key, find)))
