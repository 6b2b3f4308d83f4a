"""The page that says what of the records needs a hand, and how it is mended."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from build_tools.corpus import Corpus, publishable
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._edit import edit_address
from build_tools.pages._standing import standing_page
from build_tools.pages._tables import Tables
from build_tools.upkeep import Around, Group, Need, groups_of
from build_tools.upkeep.addresses.figures import address_figures
from build_tools.upkeep.addresses.named import named_addresses
from build_tools.upkeep.telling import note_of, order_of, texts_of

SHOWN_NEEDS = 10
"""Needs of a group on the page: as many as somebody mends at a sitting; the files have all."""
ADDRESS = "contribute/upkeep/"
CSV, JSON = "data/upkeep.csv", "data/upkeep.json"
STYLES = ("assets/stylesheets/facets.css", "assets/stylesheets/upkeep.css")


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page."""
    # Checkups serve officers too, who see what is not public; a page asks for what is, whatever corpus it is given.
    tables = Tables(publishable(corpus).corpus, site)
    words: Mapping[str, Any] = site.strings["upkeep"]
    around = Around(site.build_date, site.checked, site.similar)
    groups = groups_of(tables.corpus, around, order_of(site.strings))
    waiting = [_group(tables, group) for group in groups if group.needs]
    context = {
        "begin": words["begin"].replace("{day}", tables.moment(site.build_date.isoformat())["text"]),
        "addresses": _addresses(tables),
        "counts": [_count(tables, group) for group in groups],
        "groups": waiting,
        "csv": CSV,
        "json": JSON,
    }
    page = standing_page(tables, ADDRESS, ("record", "upkeep.html"), words, context)
    toc = (("counts", words["counts"]), ("addresses", words["addresses"]["title"]))
    yield replace(
        page,
        styles=STYLES,
        alternates=(("text/csv", CSV), ("application/json", JSON)),
        toc=(*toc, *((group["id"], group["title"]) for group in waiting)),
    )


def _count(tables: Tables, group: Group) -> dict[str, str]:
    """Return a line of the table: what a group is about, and how many needs it has."""
    title = texts_of(group, tables.strings)["title"]
    count = len(group.needs)
    number = tables.number(count) if group.is_known else tables.strings["upkeep"]["not_known"]
    return {"title": title, "number": number, "href": f"#{group.name}" if count else ""}


def _group(tables: Tables, group: Group) -> dict[str, Any]:
    texts = texts_of(group, tables.strings)
    rest = len(group.needs) - SHOWN_NEEDS
    return {
        "id": group.name,
        **{name: texts[name] for name in ("title", "why", "do", "command")},
        "needs": [_need(tables, need, group) for need in group.needs[:SHOWN_NEEDS]],
        "more": tables.phrase(tables.strings["upkeep"]["more"], rest) if rest > 0 else "",
    }


def _need(tables: Tables, need: Need, group: Group) -> dict[str, Any]:
    site = tables.site
    entry = tables.corpus.resolve(need.subject)
    link = tables.link(entry) if entry else {"text": need.title, "href": f"{need.subject}/", "url": "", "lang": ""}
    return {
        "link": {**link},
        "note": note_of(need, group, tables.strings, lambda day: tables.moment(day)["text"]),
        "edit": edit_address(site.repository_url, site.edit_branch, need.path),
    }


def _addresses(tables: Tables) -> dict[str, str]:
    """Return how many addresses there are, and what is known of them."""
    words = tables.strings["upkeep"]["addresses"]
    figures = address_figures(named_addresses(tables.corpus), tables.site.checked)
    known = {name: tables.number(getattr(figures, name)) for name in ("works", "dead", "unclear", "unasked")}
    told = words["some"] if figures.last else words["none"]
    for name, text in {**known, "day": tables.moment(figures.last)["text"]}.items():
        told = told.replace(f"{{{name}}}", text)
    return {"named": tables.phrase(words["named"], figures.named), "told": told}


PAGE_TYPE = PageType("upkeep", pages)
