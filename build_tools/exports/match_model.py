"""What the browser matches requests by: the rules by which a request is read, and the traits of every record."""

from collections.abc import Iterator, Sequence
from typing import Any

from build_tools.corpus import Corpus, Places, Vocabularies
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._match import BLOCK, FOLDER, FORMAT, HIGHEST, columns_of, write_columns
from build_tools.matching import (
    Matcher,
    Subject,
    answers,
    concepts,
    fit,
    inference,
    matchers,
    objectives,
    reasons,
    subjects,
)
from build_tools.matching import stems as stems_matcher
from build_tools.matching.blend import Vector
from build_tools.matching.fit import Fit
from build_tools.matching.inference import Inference
from build_tools.search.compact import listed
from build_tools.search.folding import folding_rules
from build_tools.search.packing import pack
from build_tools.search.stop_words import SMALL_WORDS, STOP_WORDS

STEMS = stems_matcher.MATCHER.name
"""The matcher whose traits lie in a file of their own: more than half of all."""
MOST_STEMS = 250_000
"""Stems of records that are told in all, about half a megabyte: in a large collection the strongest of each."""
LIKELIER = 16
"""Steps in which it is told how much likelier an objective is where a stem stands."""


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield the model and the two files of traits."""
    traits = list(release.traits)  # read once: each is asked for many times
    found = Fit(traits, matchers(), release.request_weights)
    places = {entry.key: place for place, entry in enumerate(listed(corpus))}
    told = [
        (places[entry.key], vector) for entry, vector in zip(corpus, found.offered, strict=True) if entry.key in places
    ]
    columns = columns_of((place, _shortened(vector, found, len(told))) for place, vector in told)
    weighed = [matcher for matcher in matchers() if release.request_weights.get(matcher.name)]
    vocabularies = corpus.vocabularies
    yield Artefact(f"{FOLDER}/model.idx", pack(_model(corpus, release, weighed)))
    others = [matcher for matcher in weighed if matcher.name != STEMS]
    yield Artefact(f"{FOLDER}/traits.idx", write_columns(found, columns, others, vocabularies))
    only = [matcher for matcher in weighed if matcher.name == STEMS]
    yield Artefact(f"{FOLDER}/stems.idx", write_columns(found, columns, only, vocabularies))
    hinting = Inference(found, traits, vocabularies)
    stems = sorted(found.traits[number][1] for number in columns if found.traits[number][0] == STEMS)
    yield Artefact(f"{FOLDER}/hints.idx", pack({stem: hints for stem in stems if (hints := _hints(stem, hinting))}))


def _hints(stem: str, hinting: Inference) -> list[int]:
    """Return, in pairs, the objectives that are likelier where a stem stands, and how much."""
    likelier = {int(objective): round(more * LIKELIER) for objective, more in hinting.more_often(stem).items()}
    return [part for objective, more in sorted(likelier.items()) if more for part in (objective, more)]


def _shortened(vector: Vector, found: Fit, count: int) -> Vector:
    """Return a vector with no more stems than the files may hold, the strongest first."""
    most = MOST_STEMS // max(1, count)
    told = [number for number in vector if found.traits[number][0] == STEMS]
    if len(told) <= most:
        return vector
    dropped = set(sorted(told, key=lambda number: (-vector[number], found.traits[number]))[most:])
    return {number: part for number, part in vector.items() if number not in dropped}


def _model(corpus: Corpus, release: Release, weighed: Sequence[Matcher]) -> dict[str, Any]:
    vocabularies = corpus.vocabularies
    weights = release.request_weights
    whole = sum(weights[matcher.name] for matcher in weighed) or 1
    return {
        "format": FORMAT,
        "count": len(listed(corpus)),
        "records": len(corpus),
        "block": BLOCK,
        "matchers": [_matcher(matcher, weights[matcher.name] / whole) for matcher in weighed],
        "rules": _rules(),
        "concepts": {
            concept.id: [concepts.AROUND.get(concept.facet, 1.0), list(concept.broader), list(concept.objectives)]
            for concept in vocabularies.concepts.values()
        },
        "terms": {name: _terms(name, vocabularies) for name in ("populations", "themes")},
        "countries": _countries(vocabularies),
        "folding": folding_rules(),
        "stopWords": " ".join(sorted(STOP_WORDS)),
        "smallWords": {language: " ".join(text.split()) for language, text in SMALL_WORDS.items()},
    }


def _matcher(matcher: Matcher, share: float) -> dict[str, Any]:
    return {"name": matcher.name, "share": share, "unless": matcher.unless, "shown": matcher.shown}


def _rules() -> dict[str, Any]:
    """Return the numbers by which a request is read and answered, each where Python has it."""
    return {
        "ofNeed": subjects.OF_TITLE,
        "ofTitle": subjects.OF_SUMMARY,
        "fading": objectives.FADING,
        "ofBroader": concepts.OF_BROADER,
        "shortest": stems_matcher.SHORTEST,
        "mostStems": stems_matcher.MOST_STEMS,
        "faint": fit.FAINT,
        "highest": HIGHEST,
        "mostGuesses": inference.MOST_GUESSES,
        "later": inference.LATER,
        "likelier": LIKELIER,
        "ofGuessed": answers.OF_GUESSED,
        "ofShared": answers.OF_SHARED,
        "leastScore": answers.LEAST_SCORE,
        "shownReasons": reasons.SHOWN_REASONS,
        "faintTrait": reasons.FAINT_TRAIT,
        "faintReason": reasons.FAINT_REASON,
    }


def _terms(vocabulary: str, vocabularies: Vocabularies) -> dict[str, Any]:
    """Return what each term brings when a request names it: itself, and with less strength the wider ones."""
    matcher = next(matcher for matcher in matchers() if matcher.name == vocabulary)
    terms = vocabularies[vocabulary].terms
    return {term: matcher.traits(_naming(vocabulary, term), vocabularies) for term in terms}


def _naming(vocabulary: str, term: str) -> Subject:
    return Subject(populations=(term,)) if vocabulary == "populations" else Subject(themes=(term,))


def _countries(vocabularies: Vocabularies) -> dict[str, str]:
    """Return the regions of each country."""
    places = Places(vocabularies)
    return {country: " ".join(places.of_country(country)) for country in vocabularies["countries"].terms}


EXPORTER = Exporter("match-model", export)
