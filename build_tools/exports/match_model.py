"""What the browser matches requests by: the rules by which a request is read, and the traits of every record."""

from collections.abc import Iterator
from typing import Any

from build_tools.corpus import Corpus, Places, Vocabularies
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._match import BLOCK, FOLDER, FORMAT, columns_of, step_of, write_columns, written_parts
from build_tools.matching import (
    Matcher,
    Subject,
    answers,
    blend,
    concepts,
    corridor,
    matchers,
    objectives,
    reasons,
    subjects,
    words,
)
from build_tools.matching import _words as spoken
from build_tools.matching.blend import Blend, Vector
from build_tools.search.compact import listed
from build_tools.search.folding import folding_rules
from build_tools.search.packing import pack
from build_tools.search.stop_words import SMALL_WORDS, STOP_WORDS

WORDS = "words"
"""The matcher whose traits lie in a file of their own: half of all, and of no use to a request in another language."""
MOST_WORDS = 250_000
"""Words of records that are told in all, about half a megabyte: in a large collection the strongest of each."""


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield the model and the two files of traits."""
    found = Blend(release.traits, matchers(), release.request_weights)
    vectors = [found.vector(traits) for traits in release.traits]
    step = step_of(vectors)
    places = {entry.key: place for place, entry in enumerate(listed(corpus))}
    told = [(places[entry.key], vector) for entry, vector in zip(corpus, vectors, strict=True) if entry.key in places]
    parts = [written_parts(_shortened(vector, found, len(told)), step) for _, vector in told]
    columns = columns_of(parts, [place for place, _ in told])
    yield Artefact(f"{FOLDER}/model.idx", pack(_model(corpus, found, step)))
    others = [matcher for matcher in matchers() if matcher.name != WORDS]
    yield Artefact(f"{FOLDER}/traits.idx", write_columns(found, columns, others, corpus.vocabularies))
    only = [matcher for matcher in matchers() if matcher.name == WORDS]
    yield Artefact(f"{FOLDER}/words.idx", write_columns(found, columns, only, corpus.vocabularies))


def _shortened(vector: Vector, found: Blend, count: int) -> Vector:
    """Return a vector with no more words than the files may hold, the strongest first."""
    most = MOST_WORDS // max(1, count)
    told = [number for number in vector if found.traits[number][0] == WORDS]
    if len(told) <= most:
        return vector
    dropped = set(sorted(told, key=lambda number: (-vector[number], number))[most:])
    return {number: part for number, part in vector.items() if number not in dropped}


def _model(corpus: Corpus, found: Blend, step: float) -> dict[str, Any]:
    vocabularies = corpus.vocabularies
    return {
        "format": FORMAT,
        "count": len(listed(corpus)),
        "block": BLOCK,
        "step": step,
        "matchers": [_matcher(matcher, found) for matcher in matchers()],
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


def _matcher(matcher: Matcher, found: Blend) -> dict[str, Any]:
    return {
        "name": matcher.name,
        "share": found.share(matcher.name),
        "unless": matcher.unless,
        "shown": matcher.shown,
    }


def _rules() -> dict[str, Any]:
    """Return the numbers by which a request is read and answered, each where Python has it."""
    return {
        "ofNeed": subjects.OF_TITLE,
        "ofTitle": subjects.OF_SUMMARY,
        "fading": objectives.FADING,
        "ofBroader": concepts.OF_BROADER,
        "mostCountries": corridor.MOST_COUNTRIES,
        "shortest": words.SHORTEST,
        "ofPairs": words.OF_PAIRS,
        "mostWords": words.MOST_WORDS,
        "short": spoken.SHORT,
        "notPlural": spoken.NOT_PLURAL,
        "faint": blend.FAINT,
        "mostTraits": blend.MOST_TRAITS,
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
