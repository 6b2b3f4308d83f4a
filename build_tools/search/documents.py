"""What the search index knows of a record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.digests import digest_parts
from build_tools.records import Record
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
    model, fields = entry.type.model, entry.fields
    labels = (label(mark.vocabulary, value) for mark, value in _terms(model, fields))
    return SearchDocument(
        address=entry.address,
        type=entry.type.name,
        title=title_of(entry),
        summary=_one_line(entry.record.summary),
        text="\n".join([*_texts(model, fields), *labels, entry.body]),
        names="\n".join([entry.id.replace("-", " "), *_names(fields)]),
        organisations="\n".join([*linked_organisations(entry, corpus), *_other_organisations(model, fields)]),
        country=" ".join(countries),
        objective=" ".join(map(str, entry.record.objectives)),
    )


def title_of(entry: Entry) -> str:
    """Return the title as the index knows it."""
    return _one_line(entry.record.title)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def field_texts(
    model: type[Record], fields: Mapping[str, Any], body: str, labels: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """Return the texts of a record by the field of the compact index, from its plain fields.

    `labels` are those of the terms, by vocabulary and id. Names lack the id; of organisations there are those
    without a record of their own.
    """
    terms = _terms(model, fields)
    return {
        "title": str(fields.get("title", "")),
        "names": "\n".join(_names(fields)),
        "summary": str(fields.get("summary", "")),
        "terms": "\n".join(labels[mark.vocabulary].get(str(value), "") for mark, value in terms),
        "organisations": "\n".join(_other_organisations(model, fields)),
        "text": "\n".join([*_texts(model, fields), body]),
        "sources": "\n".join(
            f"{source['title']} {source.get('publisher', '')}" for source in fields.get("sources", ())
        ),
    }


def _marked(model: type[Record], fields: Mapping[str, Any], kind: type[Any]) -> Iterator[tuple[MarkedPath, Any]]:
    for found in marked_paths(model):
        if isinstance(found.mark, kind) and found.steps[0] not in OF_THEIR_OWN and found.steps[0] in fields:
            for _, value in values_at(fields, found.steps):
                yield found, value


def _texts(model: type[Record], fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield the prose of a record."""
    for _, value in _marked(model, fields, Prose):
        if isinstance(value, str):
            yield value


def _terms(model: type[Record], fields: Mapping[str, Any]) -> Iterator[tuple[Term, str | int]]:
    """Yield the terms of a record with what they are terms of."""
    for found, value in _marked(model, fields, Term):
        if isinstance(found.mark, Term) and isinstance(value, str | int):
            yield found.mark, value


def _names(fields: Mapping[str, Any]) -> Iterator[str]:
    acronym = fields.get("acronym")
    if acronym:
        yield acronym
    yield from fields.get("aliases", ())
    for translation in fields.get("translations", {}).values():
        yield translation["title"]
        yield translation["summary"]


def linked_organisations(entry: Entry, corpus: Corpus) -> Iterator[str]:
    """Yield the names of the organisations of a record that have a record of their own."""
    for relation in corpus.outgoing.get(entry.key, ()):
        target = corpus.entries[relation.target]
        if target.type.name == "organisation":
            yield " ".join([target.record.title, target.fields.get("acronym", ""), target.id])


def _other_organisations(model: type[Record], fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of the organisations of a record that are only named."""
    for found, value in _marked(model, fields, Reference):
        if isinstance(found.mark, Reference) and isinstance(value, dict) and "name" in value:
            yield value["name"]
