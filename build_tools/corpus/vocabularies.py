"""The controlled vocabularies: ours from `schemas/vocabularies/`, countries, languages and currencies from CLDR."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale, UnknownLocaleError

from build_tools.corpus.concepts import CONCEPTS_FILE, Concept, load_concepts
from build_tools.digests import digest_parts
from build_tools.errors import VocabularyError
from build_tools.parse.problems import ReadingProblem
from build_tools.parse.yaml_values import read_yaml

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")
"""The six official languages, in which terms have names."""
COUNTRY_ALIASES = {"XKX": "XK"}
"""Codes in use beside ISO 3166-1: the user-assigned one that UN sources use for Kosovo (UNSCR 1244)."""


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """A term: id, label, and what the vocabulary says of it.

    `label_in` and `title_in` map BCP 47 tags to names; `certain` holds the tags whose wording is official. `more` holds
    what single vocabularies add: `countries`, `scheme`, `code`, `rank`, `needs`, `objectives`.
    """

    id: str
    label: str
    title: str = ""
    definition: str = ""
    source: str = ""
    broader: str = ""
    aliases: tuple[str, ...] = ()
    label_in: Mapping[str, str] = field(default_factory=dict)
    title_in: Mapping[str, str] = field(default_factory=dict)
    certain: frozenset[str] = frozenset()
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A vocabulary: its terms in order, by id."""

    name: str
    title: str
    description: str
    terms: Mapping[str, VocabularyTerm]

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield (name, id) for every id, label and alias: what a person may have meant."""
        for term in self.terms.values():
            yield term.id, term.id
            yield term.label, term.id
            for alias in (term.title, *term.aliases, *term.label_in.values()):
                if alias:
                    yield alias, term.id


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """Every vocabulary by name."""

    by_name: Mapping[str, Vocabulary]
    digest: str
    """Of the files; what CLDR adds follows from the version of its library."""
    directory: Path

    def __getitem__(self, name: str) -> Vocabulary:
        """Return a vocabulary; KeyError where there is none."""
        return self.by_name[name]

    def term(self, vocabulary: str, term_id: object) -> VocabularyTerm | None:
        """Return a term by its id (a number for objectives, text elsewhere), or None."""
        return self.by_name[vocabulary].terms.get(str(term_id))

    @property
    def concepts(self) -> Mapping[str, Concept]:
        """The concepts of the field by id, read when first asked for.

        Raises:
            VocabularyError: their file cannot be read.
        """
        return load_concepts(self.directory, self.digest)

    def label(self, vocabulary: str, term_id: object) -> str:
        """Return the label of a term; its id where there is no such term."""
        found = self.term(vocabulary, term_id)
        return found.label if found else str(term_id)


FIELDS = {"id", "label", "title", "definition", "source", "broader", "aliases", "labels", "titles"}


def load_vocabularies(directory: Path) -> Vocabularies:
    """Read every vocabulary of a directory and add those of CLDR.

    Raises:
        VocabularyError: a file cannot be read or does not hold together.
    """
    files = sorted(directory.glob("*.yml"))
    found = {file.stem: _load_file(file) for file in files if file.name != CONCEPTS_FILE}
    if not found:
        message = f"{directory} holds no vocabulary: restore schemas/vocabularies/ from the repository."
        raise VocabularyError(message)
    by_name = {**found, "countries": countries(), "languages": languages(), "currencies": currencies()}
    digest = digest_parts(part for file in files for part in (file.name, file.read_bytes()))
    return Vocabularies(by_name, digest, directory)


def _load_file(file: Path) -> Vocabulary:
    try:
        document = read_yaml(file.read_text(encoding="utf-8"))
    except (ReadingProblem, UnicodeDecodeError) as problem:
        place = f":{problem.line}" if isinstance(problem, ReadingProblem) else ""
        told = problem.message if isinstance(problem, ReadingProblem) else str(problem)
        message = f"schemas/vocabularies/{file.name}{place}: {told}"
        raise VocabularyError(message) from problem
    if not isinstance(document, dict) or not isinstance(document.get("terms"), list):
        message = f"schemas/vocabularies/{file.name}: the file needs “vocabulary”, “title” and a list “terms”."
        raise VocabularyError(message)
    terms: dict[str, VocabularyTerm] = {}
    for position, raw in enumerate(document["terms"]):
        term = _term(raw) if isinstance(raw, dict) and "id" in raw and "label" in raw else None
        if term is None or term.id in terms:
            reason = "needs an id and a label" if term is None else f"repeats the id {term.id}"
            message = f"schemas/vocabularies/{file.name}: term {position + 1} {reason}."
            raise VocabularyError(message)
        terms[term.id] = term
    astray = [term.id for term in terms.values() if term.broader and term.broader not in terms]
    if astray:
        message = f"schemas/vocabularies/{file.name}: “broader” of {', '.join(astray)} names no term."
        raise VocabularyError(message)
    return Vocabulary(file.stem, str(document.get("title", "")), str(document.get("description", "")), terms)


def _term(raw: dict[str, Any]) -> VocabularyTerm:
    labels: dict[str, Any] = raw.get("labels") or {}
    titles: dict[str, Any] = raw.get("titles") or {}
    return VocabularyTerm(
        id=str(raw["id"]),
        label=str(raw["label"]),
        title=str(raw.get("title") or ""),
        definition=str(raw.get("definition") or ""),
        source=str(raw.get("source") or ""),
        broader=str(raw.get("broader") or ""),
        aliases=tuple(str(alias) for alias in raw.get("aliases") or ()),
        label_in={tag: _text(name) for tag, name in labels.items()},
        title_in={tag: _text(name) for tag, name in titles.items()},
        certain=frozenset(tag for tag, name in titles.items() if isinstance(name, dict) and name.get("official")),
        more={key: value for key, value in raw.items() if key not in FIELDS},
    )


def _text(name: Any) -> str:
    return str(name["text"]) if isinstance(name, dict) else str(name)


@functools.cache
def _locales() -> dict[str, Locale]:
    return {tag: Locale.parse(tag) for tag in LANGUAGES}


def _from_cldr(name: str, title: str, codes: Iterable[tuple[str, str]], table: str) -> Vocabulary:
    """Build a vocabulary from (our code, CLDR's code) and the table of names of each locale."""
    terms: dict[str, VocabularyTerm] = {}
    english = getattr(_locales()["en"], table)
    for ours, theirs in sorted(codes):
        label = english.get(theirs)
        if label:
            names = {tag: getattr(locale, table).get(theirs, "") for tag, locale in _locales().items() if tag != "en"}
            terms[ours] = VocabularyTerm(ours, label, label_in={tag: text for tag, text in names.items() if text})
    return Vocabulary(name, title, "Codes of ISO; names of the Unicode CLDR.", terms)


@functools.cache
def countries() -> Vocabulary:
    """Return countries and areas by ISO 3166-1 alpha-3, with their names in six languages from CLDR."""
    codes = [(str(country.alpha_3), str(country.alpha_2)) for country in pycountry.countries]
    return _from_cldr("countries", "Countries and areas", [*codes, *COUNTRY_ALIASES.items()], "territories")


@functools.cache
def languages() -> Vocabulary:
    """Return languages by BCP 47 tag (primary subtags), with their names from CLDR."""
    tags = [(str(tag), str(tag)) for tag in _locales()["en"].languages if "_" not in str(tag)]
    return _from_cldr("languages", "Languages", tags, "languages")


def language_name(tag: str) -> str:
    """Return the English name of a language; its tag where CLDR has none."""
    known = languages().terms.get(tag)
    return known.label if known else tag


@functools.cache
def currencies() -> Vocabulary:
    """Return currencies by ISO 4217 code, with their names from CLDR."""
    codes = [(str(code), str(code)) for code in _locales()["en"].currencies]
    return _from_cldr("currencies", "Currencies", codes, "currencies")


def language_known(tag: str, known: Vocabulary) -> bool:
    """Tell whether a BCP 47 tag names a language: the primary subtag is known and CLDR can read the rest."""
    primary = tag.partition("-")[0]
    if primary not in known.terms:
        return False
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return "-" not in tag
    return True
