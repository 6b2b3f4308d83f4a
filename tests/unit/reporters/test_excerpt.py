"""The piece of a source line that a terminal shows."""

import pytest
from wcwidth import wcswidth

from build_tools.reporters._excerpt import Excerpt, excerpt


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("name: x", 7, "name: x", 6),
        ("\tname: x", 2, "    name: x", 4),
        ("国家: x", 5, "国家: x", 6),
        ("cafe\u0301: x", 8, "cafe\u0301: x", 6),
        ("سلام: x", 7, "سلام: x", 6),
        ("مُهِمّ: x", 9, "مُهِمّ: x", 5),
        ("👩\u200d👧: x", 6, "👩\u200d👧: x", 4),
        ("\x1b[31m: x", 8, "\\x1b[31m: x", 10),
    ],
    ids=["plain", "tab", "wide", "accent", "arabic", "arabic-marks", "joined-emoji", "escape"],
)
def test_the_caret_stands_under_the_place_whatever_comes_before(line: str, column: int, shown: str, caret: int) -> None:
    assert excerpt(line, column, 80) == Excerpt(shown, caret)


def test_a_place_behind_the_end_is_shown_at_the_end() -> None:
    assert excerpt("title:", 99, 80) == Excerpt("title:", 6)


def test_a_line_that_just_fits_is_not_cut() -> None:
    assert excerpt("0123456789", 5, 10) == Excerpt("0123456789", 4)


def test_a_line_is_cut_after_the_place_when_the_place_is_near_its_start() -> None:
    assert excerpt("0123456789abc", 1, 10) == Excerpt("0123456789…", 0)


def test_a_line_is_cut_before_the_place_when_the_place_is_near_its_end() -> None:
    assert excerpt("0123456789abc", 13, 10) == Excerpt("…3456789abc", 10)


@pytest.mark.parametrize("line", ["国" * 500, "e\u0301" * 500, "\t" * 500, "\x1b" * 500, "👩\u200d👧" * 500])
@pytest.mark.parametrize("column", [1, 2, 250, 499, 500])
def test_no_line_is_wider_than_the_room_and_the_marks_of_a_cut(line: str, column: int) -> None:
    shown = excerpt(line, column, 40)
    assert wcswidth(shown.text) <= 42
    assert 0 <= shown.caret <= 41
