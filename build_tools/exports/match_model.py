"""What the browser matches requests by: the rules by which a request is read, and the traits of every record."""

from collections.abc import Iterator
from typing import Any

from build_tools.corpus import Corpus
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._match import BLOCK, FOLDER, FORMAT, HIGHEST, columns_of, traits_of_release, write_columns
from build_tools.exports._match_rules import LIKELIER, rules_of_reading
from build_tools.matching import Matcher, matchers
from build_tools.matching import stems as stems_matcher
from build_tools.matching import words as words_matcher
from build_tools.matching.blend import Vector
from build_tools.matching.fit import Fit
from build_tools.matching.inference import Inference
from build_tools.search.compact import listed
from build_tools.search.packing import pack

STEMS, WORDS = stems_matcher.MATCHER.name, words_matcher.MATCHER.name
OF_TEXT = {STEMS: 250_000, WORDS: 150_000}
"""Matchers whose traits lie in a file of their own, since they are the most; and how many of records are told in all,
some half a megabyte: in a large collection the strongest of each record."""
MOST_ALONE = 5_000
"""Words and pairs that only one record has; where there are more, half of all words, they are left to their stems."""


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield the model, the files of traits, and what stems hint at."""
    traits = traits_of_release(corpus, release)
    found = Fit(traits, matchers(), release.request_weights)
    vocabularies = corpus.vocabularies
    weighed = [matcher for matcher in matchers() if matcher.name in found.shares]
    yield Artefact(f"{FOLDER}/model.idx", pack(_model(corpus, release, found)))
    places = {entry.key: place for place, entry in enumerate(listed(corpus))}
    offered = zip(corpus, found.offered, strict=True)
    told = [(places[entry.key], vector) for entry, vector in offered if entry.key in places]
    columns = columns_of((place, _shortened(vector, found, len(told))) for place, vector in told)
    alone = {number for number, rows in columns.items() if len(rows) == 1 and found.traits[number][0] == WORDS}
    if len(alone) > MOST_ALONE:
        columns = {number: rows for number, rows in columns.items() if number not in alone}
    others = [matcher for matcher in weighed if matcher.name not in OF_TEXT]
    yield Artefact(f"{FOLDER}/traits.idx", write_columns(found, columns, others, vocabularies))
    for name in OF_TEXT:
        only = [matcher for matcher in weighed if matcher.name == name]
        yield Artefact(f"{FOLDER}/{name}.idx", write_columns(found, columns, only, vocabularies))
    hinting = Inference(found, traits, vocabularies)
    stems = sorted(found.traits[number][1] for number in columns if found.traits[number][0] == STEMS)
    yield Artefact(f"{FOLDER}/hints.idx", pack({stem: hints for stem in stems if (hints := _hints(stem, hinting))}))


def _hints(stem: str, hinting: Inference) -> list[int]:
    """Return, in pairs, the objectives that are likelier where a stem stands, and how much."""
    likelier = {int(objective): round(more * LIKELIER) for objective, more in hinting.more_often(stem).items()}
    return [part for objective, more in sorted(likelier.items()) if more for part in (objective, more)]


def _shortened(vector: Vector, found: Fit, count: int) -> Vector:
    """Return a vector with no more words than the files may hold, the strongest first."""
    dropped: set[int] = set()
    for name, whole in OF_TEXT.items():
        told = [number for number in vector if found.traits[number][0] == name]
        if len(told) > whole // count:
            told.sort(key=lambda number: (-vector[number], found.traits[number]))
            dropped.update(told[whole // count :])
    return {number: part for number, part in vector.items() if number not in dropped} if dropped else vector


def _model(corpus: Corpus, release: Release, found: Fit) -> dict[str, Any]:
    told = rules_of_reading(corpus.vocabularies, release.strings)
    return {
        **told,
        "rules": {**told["rules"], "highest": HIGHEST},
        "format": FORMAT,
        "count": len(listed(corpus)),
        "block": BLOCK,
        "matchers": [_matcher(one, found.shares[one.name]) for one in matchers() if one.name in found.shares],
    }


def _matcher(matcher: Matcher, share: float) -> dict[str, Any]:
    return {"name": matcher.name, "share": share, "unless": matcher.unless, "shown": matcher.shown}


EXPORTER = Exporter("match-model", export)
