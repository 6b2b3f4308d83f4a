"""What a text can say in each language: the names of concepts, and the forms of the words that records have."""

from collections.abc import Iterator
from itertools import chain

from build_tools.corpus import Corpus, Entry
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._match import FOLDER
from build_tools.matching.stems import MATCHER
from build_tools.search.folding import runs, words_of
from build_tools.search.packing import pack
from build_tools.search.phrases import LANGUAGES, phrase_words
from build_tools.search.word_forms import stem_of

Forms = dict[str, str]
"""Stems by folded form."""


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield a file for each language: names as folded words by the ids of concepts, and forms by their stem."""
    known = {stem for traits in release.traits for stem in traits.get(MATCHER.name, ())}
    texts: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for entry in corpus:
        if entry.record.language in texts:
            texts[entry.record.language].append(_text(entry))
    for language in LANGUAGES:
        names = dict(_names(corpus, language))
        forms = _forms(chain(texts[language], names), language)
        told = {"names": _by_concepts(names), "forms": _by_stem(forms, known)}
        yield Artefact(f"{FOLDER}/names-{language}.idx", pack(told))


def _text(entry: Entry) -> str:
    return f"{entry.record.title}\n{entry.record.summary}\n{entry.body}"


def _names(corpus: Corpus, language: str) -> Iterator[tuple[str, dict[str, None]]]:
    """Yield (name, ids of its concepts)."""
    found: dict[str, dict[str, None]] = {}
    for concept in corpus.vocabularies.concepts.values():
        for tag, name in concept.names():
            if tag == language:
                found.setdefault(name, {})[concept.id] = None
    yield from found.items()


def _by_concepts(names: dict[str, dict[str, None]]) -> dict[str, str]:
    """Return names as folded words, one a line, by the ids of the concepts that they name."""
    phrases: dict[str, dict[str, None]] = {}
    for name, concepts in names.items():
        if phrase := " ".join(phrase_words(name)):
            phrases.setdefault(phrase, {}).update(concepts)
    found: dict[str, list[str]] = {}
    for phrase, concepts in sorted(phrases.items()):
        found.setdefault(" ".join(sorted(concepts)), []).append(phrase)
    return {concepts: "\n".join(told) for concepts, told in sorted(found.items())}


def _forms(texts: Iterator[str], language: str) -> Forms:
    """Return the forms of the words of texts; one that could have two stems has the first of them."""
    found: Forms = {}
    for run in dict.fromkeys(run for text in texts for run in runs(text)):
        for folded, written in words_of(run):
            stem = stem_of(folded, written, language)
            found[folded] = min(stem, found.get(folded, stem))
    return found


def _by_stem(forms: Forms, known: set[str]) -> dict[str, str]:
    """Return the forms of each stem that some record has, without what is its own stem."""
    found: dict[str, list[str]] = {}
    for form in sorted(forms):
        if forms[form] != form and forms[form] in known:
            found.setdefault(forms[form], []).append(form)
    return {stem: " ".join(found[stem]) for stem in sorted(found)}


EXPORTER = Exporter("match-names", export)
