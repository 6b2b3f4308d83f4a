import datetime
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.analysis.gaps import Cell, gap_map
from build_tools.corpus import Entry
from build_tools.pages import charts, gaps
from tests.property.test_corpus import corpus_of
from tests.unit.exploring import counts_linked_to_explore, shown_by_explore
from tests.unit.pages.sample import entry, site

TODAY = datetime.date(2026, 11, 21)
SOMEBODY = [{"name": "X", "type": "other"}]
FIELDS: dict[str, dict[str, Any]] = {
    "practice": {"kind": "policy", "implementers": SOMEBODY},
    "evidence": {"kind": "report", "publishers": SOMEBODY},
    "case": {"origin": "request", "need": "Help.", "stage": "received"},
    "funding": {"kind": "grant-fund", "status": "active", "operator": SOMEBODY},
    "workstream": {"kind": "workstream", "status": "active"},
}
PLACES = st.fixed_dictionaries(
    {
        "countries": st.lists(st.sampled_from(["KEN", "EGY", "JOR", "DEU", "KAZ", "ESH"]), max_size=3, unique=True),
        "regions": st.lists(
            st.sampled_from(["africa", "asia", "world", "review-arab-states"]), max_size=2, unique=True
        ),
        "objectives": st.lists(st.integers(1, 23), max_size=3),
    }
)
RESULTS = st.lists(st.sampled_from(["not-evaluated", "monitored", "evaluated", "impact-evaluation"]), max_size=2)
RECORDS = st.lists(st.tuples(st.sampled_from(sorted(FIELDS)), PLACES, RESULTS, st.integers(1990, 2026)), max_size=12)
COUNTS = st.integers(0, 60)


def entries_of(records: list[tuple[str, dict[str, list[object]], list[str], int]]) -> list[Entry]:
    found = []
    for position, (name, places, bases, year) in enumerate(records):
        more: dict[str, Any] = {**FIELDS[name], **places}
        if name == "practice":
            more |= {"results": [{"statement": "So.", "basis": basis} for basis in bases], "start": year}
        if name == "evidence":
            more["year"] = year
        found.append(entry(name, f"record-{position:02}", "", **more))
    return found


@settings(deadline=None, max_examples=25)
@given(RECORDS)
def test_every_number_on_the_pages_is_what_explore_shows_at_its_address(
    records: list[tuple[str, dict[str, list[object]], list[str], int]],
) -> None:
    corpus = corpus_of(entries_of(records))
    for page in [*gaps.pages(corpus, site()), *charts.pages(corpus, site())]:
        for address, number in dict.fromkeys(counts_linked_to_explore(page.context)):
            assert shown_by_explore(corpus, address) == number > 0, address


@settings(deadline=None)
@given(RECORDS, st.randoms(use_true_random=False))
def test_totals_hold_the_cells_and_no_cell_is_lost(
    records: list[tuple[str, dict[str, list[object]], list[str], int]], chance: random.Random
) -> None:
    entries = entries_of(records)
    found = gap_map(corpus_of(entries), TODAY)
    assert [(cell.objective, cell.region) for cell in found.cells] == [
        (objective, region) for objective in range(1, 24) for region in found.regions
    ]
    for everywhere, placeless in zip(found.everywhere, found.placeless, strict=True):
        cells = found.of_objective(everywhere.objective)
        for name in ("practices", "evidence", "cases", "funds", "evaluated"):
            parts = [getattr(cell, name) for cell in cells]
            placed = getattr(everywhere, name) - getattr(placeless, name)
            assert max(parts) <= placed <= sum(parts)
        assert everywhere.strength == max(placeless.strength, *(cell.strength for cell in cells))
    chance.shuffle(entries)
    assert gap_map(corpus_of(entries), TODAY) == found


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_one_more_case_widens_the_gap_and_one_more_answer_narrows_it(
    cases: int, practices: int, evidence: int, funds: int
) -> None:
    cell = Cell(1, "", practices=practices, evidence=evidence, cases=cases, funds=funds)
    more = Cell(1, "", practices=practices, evidence=evidence, cases=cases + 1, funds=funds)
    assert more.gap > cell.gap
    assert more.level >= cell.level
    for extra in ((1, 0, 0), (0, 1, 0), (0, 0, 1)):
        answered = Cell(1, "", practices + extra[0], evidence + extra[1], cases, funds + extra[2])
        assert answered.gap < cell.gap if cases else answered.gap == cell.gap == 0
        assert answered.level <= cell.level
