"""What all records are read with: the names of the field by language, the labels of terms, which token is wider."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypedDict

import orjson

from build_tools.corpus import Places, Vocabularies
from build_tools.engine import Engine
from build_tools.search.folding import folded_words
from build_tools.search.phrases import (
    CONCEPT,
    COUNTRY,
    Phrases,
    Table,
    field_names,
    joined,
    phrases_by_language,
    term_vocabularies,
    token_of,
)


class _Told(TypedDict):
    words: list[str]
    phrases: dict[str, Table]
    all: Table
    concepts: dict[str, str]
    labels: dict[str, dict[str, str]]
    wider: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The same, as bytes that travel to other processes and are read there once."""

    digest: str
    packed: bytes

    @property
    def phrases(self) -> Table:
        """Return what may follow each first word, in any language."""
        return _told(self.digest, self.packed)["all"]

    @property
    def words(self) -> frozenset[str]:
        """Return every word of the names of the field, of long ones too, in any language."""
        return frozenset(_told(self.digest, self.packed)["words"])

    @property
    def labels(self) -> Mapping[str, str]:
        """Return the labels of concepts, which are values of no facet."""
        return _told(self.digest, self.packed)["concepts"]

    @property
    def term_labels(self) -> Mapping[str, Mapping[str, str]]:
        """Return the labels of terms by vocabulary and id."""
        return _told(self.digest, self.packed)["labels"]

    @property
    def wider(self) -> Mapping[str, list[str]]:
        """Return the wider tokens of each token."""
        return _told(self.digest, self.packed)["wider"]

    def of_language(self, language: str) -> Phrases:
        """Return the phrases of a language; none where it has none."""
        return _phrases(self.digest, self.packed, language)


@functools.lru_cache(maxsize=16)
def _phrases(digest: str, packed: bytes, language: str) -> Phrases:
    return Phrases(_told(digest, packed)["phrases"].get(language, {}))


@functools.lru_cache(maxsize=2)
def _told(digest: str, packed: bytes) -> _Told:
    del digest
    told: _Told = orjson.loads(packed)
    return told


def knowledge_of(vocabularies: Vocabularies, engine: Engine) -> Knowledge:
    """Return what the vocabularies tell, from the store where they have not changed."""
    packed = engine.remember("search names", vocabularies.digest, lambda: _packed(vocabularies))
    return Knowledge(vocabularies.digest, packed)


def _packed(vocabularies: Vocabularies) -> bytes:
    by_language = phrases_by_language(vocabularies)
    return orjson.dumps({
        "words": sorted({word for _, _, name in field_names(vocabularies) for word in folded_words(name)}),
        "phrases": by_language,
        "all": joined(by_language),
        "concepts": {concept.id: concept.labels["en"] for concept in vocabularies.concepts.values()},
        "labels": {
            name: {term.id: term.label for term in vocabulary.terms.values()}
            for name, vocabulary in vocabularies.by_name.items()
        },
        "wider": _all_wider(dict(_wider(vocabularies))),
    })  # fmt: skip


def _wider(vocabularies: Vocabularies) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each token with those right above it; countries with all of their regions."""
    for concept in vocabularies.concepts.values():
        yield token_of(CONCEPT, concept.id), tuple(token_of(CONCEPT, wider) for wider in concept.broader)
    places = Places(vocabularies)
    for country in vocabularies["countries"].terms:
        yield token_of(COUNTRY, country), tuple(token_of("region", region) for region in places.of_country(country))
    for facet, vocabulary, prefix in term_vocabularies():
        for term in vocabularies[vocabulary].terms.values():
            if term.broader and term.broader != "world":
                yield token_of(facet, prefix + term.id), (token_of(facet, prefix + term.broader),)


def _all_wider(above: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Return every wider token of each token, at any distance."""

    def wider(token: str, seen: tuple[str, ...]) -> Iterator[str]:
        for found in above.get(token, ()):
            if found not in seen:
                yield found
                yield from wider(found, (*seen, found))

    return {token: list(dict.fromkeys(wider(token, (token,)))) for token in above if above[token]}
