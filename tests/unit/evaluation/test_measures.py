"""The measures of rankings: the figures are those of the script that came with the judged set."""

import pytest

from tests.evaluation.match import measured, read_judged
from tests.evaluation.measures import Measures, chance, mean, measures_of

JUDGED = read_judged()
ALPHABET = {key: sorted(grades) for key, grades in JUDGED.grades.items()}


def test_the_alphabet_is_worth_what_the_script_of_the_set_says() -> None:
    found = mean(list(measured(ALPHABET, JUDGED, drop_self=False).values()))
    assert found.ndcg == pytest.approx(0.2926, abs=5e-5)
    assert found.recall == pytest.approx(0.3347, abs=5e-5)
    assert found.reciprocal_rank == pytest.approx(0.3600, abs=5e-5)
    assert found.judged == 1


def test_the_difference_between_two_rankings_is_tested_as_the_script_tests_it() -> None:
    backwards = {key: ranked[::-1] for key, ranked in ALPHABET.items()}
    ours, others = (measured(ranked, JUDGED, drop_self=False) for ranked in (ALPHABET, backwards))
    found = chance([one.ndcg for one in ours.values()], [others[key].ndcg for key in ours])
    assert found == pytest.approx(0.4471, abs=5e-5)


def test_what_nobody_judged_counts_as_nothing_and_lowers_what_was_judged() -> None:
    found = measures_of(["unknown", "good"], {"good": 3})
    assert found.ndcg == pytest.approx(0.6309, abs=5e-5)
    assert (found.recall, found.reciprocal_rank, found.judged) == (1.0, 0.5, 0.5)


def test_an_own_programme_can_be_left_out() -> None:
    own = {key: [*found, *ALPHABET[key]] for key, found in JUDGED.own.items()}
    ranked = {**ALPHABET, **own}
    with_own, without = (measured(ranked, JUDGED, drop_self=drop) for drop in (False, True))
    assert all(without[key].ndcg > with_own[key].ndcg for key in JUDGED.own)


def test_a_ranking_of_nothing_is_worth_nothing() -> None:
    assert measures_of([], {"good": 3}) == Measures(0.0, 0.0, 0.0, 0.0)
