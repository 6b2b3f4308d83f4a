"""The pages of organisations, with what each works on here and the lists of what names it."""

from collections.abc import Iterator
from dataclasses import replace

from build_tools.corpus import Corpus, Entry
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._blocks import Block, fact, section, text_fact
from build_tools.pages._facet import STYLES, Subject, type_counts
from build_tools.pages._gathered import full_lists
from build_tools.pages._listing import Listing
from build_tools.pages._record import Details, record_pages
from build_tools.pages._tables import Tables, is_listed, value, web_address
from build_tools.pages._tallies import tally_section
from build_tools.records.organisation import Organisation


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page of every organisation, and the lists of the records that name it."""
    for page in record_pages(corpus, site, "organisation", describe):
        yield replace(page, styles=(*page.styles, *STYLES))
    listing = Listing(Tables(corpus, site))
    for entry in filter(is_listed, corpus.by_type["organisation"]):
        yield from full_lists(listing, _subject(entry))


def _subject(entry: Entry) -> Subject:
    return Subject("organisation", entry.id, entry.record.title, f"{entry.type.folder}/")


def describe(tables: Tables, entry: Entry, record: Organisation) -> Details:
    """Return what an organisation adds to its page."""
    whole = tables.named(record.part_of, "organisation") if record.part_of else None
    return Details(
        facts=[
            *fact("organisation_type", [tables.term("organisation-types", record.type)]),
            *text_fact("acronym", record.acronym),
            *fact("aliases", [value(alias) for alias in record.aliases]),
            *fact("part_of", [whole] if whole else []),
            *fact("network_role", [tables.term("network-roles", record.network_role)]),
            *text_fact("role_basis", record.role_basis),
            *text_fact("url", record.url, url=web_address(record.url)),
        ],
        before=_works_on(tables, entry),
        sections=section("presence", "values", values=[tables.country(code) for code in record.presence]),
    )


def _works_on(tables: Tables, entry: Entry) -> list[Block]:
    """Return how many records name an organisation, and the objectives and countries they are about.

    Its own record counts too, as it does in Explore; alone it says nothing of what the organisation does.
    """
    subject = _subject(entry)
    if tables.members.count(subject.facet, subject.value) <= 1:
        return []
    organisations = tables.members.by_type(subject.facet, subject.value)["organisation"]
    counts = type_counts(tables, subject, without="organisation" if len(organisations) == 1 else "")
    tallies = [*tally_section(tables, subject, "objective"), *tally_section(tables, subject, "country")]
    return [{"id": "works_on", "block": "works_on", "counts": counts, "tallies": tallies}]


PAGE_TYPE = PageType("organisation", pages)
