"""How the records under a value of a facet spread over other facets, each number linked to what it counts."""

from collections.abc import Callable, Sequence
from typing import Any

from build_tools.pages._explore import explore_address
from build_tools.pages._facet import Section, Subject
from build_tools.pages._tables import Tables, Value

SHOWN_ROWS = 12
"""Values of another facet that a page counts; Explore has all."""


def tally_section(
    tables: Tables, subject: Subject, facet: str, *, shown: int = SHOWN_ROWS, values: Sequence[str] | None = None
) -> list[Section]:
    """Return how the records of a subject spread over another facet, or nothing where they name none of it.

    `values` are the only ones that count.
    """
    tallied = tables.members.tally(subject.facet, subject.value, facet)
    counted = [(one, count) for one, count in tallied if values is None or one in values]
    own = (subject.facet, subject.value)
    rows = [_counted(tables, facet, one, count, [own, (facet, one)]) for one, count in counted[:shown]]
    return _tally(tables, facet, rows, len(counted) - shown, explore_address([own]))


def narrower_section(tables: Tables, subject: Subject, narrower: Sequence[str]) -> list[Section]:
    """Return the values of the same facet within a subject; Explore counts each under the subject already."""
    counts = [(one, tables.members.count(subject.facet, one)) for one in narrower]
    rows = [_counted(tables, subject.facet, one, count, [(subject.facet, one)]) for one, count in counts if count]
    return _tally(tables, subject.facet, rows, 0, "")


def _tally(tables: Tables, facet: str, rows: list[dict[str, Any]], rest: int, address: str) -> list[Section]:
    if not rows:
        return []
    words = tables.strings["facet_pages"]
    return [
        {
            "id": f"by-{facet}",
            "heading": words["by"][facet],
            "block": "tally",
            "rows": rows,
            "more": tables.phrase(words["more_values"], rest) if rest > 0 else "",
            "href": address,
        }
    ]


def _counted(tables: Tables, facet: str, one: str, count: int, choices: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {
        **shown_value(tables, facet, one),
        "count": tables.number(count),
        "count_href": explore_address(choices),
    }


def shown_value(tables: Tables, facet: str, one: str) -> Value:
    """Return a value of a facet as readers know it, linked to its page."""
    known: dict[str, Callable[[str], Value]] = {
        "objective": lambda number: tables.objective(int(number)),
        "country": tables.country,
        "region": tables.region,
        "sdg": tables.sdg,
        "population": tables.population,
        "organisation": tables.organisation,
        "theme": lambda term_id: tables.term("themes", term_id),
    }
    return known[facet](one)
