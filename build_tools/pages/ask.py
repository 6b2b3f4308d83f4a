"""The page on which visitors describe a need and have it answered in their own browser."""

from collections.abc import Iterator
from typing import Any

from build_tools.corpus import Corpus
from build_tools.corpus.vocabularies import language_name
from build_tools.intake.issue_form import QUESTIONS
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._tables import Tables
from build_tools.search.phrases import LANGUAGES

ADDRESS = "connect/ask/"
SCRIPTS = ("assets/javascripts/ask/ask.js",)
MODULES = tuple(
    f"assets/javascripts/{name}.js"
    for name in (
        "ask/answer", "ask/countries", "ask/eligibility", "ask/feedback", "ask/form", "ask/guesses", "ask/handing-on",
        "ask/inference", "ask/keeping", "ask/language", "ask/likeness", "ask/model", "ask/partners", "ask/peers",
        "ask/ranking", "ask/reasons", "ask/request-file", "ask/results", "ask/speech", "ask/suggestions",
        "ask/titles", "ask/traits", "ask/understanding", "ask/variety", "explore/downloads", "explore/elements",
        "explore/phrases", "explore/voice", "search/files", "search/folding",
    )
)  # fmt: skip
STYLES = ("assets/stylesheets/ask.css",)
SECTIONS = ("practices", "evidence", "cases", "countries", "organisations", "expertise", "funding")
"""The lists of an answer, in the order of the page."""


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page."""
    tables = Tables(corpus, site)
    words = site.strings["ask"]
    yield Page(
        address=ADDRESS,
        shell="wide",
        template="ask.html",
        title=words["title"],
        description=words["lead"],
        context={
            "told": _told(tables),
            "objectives": _choices(tables, "objectives", numbered=True),
            "populations": _choices(tables, "populations"),
            "support": _choices(tables, "support-kinds"),
            "countries": _choices(tables, "countries"),
            "languages": [{"id": tag, "label": language_name(tag)} for tag in LANGUAGES],
            "sections": SECTIONS,
        },
        language=tables.tag,
        direction=tables.direction,
        styles=STYLES,
        scripts=SCRIPTS,
        modules=MODULES,
    )


def _choices(tables: Tables, vocabulary: str, *, numbered: bool = False) -> list[dict[str, str]]:
    """Return the terms that a request may name, by id and label; objectives with their numbers."""
    terms = tables.corpus.vocabularies[vocabulary].terms.values()
    return [{"id": term.id, "label": f"{term.id} · {term.label}" if numbered else term.label} for term in terms]


def _told(tables: Tables) -> dict[str, Any]:
    """Return what the script is told: its texts, and where requests may be handed on."""
    strings = tables.strings
    return {
        "language": tables.tag,
        "formats": tables.formats,
        "texts": {**strings["ask"]["script"], "why": strings["similar_records"]["why"]},
        "reasons": strings["similar_records"]["reasons"],
        "eligibility": strings["eligibility"],
        "partners": strings["partners"],
        "match": strings["match"],
        "types": {found.name: tables.type_strings(found.name)["one"] for found in tables.types()},
        "folders": {found.name: found.folder for found in tables.types()},
        "sections": SECTIONS,
        "questions": [(question.field, question.heading) for question in QUESTIONS],
        "repository": tables.site.repository_url,
        "branch": tables.site.edit_branch,
    }


PAGE_TYPE = PageType("ask", pages)
