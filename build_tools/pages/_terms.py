"""The pages of a vocabulary whose terms may have narrower ones: an overview, and a page with its lists for each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_tools.corpus import Corpus, VocabularyTerm
from build_tools.pages._base import Page, Site
from build_tools.pages._facet import About, Section, Subject, facet_page
from build_tools.pages._gathered import full_lists, record_sections
from build_tools.pages._listing import Listing
from build_tools.pages._overview import Group, Row, overview
from build_tools.pages._tables import Tables
from build_tools.pages._tallies import narrower_section, shown_value, tally_section

Terms = Sequence[VocabularyTerm]


@dataclass(frozen=True, slots=True)
class TermPages:
    """How the terms of a facet are shown: in which groups of the overview, with which rows and sections."""

    facet: str
    vocabulary: str
    groups: Callable[[Tables, Terms], list[Group]]
    about: Callable[[Tables, VocabularyTerm], list[Mapping[str, Any]]]
    sections: Callable[[Listing, Subject, Sequence[str]], list[Section]]

    def pages(self, corpus: Corpus, site: Site) -> Iterator[Page]:
        """Yield the overview, and a page with its lists for every term that records name."""
        listing = Listing(Tables(corpus, site))
        tables = listing.tables
        address = f"{self.vocabulary}/"
        terms = corpus.vocabularies[self.vocabulary].terms.values()
        shown = [term for term in terms if tables.members.has(self.facet, term.id)]
        yield overview(tables, address, self.facet, self.groups(tables, shown))
        for term in shown:
            subject = Subject(self.facet, term.id, shown_value(tables, self.facet, term.id)["text"], address)
            narrower = [one.id for one in terms if one.broader == term.id]
            about = About(lead=term.definition, rows=self.about(tables, term))
            yield facet_page(tables, subject, about, self.sections(listing, subject, narrower))
            yield from full_lists(listing, subject)


def sections_of(listing: Listing, subject: Subject, narrower: Sequence[str]) -> list[Section]:
    """Return what stands on the page of a term, the narrower ones first."""
    tables = listing.tables
    return [
        *narrower_section(tables, subject, narrower),
        *record_sections(listing, subject),
        *tally_section(tables, subject, "objective"),
        *tally_section(tables, subject, "country"),
        *tally_section(tables, subject, "organisation"),
    ]


def widest(tables: Tables, facet: str, shown: Terms) -> list[Row]:
    """Return the terms that are in no wider one, each with those right under it."""

    def row(term: VocabularyTerm, narrower: Sequence[Row] = ()) -> Row:
        return Row(shown_value(tables, facet, term.id), tables.members.count(facet, term.id), narrower)

    return [row(term, [row(one) for one in shown if one.broader == term.id]) for term in shown if not term.broader]
