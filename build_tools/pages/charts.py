"""The page of charts: records by year, region, basis of results and objective, each with its table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from build_tools.analysis.counting import counts_of, listed
from build_tools.charts import Bar, BarChart
from build_tools.corpus import Corpus, facet_reader
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._explore import explore_address
from build_tools.pages._gaps import Cells, views
from build_tools.pages._standing import standing_page
from build_tools.pages._tables import Tables, Value, value

TYPES = ("practice", "evidence", "case", "funding")
"""The types that are counted, from the foot of a bar; the others are about the Network more than about the field."""
DATED_TYPES = ("practice", "evidence", "case")
DRAWN_YEARS = 20
"""Years with a bar of their own; those before share one."""
WRITTEN_YEARS = 5
"""Every fifth year is written under its bar."""
ADDRESS = "charts/"


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar or a line of the table: its label, and the values of the facet that count in it."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Figures:
    """What a chart counts: a facet, some types, the lines of the table, and the bars where they are others."""

    facet: str
    types: tuple[str, ...]
    rows: tuple[_Row, ...]
    bars: tuple[_Row, ...] = ()
    shown: tuple[str, ...] = ()


class _Charts:
    """Draws up charts over one corpus."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.words: Mapping[str, Any] = tables.strings["charts"]
        self.reader = facet_reader(tables.corpus, tables.site.build_date)
        self.entries = list(listed(tables.corpus, TYPES))

    def chart(self, figures: _Figures) -> dict[str, Any]:
        """Return the context of a chart: its drawing, its key, its table and what it leaves out."""
        entries = [entry for entry in self.entries if entry.type.name in figures.types]
        counts = counts_of(figures.facet, entries, self.reader)
        known = {one for row in figures.rows for one in row.values}
        without = sum(known.isdisjoint(self.reader.of(figures.facet, entry)) for entry in entries)
        words = self.words[figures.facet]
        names = [self.tables.type_strings(name)["other"] for name in figures.types]
        return {
            **{key: words[key] for key in ("title", "label", "caption")},
            "id": f"by-{figures.facet}",
            "notes": [words["note"], *([self.tables.phrase(words["without"], without)] if without else [])],
            "most": self._most(figures, counts),
            "columns": names,
            "drawing": self._drawing(figures, counts),
            "rows": [self._line(figures, row, counts) for row in figures.rows],
        }

    def _drawing(self, figures: _Figures, counts: Counter[tuple[str, str]]) -> BarChart:
        bars = figures.bars or figures.rows
        return {
            "labels": [row.label for row in bars],
            "series": [[self._bar(figures, row, name, counts) for row in bars] for name in figures.types],
            "is_horizontal": not figures.bars,
            "shown": list(figures.shown),
        }

    def _bar(self, figures: _Figures, row: _Row, name: str, counts: Counter[tuple[str, str]]) -> Bar:
        count = _count(counts, (name,), row)
        told = self.tables.phrase(self.tables.type_strings(name)["count"], count)
        href = _address(figures.facet, (name,), row) if count else ""
        return {"value": count, "title": f"{row.label}: {told}", "href": href}

    def _line(self, figures: _Figures, row: _Row, counts: Counter[tuple[str, str]]) -> dict[str, Any]:
        """Return a line of the table: a number for each type, and one for all where there are several."""
        groups: list[tuple[str, ...]] = [(name,) for name in figures.types]
        if len(groups) > 1:
            groups.append(figures.types)
        return {"label": row.label, "cells": [self._cell(figures, row, group, counts) for group in groups]}

    def _cell(self, figures: _Figures, row: _Row, types: tuple[str, ...], counts: Counter[tuple[str, str]]) -> Value:
        count = _count(counts, types, row)
        return value(self.tables.number(count), href=_address(figures.facet, types, row) if count else "")

    def _most(self, figures: _Figures, counts: Counter[tuple[str, str]]) -> str:
        """Return which bar is the longest; the first of equals."""
        bars = figures.bars or figures.rows
        longest = max(bars, key=lambda row: _count(counts, figures.types, row), default=None)
        if longest is None or not _count(counts, figures.types, longest):
            return ""
        told = self.tables.phrase(self.words["record_count"], _count(counts, figures.types, longest))
        return str(self.words["most"].replace("{label}", longest.label).replace("{count}", told))

    def by_year(self) -> dict[str, Any]:
        """Return records by year; the last years have a bar each, those before them one."""
        dated = [entry for entry in self.entries if entry.type.name in DATED_TYPES]
        years = sorted({int(year) for entry in dated for year in self.reader.of("year", entry)})
        last = max(years, default=self.tables.site.build_date.year)
        recent = range(last - DRAWN_YEARS + 1, last + 1)
        early = tuple(str(year) for year in years if year < recent.start)
        bars = tuple(_Row(str(year), (str(year),)) for year in recent)
        before = _Row(self.words["earlier"].replace("{year}", str(recent.start - 1)), early)
        shown = (before.label, *(str(year) for year in recent if year % WRITTEN_YEARS == 0))
        rows = tuple(_Row(str(year), (str(year),)) for year in reversed(years))
        return self.chart(_Figures("year", DATED_TYPES, rows, (before, *bars), shown))

    def by_region(self) -> dict[str, Any]:
        """Return records by review region."""
        cells = Cells(self.tables)
        regions = (term.id for term in self.reader.places.review_regions())
        return self.chart(_Figures("region", TYPES, tuple(_Row(cells.region(one), (one,)) for one in regions)))

    def by_basis(self) -> dict[str, Any]:
        """Return practices by how their results are known, the weakest basis first."""
        terms = self.tables.corpus.vocabularies["result-bases"].terms.values()
        return self.chart(_Figures("basis", ("practice",), tuple(_Row(term.label, (term.id,)) for term in terms)))

    def by_objective(self) -> dict[str, Any]:
        """Return records by objective."""
        terms = self.tables.corpus.vocabularies["objectives"].terms.values()
        rows = tuple(_Row(f"{term.id} · {term.label}", (term.id,)) for term in terms)
        return self.chart(_Figures("objective", TYPES, rows))


def _count(counts: Counter[tuple[str, str]], types: Sequence[str], row: _Row) -> int:
    """Return how many records of these types a row counts.

    A row of several values is one of years, of which each record has one; so none is counted twice.
    """
    return sum(counts[name, one] for name in types for one in row.values)


def _address(facet: str, types: Sequence[str], row: _Row) -> str:
    return explore_address((*(("type", name) for name in types), *((facet, one) for one in row.values)))


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page of charts."""
    tables = Tables(corpus, site)
    charts = _Charts(tables)
    context = {
        "views": views(tables, ADDRESS),
        "charts": [charts.by_year(), charts.by_objective(), charts.by_region(), charts.by_basis()],
    }
    page = standing_page(tables, ADDRESS, ("wide", "charts.html"), charts.words, context)
    yield replace(page, styles=("assets/stylesheets/gaps.css", "assets/stylesheets/charts.css"))


PAGE_TYPE = PageType("charts", pages)
