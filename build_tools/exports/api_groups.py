"""The records of each objective and each country in the API: the same ones as Explore shows there."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.api import address, relative
from build_tools.api.paging import page_count, paged
from build_tools.api.shapes import Group, Groups, Reference, ReferencePage
from build_tools.corpus import Corpus, Entry, VocabularyTerm, facet_reader
from build_tools.corpus.publication import is_listed
from build_tools.exports._api import page_file, small_file
from build_tools.exports._base import Artefact, Exporter, Release


@dataclass(frozen=True, slots=True)
class _Members:
    """A term of a facet with the records that count under it, and how many they are of each type."""

    term: VocabularyTerm
    entries: Sequence[Entry]

    @property
    def counts(self) -> dict[str, int]:
        return dict(Counter(entry.type.name for entry in self.entries))


@dataclass(frozen=True, slots=True)
class _Facet:
    """A facet by which the API groups records: its name, and that of the address of its list."""

    name: str
    plural: str
    vocabulary: str

    def page(self, members: _Members, number: int) -> str:
        parameters: dict[str, str | int] = {self.name: members.term.id.lower(), "page": number}
        return address(self.name, **parameters)


FACETS = (_Facet("objective", "objectives", "objectives"), _Facet("country", "countries", "countries"))


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield the list of each facet, and the pages of each of its terms; a term without records has an empty page.

    So an address holds still when the last record of a country is withdrawn.
    """
    for facet in FACETS:
        found = _members(corpus, release, facet)
        path = address(facet.plural)
        groups = [
            Group(
                id=members.term.id,
                title=members.term.label,
                total=len(members.entries),
                counts=members.counts,
                pages=page_count(len(members.entries)),
                first=relative(facet.page(members, 1), path),
            )
            for members in found
        ]
        yield small_file(path, Groups(release.schema_version, groups))
        for members in found:
            yield from _pages(members, facet, release.schema_version)


def _members(corpus: Corpus, release: Release, facet: _Facet) -> list[_Members]:
    """Return every term of a facet with its records, in the order of the vocabulary."""
    reader = facet_reader(corpus, release.build_date)
    by_term: dict[str, list[Entry]] = {term_id: [] for term_id in corpus.vocabularies[facet.vocabulary].terms}
    for entry in filter(is_listed, corpus):
        for term_id in reader.of(facet.name, entry):
            by_term[term_id].append(entry)
    return [_Members(term, by_term[term.id]) for term in corpus.vocabularies[facet.vocabulary].terms.values()]


def _pages(members: _Members, facet: _Facet, schema_version: str) -> Iterator[Artefact]:
    for page in paged(members.entries):
        path = facet.page(members, page.number)
        told = ReferencePage(
            schema_version=schema_version,
            id=members.term.id,
            title=members.term.label,
            total=len(members.entries),
            counts=members.counts,
            page=page.number,
            pages=page.pages,
            next=page.next,
            previous=page.previous,
            records=[_reference(entry, path) for entry in page.rows],
        )
        yield page_file(path, told)


def _reference(entry: Entry, source: str) -> Reference:
    file = address("record", record_type=entry.type.name, id=entry.id)
    return Reference(entry.type.name, entry.id, entry.record.title, f"{entry.address}/", relative(file, source))


EXPORTER = Exporter("api-groups", export)
