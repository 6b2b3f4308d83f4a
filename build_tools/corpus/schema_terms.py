"""The terms of all vocabularies as JSON Schemas show them."""

from build_tools.corpus.vocabularies import Vocabularies
from build_tools.records.schemas import SchemaTerm, Terms


def schema_terms(vocabularies: Vocabularies) -> Terms:
    """Return the terms of each vocabulary, by its name."""
    return {
        name: [SchemaTerm(term.id, term.label, term.definition) for term in vocabulary.terms.values()]
        for name, vocabulary in vocabularies.by_name.items()
    }
