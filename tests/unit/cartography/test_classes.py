from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.cartography.classes import classes_of, shades_of


def told(numbers: list[int]) -> list[tuple[int, int, int]]:
    return [(found.lowest, found.highest, found.shade) for found in classes_of(numbers)]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], []),
        ([3], [(1, 3, 5)]),
        ([1, 1, 1, 1, 1, 1, 1, 1, 1, 9], [(1, 1, 3), (2, 9, 5)]),
        ([1, 2, 3], [(1, 1, 2), (2, 2, 4), (3, 3, 5)]),
        (list(range(1, 11)), [(1, 2, 1), (3, 4, 2), (5, 6, 3), (7, 8, 4), (9, 10, 5)]),
        ([5, 5, 5], [(1, 5, 5)]),
    ],
)
def test_each_class_holds_a_fifth_of_the_countries(numbers: list[int], expected: list[tuple[int, int, int]]) -> None:
    assert told(numbers) == expected


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=250))
def test_classes_follow_on_each_other_hold_every_number_and_end_at_the_darkest(numbers: list[int]) -> None:
    found = classes_of(numbers)
    assert found[0].lowest == 1
    assert found[-1].highest == max(numbers)
    assert found[-1].shade == 5
    assert [one.shade for one in found] == sorted({one.shade for one in found})
    for one, after in pairwise(found):
        assert one.lowest <= one.highest == after.lowest - 1
    shades = shades_of({str(place): number for place, number in enumerate(numbers)})
    assert all(1 <= shade <= 5 for shade in shades.values())
