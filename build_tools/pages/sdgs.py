"""The pages of the Sustainable Development Goals and targets that records name; a goal includes its targets."""

from collections.abc import Mapping
from typing import Any

from build_tools.corpus import VocabularyTerm
from build_tools.pages._base import PageType
from build_tools.pages._overview import Group
from build_tools.pages._tables import Tables, value
from build_tools.pages._terms import TermPages, Terms, sections_of, widest

FACET = "sdg"


def _about(tables: Tables, term: VocabularyTerm) -> list[Mapping[str, Any]]:
    words = tables.strings["facet_pages"]
    title = [{"label": words["sdg"]["official"], "values": [value(term.title)]}] if term.title else []
    goal = [{"label": words["broader"], "values": [tables.sdg(term.broader)]}] if term.broader else []
    return [*title, *goal]


def _groups(tables: Tables, shown: Terms) -> list[Group]:
    return [Group("goals", tables.strings["facet_pages"]["sdg"]["goals"], widest(tables, FACET, shown))]


PAGE_TYPE = PageType("sdgs", TermPages(FACET, "sdgs", _groups, _about, sections_of).pages)
