"""The traits of many subjects, as they are kept."""

from build_tools.matching.traits import Told

TOLD = Told([b'{"words":{"nurse":1.0}}', b"{}", b'{"objectives":{"6":0.8}}'])


def test_traits_are_read_when_they_are_asked_for() -> None:
    assert len(TOLD) == 3
    assert TOLD[0] == {"words": {"nurse": 1.0}}
    assert list(TOLD) == [{"words": {"nurse": 1.0}}, {}, {"objectives": {"6": 0.8}}]


def test_a_part_of_them_is_read_as_late() -> None:
    assert isinstance(TOLD[1:], Told)
    assert list(TOLD[1:]) == [{}, {"objectives": {"6": 0.8}}]
