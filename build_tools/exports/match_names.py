"""The names of concepts in each language, by which the browser sees what a request speaks of."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._match import FOLDER
from build_tools.search.packing import pack
from build_tools.search.phrases import LANGUAGES, phrase_words


def export(corpus: Corpus, _release: Release) -> Iterator[Artefact]:
    """Yield a file for each language: names as folded words, by the ids of the concepts that they name."""
    for language in LANGUAGES:
        found: dict[str, dict[str, None]] = {}
        for concept in corpus.vocabularies.concepts.values():
            for tag, name in concept.names():
                if tag == language and (phrase := phrase_words(name)):
                    found.setdefault(" ".join(phrase), {})[concept.id] = None
        by_concepts: dict[str, list[str]] = {}
        for phrase_, ids in sorted(found.items()):
            by_concepts.setdefault(" ".join(sorted(ids)), []).append(phrase_)
        told = {ids: "\n".join(names) for ids, names in sorted(by_concepts.items())}
        yield Artefact(f"{FOLDER}/names-{language}.idx", pack(told))


EXPORTER = Exporter("match-names", export)
