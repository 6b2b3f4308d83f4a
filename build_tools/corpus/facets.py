"""The facets by which records are counted and filtered: one definition for search, pages, map and gap map."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from build_tools.corpus.corpus import Corpus, Entry, Key
from build_tools.corpus.once import once
from build_tools.corpus.places import Places
from build_tools.records.verification import verification_of

YEAR_LENGTH = len("2026")
YEAR_FIELDS = ("year", "start", "received", "set_up", "opens")
"""Where a record says when it began or came out, the first that is filled counts."""
KIND_VOCABULARIES = {
    "practice": "practice-kinds",
    "evidence": "evidence-kinds",
    "funding": "funding-kinds",
    "workstream": "workstream-kinds",
    "organisation": "organisation-types",
}
"""What the kind of a record is a term of; the kinds of experts are no vocabulary."""
KIND_FIELDS = {"organisation": "type"}


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet: its name, as in addresses of Explore, and the vocabulary of its values where they are terms of one.

    Values of `kind` are `type.term` (`practice.law`), since types have kinds of their own.
    """

    name: str
    vocabulary: str = ""


FACETS = (
    Facet("type"),
    Facet("objective", "objectives"),
    Facet("region", "regions"),
    Facet("country", "countries"),
    Facet("sdg", "sdgs"),
    Facet("population", "populations"),
    Facet("theme", "themes"),
    Facet("kind"),
    Facet("basis", "result-bases"),
    Facet("stage", "stages"),
    Facet("year"),
    Facet("language", "languages"),
    Facet("verification"),
    Facet("organisation"),
)

FacetValues = Mapping[str, tuple[str, ...]]
"""The values of a record by the name of the facet, each once; every facet is there."""


class FacetReader:
    """Reads the values of records; what it looks up is kept."""

    def __init__(self, corpus: Corpus, today: datetime.date) -> None:
        """Take the corpus, and the day on which verifications are judged."""
        self._corpus = corpus
        self._today = today
        self.places = Places(corpus.vocabularies)
        self._values: dict[Key, FacetValues] = {}
        self._readers: dict[str, Callable[[Entry], Iterable[str]]] = {
            "type": lambda entry: (entry.type.name,),
            "objective": lambda entry: map(str, entry.record.objectives),
            "region": lambda entry: self.places.of_record(entry.record),
            "country": lambda entry: entry.record.countries,
            "sdg": lambda entry: self._with_broader("sdgs", entry.record.sdgs),
            "population": lambda entry: self._with_broader("populations", entry.record.populations),
            "theme": lambda entry: self._with_broader("themes", entry.record.themes),
            "kind": _kind,
            "basis": _bases,
            "stage": lambda entry: (entry.fields["stage"],) if "stage" in entry.fields else (),
            "year": _year,
            "language": _languages,
            "verification": self._verification,
            "organisation": self._organisations,
        }

    def values(self, entry: Entry) -> FacetValues:
        """Return every value of a record."""
        found = self._values.get(entry.key)
        if found is None:
            found = {name: tuple(dict.fromkeys(read(entry))) for name, read in self._readers.items()}
            self._values[entry.key] = found
        return found

    def of(self, name: str, entry: Entry) -> tuple[str, ...]:
        """Return the values of a record in one facet, each once."""
        return self.values(entry)[name]

    def _with_broader(self, vocabulary: str, ids: Iterable[str]) -> Iterable[str]:
        for term_id in ids:
            wider = term_id
            while wider:
                yield wider
                term = self._corpus.vocabularies.term(vocabulary, wider)
                wider = term.broader if term else ""

    def _verification(self, entry: Entry) -> Iterable[str]:
        yield verification_of(entry.record, entry.type.verify_months, self._today).state

    def _organisations(self, entry: Entry) -> Iterable[str]:
        """Every organisation with a record that this one names, and the organisation itself."""
        if entry.type.name == "organisation":
            yield entry.id
        for relation in self._corpus.outgoing.get(entry.key, ()):
            if relation.target[0] == "organisation":
                yield relation.target[1]


@once
def facet_reader(corpus: Corpus, today: datetime.date) -> FacetReader:
    """Return the one reader of a corpus, so that search, pages, map and exports read each record once."""
    return FacetReader(corpus, today)


def _kind(entry: Entry) -> Iterable[str]:
    kind = entry.fields.get(KIND_FIELDS.get(entry.type.name, "kind"))
    if isinstance(kind, str):
        yield f"{entry.type.name}.{kind}"


def _bases(entry: Entry) -> Iterable[str]:
    """On what the results of a practice rest; one that is left at its default is `not-evaluated`."""
    return (result.basis for result in getattr(entry.record, "results", ()))


def _year(entry: Entry) -> Iterable[str]:
    """The year in which the thing began or came out."""
    for name in YEAR_FIELDS:
        found = entry.fields.get(name)
        if isinstance(found, dict):
            found = found.get("start")
        if found:
            yield str(found)[:YEAR_LENGTH]
            return


def _languages(entry: Entry) -> Iterable[str]:
    """Every language in which the record, the thing itself or one of its sources can be read, without regions."""
    record = entry.record
    tags = [record.language, *record.translations, *getattr(record, "languages", ())]
    tags += [source.language for source in record.sources]
    return (tag.partition("-")[0] for tag in tags)
