"""What the search index knows of a record."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.corpus import key_of
from build_tools.digests import digest_parts
from build_tools.records._marks import MarkedPath, Prose, Reference, Term, marked_paths, values_at

OF_THEIR_OWN = {"title", "summary", "countries", "objectives"}
"""Fields of the record that have a field of the index to themselves."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A record as words to find it by.

    `address` is its folder/id; `text` joins its narrative, actions, results and the labels of its terms.
    """

    address: str
    type: str
    title: str
    summary: str
    text: str
    names: str
    """Acronyms, aliases, and the id in words."""
    organisations: str
    country: str
    """Codes and English names."""
    objective: str

    @property
    def digest(self) -> str:
        """The identity of all of it."""
        return digest_parts([
            self.address, self.type, self.title, self.summary, self.text, self.names, self.organisations, self.country,
            self.objective,
        ])  # fmt: skip


def search_documents(corpus: Corpus) -> Iterator[SearchDocument]:
    """Yield what the index knows of each record that still holds, in the order of the corpus."""
    for entry in corpus:
        if not entry.is_withdrawn:
            yield search_document(entry, corpus)


def search_document(entry: Entry, corpus: Corpus) -> SearchDocument:
    """Return what the index knows of a record."""
    label = corpus.vocabularies.label
    countries = [*entry.record.countries, *(label("countries", code) for code in entry.record.countries)]
    return SearchDocument(
        address=entry.address,
        type=entry.type.name,
        title=_one_line(entry.record.title),
        summary=_one_line(entry.record.summary),
        text="\n".join([*_texts(entry), *_labels(entry, corpus), entry.body]),
        names="\n".join(_names(entry)),
        organisations="\n".join(_organisations(entry, corpus)),
        country=" ".join(countries),
        objective=" ".join(map(str, entry.record.objectives)),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _marked(entry: Entry, kind: type[Any]) -> Iterator[tuple[MarkedPath, Any]]:
    for found in marked_paths(entry.type.model):
        if isinstance(found.mark, kind) and found.steps[0] not in OF_THEIR_OWN:
            for _, value in values_at(entry.fields, found.steps):
                yield found, value


def _texts(entry: Entry) -> Iterator[str]:
    """Yield the prose of a record, and the titles of its sources."""
    for _, value in _marked(entry, Prose):
        if isinstance(value, str):
            yield value


def _labels(entry: Entry, corpus: Corpus) -> Iterator[str]:
    """Yield the labels of a record's terms, so that it is found by the words people use for them."""
    for found, value in _marked(entry, Term):
        if isinstance(found.mark, Term) and isinstance(value, str | int):
            yield corpus.vocabularies.label(found.mark.vocabulary, value)


def _names(entry: Entry) -> Iterator[str]:
    yield entry.id.replace("-", " ")
    acronym = entry.fields.get("acronym")
    if acronym:
        yield acronym
    yield from entry.fields.get("aliases", ())
    for translation in entry.fields.get("translations", {}).values():
        yield translation["title"]
        yield translation["summary"]


def _organisations(entry: Entry, corpus: Corpus) -> Iterator[str]:
    """Yield the names of the organisations of a record, those with a record of their own and the others."""
    for found, value in _marked(entry, Reference):
        if isinstance(found.mark, Reference) and found.mark.type == "organisation" and isinstance(value, str):
            key = key_of(value, "organisation")
            target = corpus.find(*key) if key else None
            if target:
                yield " ".join([target.record.title, target.fields.get("acronym", ""), target.id])
        elif isinstance(value, dict) and "name" in value:
            yield value["name"]
