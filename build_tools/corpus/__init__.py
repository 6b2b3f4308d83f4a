"""All valid records, indexed and immutable, with the vocabularies they use and the relations between them."""

from build_tools.corpus.concepts import Concept, load_concepts
from build_tools.corpus.corpus import Corpus, Entry, Relation, build_corpus
from build_tools.corpus.facets import (
    FACETS,
    KIND_FIELDS,
    KIND_VOCABULARIES,
    Facet,
    FacetReader,
    FacetValues,
    facet_reader,
)
from build_tools.corpus.places import Places
from build_tools.corpus.publication import Publication, publishable
from build_tools.corpus.vocabularies import Vocabularies, Vocabulary, VocabularyTerm, load_vocabularies

__all__ = [
    "FACETS",
    "KIND_FIELDS",
    "KIND_VOCABULARIES",
    "Concept",
    "Corpus",
    "Entry",
    "Facet",
    "FacetReader",
    "FacetValues",
    "Places",
    "Publication",
    "Relation",
    "Vocabularies",
    "Vocabulary",
    "VocabularyTerm",
    "build_corpus",
    "facet_reader",
    "load_concepts",
    "load_vocabularies",
    "publishable",
]
