"""What a text can say in each language: names of concepts, forms of words, and what the concepts are in English."""

import functools
from collections.abc import Iterator, Sequence
from itertools import chain

from build_tools.corpus import Corpus, Entry
from build_tools.digests import digest_parts
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._match import FOLDER, traits_of_release
from build_tools.matching.languages import ENGLISH
from build_tools.matching.rendering import english_stems
from build_tools.matching.stems import MATCHER
from build_tools.search.folding import runs, words_of
from build_tools.search.packing import pack
from build_tools.search.phrases import LANGUAGES, phrase_words
from build_tools.search.word_forms import stem_of

Forms = dict[str, str]
"""Stems by folded form."""


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield a file for each language: names by the ids of concepts, forms by their stem, concepts in English."""
    known = frozenset(stem for traits in traits_of_release(corpus, release) for stem in traits.get(MATCHER.name, ()))
    stems = digest_parts(sorted(known))
    for language in LANGUAGES:
        entries = [entry for entry in corpus if entry.record.language.partition("-")[0] == language]
        key = digest_parts([corpus.vocabularies.digest, stems, *(entry.digest for entry in entries)])
        make = functools.partial(_file, corpus, language, entries, known)
        yield Artefact(f"{FOLDER}/names-{language}.idx", release.remember(f"match names {language}", key, make))


def _file(corpus: Corpus, language: str, entries: Sequence[Entry], known: frozenset[str]) -> bytes:
    names = _names(corpus, language)
    forms = _forms(chain(map(_text, entries), names), language)
    english = {} if language == ENGLISH else _english(corpus, known)
    return pack({"names": _by_concepts(names), "forms": _by_stem(forms, known), "english": english})


def _english(corpus: Corpus, known: frozenset[str]) -> dict[str, dict[str, float]]:
    """Return by concept the English stems that it stands for, as far as some record has them."""
    return {
        concept: {stem: stems[stem] for stem in sorted(stems.keys() & known)}
        for concept, stems in sorted(english_stems(corpus.vocabularies).items())
    }


def _text(entry: Entry) -> str:
    return f"{entry.record.title}\n{entry.record.summary}\n{entry.body}"


def _names(corpus: Corpus, language: str) -> dict[str, dict[str, None]]:
    """Return the ids of the concepts of each name."""
    found: dict[str, dict[str, None]] = {}
    for concept in corpus.vocabularies.concepts.values():
        for tag, name in concept.names():
            if tag == language:
                found.setdefault(name, {})[concept.id] = None
    return found


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


def _by_stem(forms: Forms, known: frozenset[str]) -> dict[str, str]:
    """Return the forms of each stem that some record has, without what is its own stem."""
    found: dict[str, list[str]] = {}
    for form in sorted(forms):
        if forms[form] != form and forms[form] in known:
            found.setdefault(forms[form], []).append(form)
    return {stem: " ".join(found[stem]) for stem in sorted(found)}


EXPORTER = Exporter("match-names", export)
