"""The page about the API: its addresses, how programs ask, and what they can rely on."""

from collections import Counter
from collections.abc import Iterator, Mapping

from build_tools.api import API_PATHS, TOP, ApiPath, address, path_label, pattern_of
from build_tools.config import LOCAL_SITE
from build_tools.corpus import Corpus
from build_tools.corpus.publication import is_open
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._standing import standing_page
from build_tools.pages._tables import Tables

ADDRESS = "data/api/"
NONE = "ID"
"""What stands in an example in place of a record, where there is none."""


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page; its examples ask for what is there, at the address of this site."""
    tables = Tables(corpus, site)
    words = site.strings["api"]
    numbers = Counter(map(pattern_of, site.files))
    first = _first_files(site)
    known = {"top": site.site_url or LOCAL_SITE, "country": _country(tables), "practice": _practice(corpus)}
    context = {
        "top": f"{known['top']}{TOP}",
        "is_local": not site.site_url,
        "index": address("index"),
        "openapi": address("openapi"),
        "addresses_lead": words["addresses"]["lead"].replace("{types}", ", ".join(corpus.by_type)),
        "rows": [_row(tables, path, numbers[path.name], first.get(path.name, "")) for path in API_PATHS],
        "total": tables.phrase(words["files"], sum(numbers[path.name] for path in API_PATHS)),
        "examples": [{**example, "code": _filled(example["code"], known)} for example in words["examples"]],
    }
    yield standing_page(tables, ADDRESS, ("plain", "api.html"), words, context)


def _first_files(site: Site) -> dict[str, str]:
    """Return for each pattern the first file that follows it."""
    found: dict[str, str] = {}
    for path in site.files:
        found.setdefault(pattern_of(path), path)
    return found


def _row(tables: Tables, path: ApiPath, files: int, first: str) -> dict[str, str]:
    """Return what the table says of a pattern; `href` is a file that follows it, where there is one."""
    words = tables.strings["api"]
    return {
        "template": path.template,
        "label": path_label(words, path, words["any_type"]),
        "files": tables.number(files),
        "href": first,
    }


def _country(tables: Tables) -> str:
    """Return the country that most records are about, the first by its code among equals."""
    codes = tables.corpus.vocabularies["countries"].terms
    return min(codes, key=lambda code: (-tables.members.count("country", code), code)).lower()


def _practice(corpus: Corpus) -> str:
    return next((entry.id for entry in corpus.by_type["practice"] if is_open(entry)), NONE)


def _filled(code: str, known: Mapping[str, str]) -> str:
    for name, told in known.items():
        code = code.replace(f"{{{name}}}", told)
    return code.rstrip("\n")


PAGE_TYPE = PageType("api", pages)
