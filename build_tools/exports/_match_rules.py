"""The rules by which the browser reads and answers a request: every number, text and table where Python has it."""

from collections.abc import Mapping
from typing import Any

from build_tools.corpus import Places, Vocabularies
from build_tools.corpus.concepts import CONCEPT_LANGUAGES
from build_tools.matching import (
    Subject,
    _words,
    answers,
    concepts,
    feedback,
    field,
    fit,
    guesses,
    inference,
    languages,
    matchers,
    objectives,
    peers,
    ranking,
    reasons,
    stems,
    subjects,
    titles,
    understanding,
    variety,
    words,
)
from build_tools.matching._wording import language_name
from build_tools.search.folding import folded_words, folding_rules
from build_tools.search.stop_words import SMALL_WORDS

LIKELIER = 16
"""Steps in which it is told how much likelier an objective is where a stem stands."""


def rules_of_reading(vocabularies: Vocabularies, strings: Mapping[str, Any]) -> dict[str, Any]:
    """Return all that a request is read by, as plain JSON."""
    return {
        "rules": {**_reading(), **_ranking()},
        "languages": _languages(str(strings["language"]["formats"])),
        "smallWords": {
            language: " ".join(dict.fromkeys(folded_words(text)))
            for language, text in SMALL_WORDS.items()
            if language not in languages.OTHER_LETTERS
        },
        "stopWords": " ".join(sorted(_words.TELLING_NOTHING)),
        "folding": folding_rules(),
        "concepts": {
            concept.id: [
                concepts.AROUND.get(concept.facet, 1.0),
                concept.broader,
                concept.objectives,
                concepts.label(concept.id, vocabularies),
                field.is_about_migration(concept),
            ]
            for concept in vocabularies.concepts.values()
        },
        "people": guesses.Guesses(vocabularies, strings).people,
        "terms": {name: _terms(name, vocabularies) for name in ("populations", "themes")},
        "countries": _countries(vocabularies),
        "regions": {
            term.id: [term.label, " ".join(term.more["countries"])]
            for term in vocabularies["regions"].terms.values()
            if term.more.get("countries") and term.more.get("scheme") == peers.SCHEME
        },
    }


def _reading() -> dict[str, Any]:
    """Return how a text becomes traits, objectives, notes and guesses."""
    return {
        "ofNeed": subjects.OF_TITLE,
        "ofTitle": subjects.OF_SUMMARY,
        "fading": objectives.FADING,
        "ofBroader": concepts.OF_BROADER,
        "shortest": stems.SHORTEST,
        "mostStems": stems.MOST_STEMS,
        "often": stems.OFTEN,
        "shortestWord": words.SHORTEST,
        "ofPairs": words.OF_PAIRS,
        "mostWords": words.MOST_WORDS,
        "short": _words.SHORT,
        "notPlural": _words.NOT_PLURAL,
        "mostGuesses": inference.MOST_GUESSES,
        "later": inference.LATER,
        "likelier": LIKELIER,
        "mostText": understanding.MOST_TEXT,
        "mostObjectives": understanding.MOST_OBJECTIVES,
        "little": understanding.LITTLE,
        "enoughConcepts": field.ENOUGH_CONCEPTS,
        "ofGuessed": understanding.OF_GUESSED,
        "sure": understanding.SURE,
        "mostShownGuesses": guesses.MOST_GUESSES,
        "leastStrength": guesses.LEAST_STRENGTH,
        "shownConcepts": guesses.SHOWN_CONCEPTS,
    }


def _ranking() -> dict[str, Any]:
    """Return how records are ranked, and reasons told."""
    return {
        "faint": fit.FAINT,
        "breadth": fit.BREADTH,
        "feedbackFirst": feedback.FIRST,
        "feedbackWords": feedback.MOST_WORDS,
        "feedbackShare": feedback.SHARE,
        "trade": variety.TRADE,
        "lookedAt": variety.LOOKED_AT,
        "sameTitle": titles.SAME_TITLE,
        "editionWords": sorted(titles.EDITION_WORDS),
        "ofShared": ranking.OF_SHARED,
        "ofOwn": ranking.OF_OWN,
        "leastScore": ranking.LEAST_SCORE,
        "basis": answers.BASIS,
        "guessed": answers.GUESSED,
        "well": answers.WELL,
        "ruledOut": answers.RULED_OUT,
        "nearby": peers.NEARBY,
        "shownRecords": peers.SHOWN_RECORDS,
        "shownReasons": reasons.SHOWN_REASONS,
        "faintTrait": reasons.FAINT_TRAIT,
        "faintReason": reasons.FAINT_REASON,
    }


def _languages(formats: str) -> dict[str, Any]:
    return {
        "names": {tag: language_name(tag, formats) for tag in CONCEPT_LANGUAGES},
        "otherLetters": {tag: pattern.pattern for tag, pattern in languages.OTHER_LETTERS.items()},
        "mostOfIt": languages.MOST_OF_IT,
        "leastWords": languages.LEAST_WORDS,
        "ahead": languages.AHEAD,
        "plain": languages.PLAIN,
        "migration": field.MIGRATION,
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
