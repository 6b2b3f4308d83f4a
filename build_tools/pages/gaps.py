"""The gap map: where help is asked for and what stands here to answer, and how strong the evidence is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from build_tools.analysis.gaps import Cell, GapMap, Strength
from build_tools.analysis.limits import Limits, gap_limits
from build_tools.corpus import Corpus
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._gaps import STRENGTH_LEVELS, Cells, gaps_of, views
from build_tools.pages._tables import Tables, Value

SHOWN_GAPS = 10
"""Sentences on a page: what can be taken in at a glance; the table has the rest."""
ADDRESS, STRENGTH_ADDRESS = "gaps/", "gaps/evidence/"
STYLES = ("assets/stylesheets/gaps.css",)
LEVELS = ("5", "4", "3", "2", "1", "unasked", "white_spot")


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the two views of the map."""
    cells = Cells(Tables(corpus, site))
    found = gaps_of(corpus, site.build_date)
    limits = gap_limits(corpus, site.build_date)
    yield _page(cells, ADDRESS, "gaps.html", _gaps_context(cells, found, limits))
    yield _page(cells, STRENGTH_ADDRESS, "gaps_strength.html", _strength_context(cells, found, limits))


def _page(cells: Cells, address: str, template: str, context: Mapping[str, Any]) -> Page:
    return Page(
        address=address,
        shell="wide",
        template=template,
        title=context["title"],
        description=context["lead"],
        context={**context, "views": views(cells.tables, address)},
        language=cells.tables.tag,
        direction=cells.tables.direction,
        alternates=(("text/csv", "data/gaps.csv"), ("application/json", "data/gaps.json")),
        styles=STYLES,
    )


def _gaps_context(cells: Cells, found: GapMap, limits: Limits) -> dict[str, Any]:
    words, tables = cells.words, cells.tables
    gaps = found.gaps()
    return {
        "title": words["title"],
        "lead": words["lead"],
        "ranked": [
            {"sentence": cells.sentence(cell), "mark": _gap_mark(cells, cell), "level": cell.level}
            for cell in gaps[:SHOWN_GAPS]
        ],
        "ranked_more": tables.phrase(words["ranked_more"], len(gaps)),
        "white_spots": [cells.sentence(cell) for cell in found.white_spots()],
        "levels": [{"name": name.replace("_", "-"), "text": words["level"][name]} for name in LEVELS],
        "limits": _gap_limits(cells, limits),
        "regions": _regions(cells, found),
        "rows": _rows(cells, found, _gap_cell),
    }


def _strength_context(cells: Cells, found: GapMap, limits: Limits) -> dict[str, Any]:
    words = cells.words
    return {
        "title": words["strength_title"],
        "lead": words["strength_lead"],
        "ranked": [{"sentence": cells.untested(cell)} for cell in found.unevaluated()[:SHOWN_GAPS]],
        "levels": [
            {"name": STRENGTH_LEVELS[grade], **words["grades"][grade.name.lower()]} for grade in reversed(Strength)
        ],
        "limits": [
            words["limit_grades"],
            _part(cells, "limit_designs", limits.evidence_with_design, limits.evidence),
            words["limit_records"],
            _part(cells, "limit_language", limits.only_english, limits.records),
        ],
        "regions": _regions(cells, found),
        "rows": _rows(cells, found, _strength_cell),
    }


def _regions(cells: Cells, found: GapMap) -> list[Value]:
    """Return the heads of the columns: short names, linked where the region has a page."""
    return [{**cells.tables.region(region), "text": cells.region(region)} for region in found.regions]


def _rows(cells: Cells, found: GapMap, draw: Callable[[Cells, Cell], dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a row for each objective: a cell for each region, and one for all its records."""
    whole: Sequence[Cell] = found.everywhere
    return [
        {
            "objective": cells.tables.objective(everywhere.objective),
            "cells": [draw(cells, cell) for cell in found.of_objective(everywhere.objective)],
            "everywhere": draw(cells, everywhere),
        }
        for everywhere in whole
    ]


def _gap_cell(cells: Cells, cell: Cell) -> dict[str, Any]:
    counts = [_brief(cells, name, found, cell) for name, found in cells.counts(cell).items()]
    name = str(cell.level) if cell.cases else "white-spot" if cell.is_white_spot else "unasked"
    region = cells.region(cell.region) if cell.region else cells.words["all_regions"]
    return {"name": name, "mark": _gap_mark(cells, cell), "counts": counts, "note": "", "region": region}


def _strength_cell(cells: Cells, cell: Cell) -> dict[str, Any]:
    counts = cells.counts(cell)
    shown = {"practices": counts["practices"], "evaluated": cells.evaluated(cell), "evidence": counts["evidence"]}
    return {
        "name": str(STRENGTH_LEVELS[cell.strength]),
        "mark": cells.strength(cell),
        "counts": [_brief(cells, name, found, cell) for name, found in shown.items()],
        "note": cells.design(cell),
        "region": cells.region(cell.region) if cell.region else cells.words["all_regions"],
    }


def _brief(cells: Cells, name: str, found: Value, cell: Cell) -> dict[str, str]:
    """Return a count as a cell shows it, name first; the number is that of the cell's field."""
    count = cells.tables.number(getattr(cell, name))
    return {"text": cells.words["brief"][name].replace("{count}", count), "href": found["href"]}


def _gap_mark(cells: Cells, cell: Cell) -> str:
    words = cells.words
    if cell.cases:
        return str(words["gap"].replace("{ratio}", cells.gap(cell)))
    return str(words["marks"]["white_spot" if cell.is_white_spot else "unasked"])


def _gap_limits(cells: Cells, limits: Limits) -> list[str]:
    words, tables = cells.words, cells.tables
    hidden = tables.site.hidden_cases
    told = [
        words["limit_records"],
        _part(cells, "limit_language", limits.only_english, limits.records),
        _part(cells, "limit_cases", limits.cases_reconstructed, limits.cases),
        tables.phrase(words["limit_few"], limits.cases),
        tables.phrase(words["limit_stages"], limits.cases_closed),
        tables.phrase(words["limit_hidden"], hidden) if hidden else "",
        _part(cells, "limit_funds", limits.funds_closed, limits.funds),
        tables.phrase(words["limit_places"], limits.placeless),
        words["limit_sums"],
    ]
    return [text for text in told if text]


def _part(cells: Cells, key: str, count: int, total: int) -> str:
    """Return a phrase of a part and its total."""
    return cells.tables.phrase(cells.words[key], count).replace("{total}", cells.tables.number(total))


PAGE_TYPE = PageType("gaps", pages)
