import datetime
from typing import Any

import pytest

from build_tools.analysis.gaps import Cell, GapMap, Strength, gap_map
from build_tools.analysis.limits import gap_limits
from build_tools.corpus import Corpus, Entry, build_corpus
from tests.unit.pages.sample import entry, vocabularies

TODAY = datetime.date(2026, 11, 21)
SOMEBODY = [{"name": "X", "type": "other"}]
ARAB, AFRICA = "review-arab-states", "review-africa"


def made(type_name: str, name: str, **fields: object) -> Entry:
    given: dict[str, Any] = {"title": f"Record {name}", **fields}
    return entry(type_name, name, "", **given)


def practice(name: str, *bases: str, objectives: tuple[int, ...] = (9,), **fields: object) -> Entry:
    results = [{"statement": "It works.", "basis": basis} for basis in bases]
    given: dict[str, object] = {"countries": ["JOR"], "objectives": objectives, "results": results, **fields}
    return made("practice", name, kind="policy", implementers=SOMEBODY, **given)


def evidence(name: str, design: str | None = None) -> Entry:
    fields: dict[str, object] = {"kind": "report", "publishers": SOMEBODY, "countries": ["JOR"], "objectives": [9]}
    return made("evidence", name, **{**fields, **({"design": design} if design else {})})


def case(name: str, **fields: object) -> Entry:
    given = {"origin": "public-programme", "need": "Help.", "stage": "received", "countries": ["JOR"], **fields}
    return made("case", name, **{"objectives": [9], **given})


def fund(name: str, **fields: object) -> Entry:
    given: dict[str, object] = {"kind": "grant-fund", "status": "active", "operator": SOMEBODY, "objectives": [9]}
    return made("funding", name, **{**given, **fields})


def corpus_of(*entries: Entry) -> Corpus:
    return build_corpus(entries, {}, vocabularies())


def mapped(*entries: Entry) -> GapMap:
    return gap_map(corpus_of(*entries), TODAY)


def cell_of(found: GapMap, objective: int, region: str) -> Cell:
    return next(cell for cell in found.of_objective(objective) if cell.region == region)


def test_a_cell_counts_what_is_about_its_objective_and_its_region() -> None:
    found = mapped(
        practice("a"), practice("b", objectives=(9, 10)), evidence("c"), case("d"), fund("e", countries=["JOR"])
    )
    cell = cell_of(found, 9, ARAB)
    assert (cell.cases, cell.practices, cell.evidence, cell.funds) == (1, 2, 1, 1)
    assert cell_of(found, 10, ARAB).practices == 1
    assert cell_of(found, 9, AFRICA).answers == 0


def test_a_country_in_two_review_regions_counts_in_both_and_once_in_the_whole() -> None:
    found = mapped(practice("a", countries=["EGY", "KEN"]))
    assert cell_of(found, 9, ARAB).practices == cell_of(found, 9, AFRICA).practices == 1
    assert found.everywhere[8].practices == 1


def test_a_fund_that_names_no_place_counts_in_no_region_but_in_the_whole() -> None:
    found = mapped(fund("a"))
    assert all(cell.funds == 0 for cell in found.of_objective(9))
    assert found.everywhere[8].funds == found.placeless[8].funds == 1


def test_there_is_a_cell_for_every_objective_and_region_also_where_nothing_is() -> None:
    found = mapped()
    assert len(found.cells) == 23 * 5
    assert [cell.objective for cell in found.everywhere] == list(range(1, 24))
    assert found.gaps() == found.unevaluated() == ()
    assert len(found.white_spots()) == 23 * 5


def test_what_is_withdrawn_or_only_a_number_counts_nowhere() -> None:
    withdrawn = practice("a", withdrawn={"on": "2026-01-01", "reason": "It was wrong."})
    found = mapped(withdrawn, case("b", publish="count"), case("c", publish="summary"))
    assert found.everywhere[8].practices == 0
    assert found.everywhere[8].cases == 1


@pytest.mark.parametrize(
    ("cases", "answers", "gap", "level"),
    [(0, 0, 0, 0), (0, 9, 0, 0), (1, 0, 1, 5), (3, 0, 3, 5), (2, 1, 1, 5), (1, 1, 0.5, 4), (1, 3, 0.25, 3),
     (2, 8, 2 / 9, 2), (1, 7, 0.125, 2), (1, 8, 1 / 9, 1)],
)  # fmt: skip
def test_the_gap_is_cases_by_answers_and_one_and_its_level_follows(
    cases: int, answers: int, gap: float, level: int
) -> None:
    cell = Cell(9, ARAB, practices=answers, evidence=0, cases=cases, funds=0)
    assert cell.gap == pytest.approx(gap)
    assert cell.level == level


@pytest.mark.parametrize("cases", range(1, 12))
@pytest.mark.parametrize("answers", range(40))
def test_the_words_for_the_levels_are_true(cases: int, answers: int) -> None:
    """Fewer answers than cases; fewer than 2, 4 or 8 for each case; 8 or more."""
    steps = [answers < cases, answers < 2 * cases, answers < 4 * cases, answers < 8 * cases]
    cell = Cell(9, ARAB, practices=answers, evidence=0, cases=cases, funds=0)
    assert cell.level == 1 + sum(steps)


def test_a_white_spot_is_where_nobody_asks_and_fewer_than_five_answer() -> None:
    assert Cell(9, ARAB, practices=3, evidence=1, cases=0, funds=0).is_white_spot
    assert not Cell(9, ARAB, practices=3, evidence=1, cases=0, funds=1).is_white_spot
    assert not Cell(9, ARAB, practices=0, evidence=0, cases=1, funds=0).is_white_spot


def test_gaps_come_widest_first_then_by_cases_then_in_the_order_of_the_table() -> None:
    found = mapped(
        case("a", objectives=[3]), case("b", objectives=[2]), case("c", objectives=[1]), case("d", objectives=[1]),
        practice("e", objectives=(1,)), case("f", objectives=[4]), practice("g", objectives=(4,)),
    )  # fmt: skip
    assert [cell.objective for cell in found.gaps()] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("entries", "strength"),
    [
        ((), Strength.NOTHING),
        ((case("a"), fund("b", countries=["JOR"])), Strength.NOTHING),
        ((practice("a"),), Strength.TOLD),
        ((practice("a", "not-evaluated"),), Strength.TOLD),
        ((evidence("a"),), Strength.TOLD),
        ((evidence("a", "descriptive"),), Strength.TOLD),
        ((practice("a", "monitored"),), Strength.STUDIED),
        ((evidence("a", "case-study"),), Strength.STUDIED),
        ((evidence("a", "process-evaluation"),), Strength.EVALUATED),
        ((practice("a", "not-evaluated", "evaluated"),), Strength.EVALUATED),
        ((practice("a", "impact-evaluation"),), Strength.COMPARED),
        ((practice("a"), evidence("b", "quasi-experimental")), Strength.COMPARED),
        ((evidence("a", "survey"), evidence("b", "systematic-review")), Strength.COMPARED),
    ],
)
def test_a_cell_bears_the_grade_of_its_strongest_record(entries: tuple[Entry, ...], strength: Strength) -> None:
    assert cell_of(mapped(*entries), 9, ARAB).strength is strength


def test_a_cell_tells_how_many_practices_are_evaluated_and_the_strongest_design() -> None:
    found = mapped(
        practice("a", "evaluated", "impact-evaluation"), practice("b"), evidence("c", "survey"), evidence("d")
    )
    cell = cell_of(found, 9, ARAB)
    assert (cell.evaluated, cell.with_design, cell.design) == (1, 1, "survey")


def test_what_is_done_and_not_evaluated_comes_with_most_practices_first() -> None:
    found = mapped(
        practice("a", objectives=(1,)), practice("b", objectives=(2,)), practice("c", objectives=(2,)),
        practice("d", "evaluated", objectives=(3,)),
    )  # fmt: skip
    assert [cell.objective for cell in found.unevaluated()] == [2, 1]


def test_the_limits_are_counted() -> None:
    french = practice("fr", sources=[{"title": "Une", "publisher": "X", "url": "https://x.org/", "language": "fr"}])
    english = practice("en", sources=[{"title": "One", "publisher": "X", "url": "https://x.org/"}])
    corpus = corpus_of(
        french, english, case("a"), case("b", origin="request", stage="closed"),
        fund("c", status="closed"), evidence("d", "survey"), evidence("e"),
    )  # fmt: skip
    limits = gap_limits(corpus, TODAY)
    assert (limits.records, limits.only_english, limits.placeless) == (7, 1, 1)
    assert (limits.cases, limits.cases_reconstructed, limits.cases_closed) == (2, 1, 1)
    assert (limits.funds, limits.funds_closed) == (1, 1)
    assert (limits.evidence, limits.evidence_with_design) == (2, 1)
