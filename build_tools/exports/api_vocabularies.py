"""The controlled vocabularies in the API, with their terms in all languages."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from build_tools.api import address, relative
from build_tools.api.shapes import Term, Vocabularies, VocabularySummary
from build_tools.corpus import Corpus, VocabularyTerm
from build_tools.exports._api import small_file
from build_tools.exports._base import Artefact, Exporter, Release


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield the list of vocabularies, and a file for each."""
    path = address("vocabularies")
    found = [vocabulary for _, vocabulary in sorted(corpus.vocabularies.by_name.items())]
    summaries = [
        VocabularySummary(
            name=one.name,
            title=one.title,
            terms=len(one.terms),
            vocabulary=relative(address("vocabulary", vocabulary=one.name), path),
        )
        for one in found
    ]
    yield small_file(path, Vocabularies(release.schema_version, summaries))
    for one in found:
        told = {
            "schema_version": release.schema_version,
            "name": one.name,
            "title": one.title,
            "description": one.description,
            "terms": [_told(term) for term in one.terms.values()],
        }
        yield small_file(address("vocabulary", vocabulary=one.name), told)


def _told(term: VocabularyTerm) -> dict[str, Any]:
    """Return a term without what is empty: of most languages in the world nothing but names is known here."""
    whole = Term(
        id=term.id,
        label=term.label,
        title=term.title,
        definition=term.definition,
        source=term.source,
        broader=term.broader,
        aliases=term.aliases,
        labels=term.label_in,
        titles=term.title_in,
        official=sorted(term.certain),
        more=term.more,
    )
    return {name: value for name, value in asdict(whole).items() if value}


EXPORTER = Exporter("api-vocabularies", export)
