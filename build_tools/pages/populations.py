"""The pages of the people whom records are about; a wider group includes the narrower ones."""

from collections.abc import Mapping
from typing import Any

from build_tools.corpus import VocabularyTerm
from build_tools.pages._base import PageType
from build_tools.pages._facet import names_elsewhere
from build_tools.pages._overview import Group
from build_tools.pages._tables import Tables
from build_tools.pages._terms import TermPages, Terms, sections_of, widest

FACET = "population"


def _about(tables: Tables, term: VocabularyTerm) -> list[Mapping[str, Any]]:
    words = tables.strings["facet_pages"]
    wider = [{"label": words["broader"], "values": [tables.population(term.broader)]}] if term.broader else []
    return [*wider, *names_elsewhere(tables, term)]


def _groups(tables: Tables, shown: Terms) -> list[Group]:
    return [Group("groups", tables.strings["facet_pages"]["population"]["all"], widest(tables, FACET, shown))]


PAGE_TYPE = PageType("populations", TermPages(FACET, "populations", _groups, _about, sections_of).pages)
