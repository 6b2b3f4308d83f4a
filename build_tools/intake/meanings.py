"""Which terms and records a person means who writes their names."""

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.names import Names, listed, plain
from build_tools.intake.terms import TermFinder
from build_tools.records import record_type
from build_tools.records.organisation import Organisation


class Meant(NamedTuple):
    """A value that was read; `said` tells a person what it was read as, and is empty where it was written so."""

    value: object
    said: str = ""


class Unread(NamedTuple):
    """Why a value cannot be read, as the end of a sentence that begins with it; and the way out."""

    why: str
    hint: str


class Meanings:
    """Finds terms and records by what people call them; the names of each kind are indexed when first asked for."""

    def __init__(self, corpus: Corpus) -> None:
        """Take the records and vocabularies that can be named."""
        self.corpus = corpus
        self.vocabularies = corpus.vocabularies
        self.terms = TermFinder(corpus.vocabularies)
        self._names: dict[str, Names] = {}
        self._known: dict[tuple[str, str], Meant | Unread | None] = {}
        self._known_terms: dict[tuple[str, str], Meant | Unread] = {}

    def term(self, vocabulary: str, text: str) -> Meant | Unread:
        """Return the id of the term that a text names: by id, label, both, or a name in another language."""
        key = (vocabulary, text)
        if key not in self._known_terms:
            self._known_terms[key] = self._term(vocabulary, text)
        return self._known_terms[key]

    def _term(self, vocabulary: str, text: str) -> Meant | Unread:
        found = self.terms.meant(vocabulary, text) or self._by_id_and_label(vocabulary, text)
        if found is None:
            return Unread(f"is not among the {called(vocabulary)}", self.terms.proposal(vocabulary, text))
        label = self.vocabularies.label(vocabulary, found)
        offered = {found, label, offered_term(found, label)}
        return Meant(found) if text in offered else Meant(found, f"{found} ({label})")

    def _by_id_and_label(self, vocabulary: str, text: str) -> str | None:
        """Return the term of “6 · Fair recruitment”, “6. Fair recruitment” or “KEN Kenya”: the id goes first."""
        first, _, rest = text.strip().partition(" ")
        term = self.vocabularies.term(vocabulary, first.rstrip(".:·-\u2013"))
        label = plain(rest)
        return term.id if term and label and label in {plain(term.label), plain(term.title)} else None

    def record(self, type_name: str, text: str) -> Meant | Unread | None:
        """Return the id of the record of a type that bears a name; None where no record does."""
        key = (type_name, text)
        if key not in self._known:
            self._known[key] = self._record(type_name, text)
        return self._known[key]

    def _record(self, type_name: str, text: str) -> Meant | Unread | None:
        entry = self.corpus.find(type_name, text)
        if entry:
            return Meant(entry.id, "" if entry.id == text else f"{entry.id}, the id that it bears now")
        ids = self._named(type_name, text)
        if len(ids) > 1:
            return Unread(f"is the name of {len(ids)} records", f"Write which one: {listed(ids)}.")
        if not ids:
            return None
        title = self.corpus.entries[type_name, ids[0]].record.title
        return Meant(ids[0]) if title == text else Meant(ids[0], f"{ids[0]} ({title})")

    def near(self, type_name: str, text: str) -> tuple[str, ...]:
        """Return the ids of the records of a type that a text may have meant."""
        return self._names_of(type_name).near(text)

    def _named(self, type_name: str, text: str) -> tuple[str, ...]:
        """Return the ids that bear a name, or a name with its acronym in brackets after it."""
        names = self._names_of(type_name)
        found = names.exact(text)
        name, bracket, inside = text.rstrip().rpartition("(")
        if found or not bracket or not inside.endswith(")"):
            return found
        first = names.exact(name)
        return first if first and first == names.exact(inside[:-1]) else ()

    def _names_of(self, type_name: str) -> Names:
        if type_name not in self._names:
            self._names[type_name] = Names(_names(self.corpus.by_type[type_name]))
        return self._names[type_name]


def _names(entries: tuple[Entry, ...]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        yield entry.record.title, entry.id
        yield entry.id, entry.id
        if isinstance(entry.record, Organisation):
            for name in (entry.record.acronym, *entry.record.aliases):
                if name:
                    yield name, entry.id


def called(vocabulary: str) -> str:
    """Return the name of a vocabulary in a sentence: “support-kinds” are “support kinds”."""
    return vocabulary.replace("-", " ")


def offered_term(term_id: str, label: str) -> str:
    """Return a term as templates offer it, where its id says something to people: “6 · Fair recruitment”."""
    return f"{term_id} · {label}"


def folder_of(type_name: str) -> str:
    """Return the folder of a type, as addresses have it."""
    return record_type(type_name).folder
