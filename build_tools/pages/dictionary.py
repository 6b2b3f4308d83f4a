"""The data dictionary: a page for the tables of each type, one for the codes, and one that says how to read them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from build_tools.catalogue.dictionary import ADDRESS, page_of
from build_tools.corpus import Corpus, Vocabulary
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._columns import CODES, Dictionary
from build_tools.pages._standing import standing_page
from build_tools.pages._tables import Tables, value
from build_tools.tables import Table, fill_of, overview, table_of

STYLES = ("assets/stylesheets/data.css",)
DATA = "data/"
FILES = ("data/dictionary.csv", "data/dictionary.json", "data/vocabularies.csv")
ALTERNATES = (("text/csv", "data/dictionary.csv"), ("application/json", "data/dictionary.json"))
KINDS = ("text", "integer", "boolean", "date", "partial-date", "uri", "codes", "values", "parts", "mapping")
OF_ISO = ("countries", "currencies", "languages")
"""Vocabularies that are long and not ours: the page names their standard, the file of the codes has them all."""


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the way in, the tables of all records together, those of each type, and the codes."""
    drawn = Dictionary(Tables(corpus, site), fill_of(corpus, site.build_date))
    mains = (overview(), *map(table_of, drawn.tables.types()))
    yield _page(drawn, mains, ADDRESS, "dictionary.html", _reading(drawn, mains))
    for main in mains:
        yield _page(drawn, mains, page_of(main.name), "dictionary_tables.html", _tables(drawn, main))
    yield _page(drawn, mains, CODES, "dictionary_codes.html", _codes(drawn, mains))


def _page(drawn: Dictionary, mains: tuple[Table, ...], address: str, template: str, told: Mapping[str, Any]) -> Page:
    """Return a page of the dictionary, with the ways to the others."""
    words = drawn.words
    others = [(ADDRESS, words["reading"]), *((page_of(main.name), _label(drawn, main)) for main in mains)]
    others.append((CODES, words["codes"]["title"]))
    crumbs = [value(drawn.tables.strings["nav"]["data"], href=DATA)]
    if address != ADDRESS:
        crumbs.append(value(words["title"], href=ADDRESS))
    context = {
        "crumbs": crumbs,
        "others": [{"text": text, "href": href, "is_current": href == address} for href, text in others],
        **told,
    }
    page = standing_page(drawn.tables, address, ("list", template), told, context)
    return replace(page, styles=STYLES, alternates=ALTERNATES)


def _reading(drawn: Dictionary, mains: tuple[Table, ...]) -> dict[str, Any]:
    words, number = drawn.words, drawn.tables.number
    rows = []
    for main in mains:
        found = list(main.all())
        rows.append({
            "table": value(_label(drawn, main), href=page_of(main.name)),
            "name": main.name,
            "records": number(drawn.fill[main.name].rows),
            "columns": number(sum(len(table.columns) for table in found)),
            "linked": number(len(found) - 1),
        })  # fmt: skip
    return {
        "title": words["title"],
        "lead": words["lead"],
        "rows": rows,
        "kinds": [{"label": words["kinds"][kind], "means": words["kinds_mean"][kind]} for kind in KINDS],
        "files": [value(path, href=path) for path in FILES],
    }


def _tables(drawn: Dictionary, main: Table) -> dict[str, Any]:
    words = drawn.words
    label = _label(drawn, main)
    first, *linked = [drawn.table(table) for table in main.all()]
    count = drawn.tables.phrase(words["lead_of"], drawn.fill[main.name].rows)
    return {
        "title": words["title_of"].replace("{type}", label),
        "lead": count.replace("{linked}", drawn.tables.phrase(words["linked_count"], len(linked))),
        "tables": [first, *linked],
        "contents": [value(table["name"], href=f"#{table['name']}") for table in (first, *linked)],
    }


def _codes(drawn: Dictionary, mains: tuple[Table, ...]) -> dict[str, Any]:
    """Return every vocabulary that a column takes its terms from."""
    known = drawn.tables.corpus.vocabularies
    used = {column.vocabulary: None for main in mains for table in main.all() for column in table.columns}
    names = sorted((name for name in used if name), key=lambda name: (known[name].title, name))
    words = drawn.words["codes"]
    return {
        "title": words["title"],
        "lead": words["lead"],
        "file": FILES[-1],
        "vocabularies": [_vocabulary(drawn, known[name]) for name in names],
    }


def _vocabulary(drawn: Dictionary, vocabulary: Vocabulary) -> dict[str, Any]:
    terms = () if vocabulary.name in OF_ISO else vocabulary.terms.values()
    return {
        "name": vocabulary.name,
        "title": vocabulary.title,
        "description": vocabulary.description,
        "standard": drawn.words["codes"]["standards"].get(vocabulary.name, ""),
        "count": drawn.tables.phrase(drawn.words["codes"]["count"], len(vocabulary.terms)),
        "terms": [{"id": term.id, "label": term.label, "definition": term.definition or term.title} for term in terms],
    }


def _label(drawn: Dictionary, main: Table) -> str:
    """Return what the records of a main table are called."""
    if main is overview():
        return str(drawn.words["all"])
    return str(drawn.tables.type_strings(main.name)["other"])


PAGE_TYPE = PageType("dictionary", pages)
