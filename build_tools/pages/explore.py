"""The page that searches and filters all records; without a script, the way to the indexes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from build_tools.corpus import Corpus
from build_tools.corpus.facets import FACETS, KIND_VOCABULARIES
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._tables import Tables, Value, is_listed, value

SCRIPTS = ("assets/javascripts/explore/explore.js",)
MODULES = tuple(
    f"assets/javascripts/{name}.js"
    for name in (
        "explore/address", "explore/downloads", "explore/elements", "explore/empty", "explore/facet",
        "explore/facet-values", "explore/filters", "explore/journey", "explore/phrases", "explore/reading",
        "explore/results", "explore/voice", "explore/words", "search/engine", "search/facets", "search/files",
        "search/folding", "search/highlighting", "search/passages", "search/scoring", "search/shards",
        "search/spelling", "search/understanding",
    )
)  # fmt: skip
FETCHED = ("search/head.idx", "search/columns.idx", "search/order.idx")
"""What every question needs of the index; what else it needs depends on its words."""
STYLES = ("assets/stylesheets/explore.css",)
OVERVIEWS = {"country": "countries", "region": "regions", "sdg": "sdgs", "population": "populations"}
SCHEMES = ("gcm-review", "m49", "grouping")
"""Groups of regions in the order in which they are offered."""


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page."""
    tables = Tables(corpus, site)
    words = site.strings["explore"]
    yield Page(
        address="explore/",
        shell="wide",
        template="explore.html",
        title=words["title"],
        description=words["lead"],
        context={
            "told": _told(tables),
            "types": _types(tables),
            "objectives": [tables.objective(int(number)) for number in corpus.vocabularies["objectives"].terms],
            "overviews": _overviews(tables),
            "countries": _countries(tables),
        },
        language=tables.tag,
        direction=tables.direction,
        styles=STYLES,
        scripts=SCRIPTS,
        modules=MODULES,
        fetched=FETCHED,
    )


def _told(tables: Tables) -> dict[str, Any]:
    """Return what the script is told: its texts, and what the index does not say of facets."""
    words = tables.strings["explore"]
    return {
        "language": tables.tag,
        "formats": tables.formats,
        "texts": words["script"],
        "types": {found.name: tables.type_strings(found.name)["one"] for found in tables.types()},
        "facets": [{"name": facet.name, "label": words["facets"][facet.name]} for facet in FACETS],
        "groups": {"region": _region_groups(tables), "kind": _kind_groups(tables)},
    }


def _region_groups(tables: Tables) -> list[dict[str, Any]]:
    labels = tables.strings["explore"]["regions"]
    terms = tables.corpus.vocabularies["regions"].terms.values()
    return [
        {"label": labels[scheme], "ids": [term.id for term in terms if term.more.get("scheme") == scheme]}
        for scheme in SCHEMES
    ]


def _kind_groups(tables: Tables) -> list[dict[str, Any]]:
    """Return the kinds by type: terms of different types bear the same name."""
    groups = [
        {
            "label": tables.type_strings(record_type.name)["other"],
            "ids": [f"{record_type.name}.{kind}" for kind in _kinds(tables, record_type.name)],
        }
        for record_type in tables.types()
    ]
    return [group for group in groups if group["ids"]]


def _kinds(tables: Tables, type_name: str) -> Iterable[str]:
    """Return the ids of the kinds of a type; those of experts are no vocabulary."""
    if type_name == "expertise":
        return list(tables.strings["expertise"]["kinds"])
    vocabulary = KIND_VOCABULARIES.get(type_name)
    return tables.corpus.vocabularies[vocabulary].terms if vocabulary else ()


def _types(tables: Tables) -> list[dict[str, str]]:
    """Return the index of every type with its number of records."""
    rows = []
    for record_type in tables.types():
        words: Mapping[str, Any] = tables.type_strings(record_type.name)
        count = sum(map(is_listed, tables.corpus.by_type[record_type.name]))
        rows.append({
            "text": words["other"],
            "href": f"{record_type.folder}/",
            "count": tables.phrase(words["count"], count),
        })  # fmt: skip
    return rows


def _overviews(tables: Tables) -> list[Value]:
    """Return the pages from which everything is found by place, goal and people."""
    words = tables.strings["facet_pages"]
    return [value(words[name]["title"], href=f"{folder}/") for name, folder in OVERVIEWS.items()]


def _countries(tables: Tables) -> list[Value]:
    """Return every country that a listed record is about, by name."""
    codes = {code for entry in tables.corpus if is_listed(entry) for code in entry.record.countries}
    known = [code for code in tables.corpus.vocabularies["countries"].terms if code in codes]
    return sorted((tables.country(code) for code in known), key=lambda country: str(country["text"]))


PAGE_TYPE = PageType("explore", pages)
