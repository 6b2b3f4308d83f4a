"""Who can help with each objective: sources of expertise, organisations, and the work of the Network on it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from build_tools.corpus import Corpus, Entry, VocabularyTerm
from build_tools.matching.partners import IN_THE_UN, Found, Partner, Partners
from build_tools.matching.requests import Request
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._explore import explore_address
from build_tools.pages._hub import STYLES
from build_tools.pages._language import listed
from build_tools.pages._order import by_title
from build_tools.pages._standing import standing_page
from build_tools.pages._tables import Tables, Value, value
from build_tools.records.expertise import Expertise

ADDRESS = "connect/help/"
FACET = "objective"
HELPING = ("expertise", "organisation", "workstream", "funding")
"""The types of record that the overview counts."""
DONE = ("practice", "case", "evidence")
"""The types of record that say what an organisation did."""
SHOWN_PARTNERS = 10
"""On each side: inside the United Nations and outside it."""
SHOWN_WORK = 2
FURTHER = (
    ("objective", "objectives/{number}/"), ("funding", "connect/funding/"), ("peers", "connect/peers/"),
)  # fmt: skip
"""Where a page leads on: name of the text, address."""


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the overview, and a page for every objective."""
    tables = Tables(corpus, site)
    terms = corpus.vocabularies["objectives"].terms.values()
    yield _overview(tables, terms)
    partners = Partners(corpus, tables.members.places, tables.strings)
    for term in terms:
        yield _objective(tables, partners, term)


def _overview(tables: Tables, terms: Iterable[VocabularyTerm]) -> Page:
    words = tables.strings["connect"]["help"]
    context = {
        "title": words["title"],
        "lead": words["lead"],
        "columns": [tables.type_strings(name)["other"] for name in HELPING],
        "rows": [_row(tables, term) for term in terms],
    }
    return _page(tables, ADDRESS, "connect_help.html", (words["title"], words["lead"]), context)


def _row(tables: Tables, term: VocabularyTerm) -> dict[str, Any]:
    """Return an objective with its number of records of each type that can help, each linked to them."""
    found = tables.members.by_type(FACET, term.id)
    return {
        "objective": value(f"{term.id} · {term.label}", href=f"{ADDRESS}{term.id}/"),
        "cells": [_count(tables, len(found.get(name, ())), ((FACET, term.id), ("type", name))) for name in HELPING],
    }


def _count(tables: Tables, count: int, choices: Sequence[tuple[str, object]]) -> Value:
    return value(tables.number(count), href=explore_address(choices) if count else "")


def _objective(tables: Tables, partners: Partners, term: VocabularyTerm) -> Page:
    words = tables.strings["connect"]["help"]
    title = f"{words['one'].replace('{number}', term.id)}: {term.label}"
    counts = _counts(tables, term)
    counted = listed([count["text"] for count in counts], tables.formats)
    sections = _sections(tables, partners, term)
    context = {
        "crumbs": [value(tables.strings["connect"]["title"], href="connect/"), value(words["title"], href=ADDRESS)],
        "title": title,
        "lead": term.title,
        "counts": counts,
        "sections": [section for section in sections if section["rows"] or section["empty"]],
        "further": [value(words[f"see_{name}"], href=href.replace("{number}", term.id)) for name, href in FURTHER],
    }
    told = words["description"].replace("{name}", term.label).replace("{counts}", counted or words["nothing"])
    return _page(tables, f"{ADDRESS}{term.id}/", "connect_help_objective.html", (title, told), context)


def _sections(tables: Tables, partners: Partners, term: VocabularyTerm) -> list[dict[str, Any]]:
    """Return who advises, the organisations on both sides of the United Nations, and the work of the Network."""
    words = tables.strings["connect"]["help"]
    members = tables.members.by_type(FACET, term.id)
    done = {entry.key: 1.0 for name in DONE for entry in members.get(name, ())}
    request, found = Request(need="", objectives=(int(term.id),)), Found(fitting=done, near={})
    naming = {entry.key for entry in members.get("expertise", ())}
    everybody = partners.expertise(request, found, limit=len(tables.corpus.by_type["expertise"]))
    advisers = [_adviser(tables, one) for one in everybody if one.target in naming]
    everyone = partners.organisations(request, found, limit=len(tables.corpus.by_type["organisation"]))
    inside = [one for one in everyone if _is_in_the_un(tables, one)]
    outside = [one for one in everyone if not _is_in_the_un(tables, one)]
    work = Work(tables, term.id)
    network = [_workstream(tables, entry) for entry in by_title(members.get("workstream", ()))]
    return [
        _section("expertise", words["expertise"], advisers, words["expertise_none"]),
        {**_side(tables, "un", inside, work), "lead": words["organisations_lead"]},
        _side(tables, "others", outside, work),
        _section("network", words["workstreams"], network),
    ]


def _section(section_id: str, heading: str, rows: list[dict[str, Any]], empty: str = "") -> dict[str, Any]:
    return {"id": section_id, "heading": heading, "lead": "", "rows": rows, "empty": empty, "rest": ""}


class Work:
    """How many records under an objective name each organisation, by type, as Explore counts them."""

    def __init__(self, tables: Tables, objective: str) -> None:
        """Count the records of the types that say what somebody did."""
        self._tables = tables
        self._objective = objective
        found = tables.members.by_type(FACET, objective)
        self._counts = Counter(
            (name, organisation)
            for name in DONE
            for entry in found.get(name, ())
            for organisation in tables.members.values[entry.key]["organisation"]
        )

    def of(self, organisation: str) -> list[Value]:
        """Return the counts of an organisation that are not nothing, each linked to the records."""
        shown = []
        for name in DONE:
            if count := self._counts[name, organisation]:
                choices = ((FACET, self._objective), ("organisation", organisation), ("type", name))
                text = self._tables.phrase(self._tables.type_strings(name)["count"], count)
                shown.append(value(text, href=explore_address(choices)))
        return shown


def _is_in_the_un(tables: Tables, partner: Partner) -> bool:
    return getattr(tables.corpus.entries[partner.target].record, "type", "") == IN_THE_UN


def _side(tables: Tables, name: str, side: Sequence[Partner], work: Work) -> dict[str, Any]:
    words = tables.strings["connect"]["help"]
    rows = [_organisation(tables, one, work) for one in side[:SHOWN_PARTNERS]]
    rest = len(side) - len(rows)
    shown = _section(name, words[name], rows, words["organisations_none"])
    return {**shown, "rest": tables.phrase(words["rest"], rest) if rest else ""}


def _organisation(tables: Tables, partner: Partner, work: Work) -> dict[str, Any]:
    """Return an organisation with its kind, its part in the Network, and what it did under the objective."""
    entry = tables.corpus.entries[partner.target]
    role = str(entry.fields.get("network_role", "none"))
    kind = tables.term("organisation-types", entry.fields.get("type"))["text"]
    network = tables.strings["partners"]["network"].get(role, "")
    done = next((reason.shared for reason in partner.reasons if reason.matcher == "done"), ())
    return {
        "link": tables.link(entry),
        "facts": [fact for fact in (kind, network) if fact],
        "offers": [],
        "work": work.of(entry.id),
        "such_as": tables.all_named(done[:SHOWN_WORK]),
    }


def _adviser(tables: Tables, partner: Partner) -> dict[str, Any]:
    """Return a source of expertise with its organisation, its regions, and what it offers."""
    entry = tables.corpus.entries[partner.target]
    record = entry.record
    if not isinstance(record, Expertise):
        return {}
    regions = [tables.region(region)["text"] for region in record.regions]
    kind = tables.strings["expertise"]["kinds"][record.kind]
    return {
        "link": tables.link(entry),
        "facts": [kind, *([listed(regions, tables.formats)] if regions else [])],
        "offers": tables.terms("support-kinds", record.offers),
        "work": [],
        "such_as": [],
    }


def _workstream(tables: Tables, entry: Entry) -> dict[str, Any]:
    kind = tables.term("workstream-kinds", entry.fields.get("kind"))["text"]
    status = tables.term("workstream-statuses", entry.fields.get("status", "unknown"))["text"]
    return {"link": tables.link(entry), "facts": [kind, status], "offers": [], "work": [], "such_as": []}


def _counts(tables: Tables, term: VocabularyTerm) -> list[dict[str, str]]:
    """Return how many records that can help name the objective, each number linked to them."""
    rows = []
    for name in HELPING:
        count = len(tables.members.by_type(FACET, term.id).get(name, ()))
        words = tables.type_strings(name)
        if count:
            rows.append({
                "number": tables.number(count),
                "label": words["one"] if count == 1 else words["other"],
                "text": tables.phrase(words["count"], count),
                "href": explore_address([(FACET, term.id), ("type", name)]),
            })  # fmt: skip
    return rows


def _page(tables: Tables, address: str, template: str, told: tuple[str, str], context: dict[str, Any]) -> Page:
    words = {"title": told[0], "lead": told[1]}
    return replace(standing_page(tables, address, ("list", template), words, context), styles=STYLES)


PAGE_TYPE = PageType("connect-help", pages)
