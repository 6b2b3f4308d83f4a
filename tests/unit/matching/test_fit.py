"""How much of what is asked a record covers, and in which order records are shown."""

from build_tools.config import load_config
from build_tools.matching.fit import Fit, shares_of
from build_tools.matching.traits import matchers
from build_tools.matching.variety import varied
from tests.evaluation.match import ROOT

FILLERS = [{"concepts": {f"filler-{number}": 1.0}} for number in range(8)]


def fit_of(*records: dict[str, dict[str, float]], **weights: int) -> Fit:
    others = {matcher.name: 0 for matcher in matchers()}
    return Fit([*records, *FILLERS], matchers(), {**others, **(weights or {"concepts": 1})})


def test_a_record_that_covers_more_of_what_is_asked_fits_better() -> None:
    fit = fit_of({"concepts": {"fees": 1.0}}, {"concepts": {"fees": 1.0, "nurses": 1.0}})
    scores = fit.scores(fit.asked({"concepts": {"fees": 1.0, "nurses": 1.0}}))
    assert scores[1] > scores[0] > 0


def test_a_record_that_speaks_of_much_besides_fits_less() -> None:
    fit = fit_of({"concepts": {"fees": 1.0}}, {"concepts": {"fees": 1.0, "music": 1.0, "bread": 1.0}})
    scores = fit.scores(fit.asked({"concepts": {"fees": 1.0}}))
    assert scores[0] > scores[1] > 0


def test_rare_traits_count_more() -> None:
    common = [{"concepts": {"common": 1.0}} for _ in range(5)]
    fit = fit_of({"concepts": {"rare": 1.0}}, *common)
    scores = fit.scores(fit.asked({"concepts": {"rare": 1.0, "common": 1.0}}))
    assert scores[0] > scores[1]


def test_what_nearly_all_have_tells_nothing_apart() -> None:
    fit = Fit([{"concepts": {"everywhere": 1.0}}] * 9 + [{"concepts": {"rare": 1.0}}], matchers(), {"concepts": 1})
    assert not fit.scores(fit.asked({"concepts": {"everywhere": 1.0}}))


def test_a_matcher_of_weight_0_counts_for_nothing() -> None:
    fit = fit_of({"concepts": {"fees": 1.0}, "objectives": {"6": 1.0}}, {"objectives": {"6": 1.0}})
    assert list(fit.scores(fit.asked({"concepts": {"fees": 1.0}, "objectives": {"6": 1.0}}))) == [0]


def test_where_no_weights_are_told_the_matchers_have_their_own() -> None:
    told = load_config(ROOT, environment={}).request_weights
    assert shares_of(matchers(), {}) == shares_of(matchers(), told)


def test_a_record_that_fits_in_two_ways_fits_better_than_one_that_fits_as_much_in_one() -> None:
    asked = {"concepts": {"fees": 1.0, "nurses": 1.0}, "objectives": {"6": 1.0, "18": 1.0}}
    both = {"concepts": {"fees": 1.0}, "objectives": {"6": 1.0}}
    fit = fit_of(
        both, {"concepts": {"fees": 1.0, "nurses": 1.0}}, {"objectives": {"18": 1.0}}, concepts=1, objectives=1
    )
    scores = fit.scores(fit.asked(asked))
    assert scores[0] > scores[1]


def test_the_parts_of_a_score_add_up_to_it() -> None:
    record = {"concepts": {"fees": 1.0, "nurses": 0.4}, "objectives": {"6": 1.0}}
    fit = fit_of(record, concepts=3, objectives=2)
    asked = fit.asked({"concepts": {"fees": 1.0, "nurses": 1.0}, "objectives": {"6": 1.0}})
    parts = fit.parts(asked, 0)
    assert round(sum(part for found in parts.values() for part, _ in found), 3) == fit.scores(asked)[0]
    assert [trait for _, trait in parts["concepts"]] == ["fees", "nurses"]


def test_nothing_fits_where_there_are_no_records() -> None:
    fit = Fit([], matchers(), {"concepts": 1})
    assert not fit.scores(fit.asked({"concepts": {"fees": 1.0}}))


def test_of_a_need_with_two_parts_both_come_early() -> None:
    one = {"concepts": {"fees": 1.0}}
    fit = fit_of(one, one, one, {"concepts": {"schools": 1.0, "music": 0.3}})
    asked = fit.asked({"concepts": {"fees": 1.0, "schools": 1.0}})
    ranked = sorted(
        ((score, place) for place, score in fit.scores(asked).items()), key=lambda pair: (-pair[0], pair[1])
    )
    before = [place for _, place in ranked]
    after = [place for _, place in varied(fit, asked, ranked)]
    assert sorted(after) == sorted(before)
    assert after.index(3) <= before.index(3)
    assert after.index(3) < 3
