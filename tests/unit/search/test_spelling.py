import pytest

from build_tools.search.spelling import Spelling, relatives

SPELLING = Spelling(["migration", "mitigation", "nurse", "nursery", "worker", "workers"], "631195")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("migratoin", "migration"),
        ("migraton", "migration"),
        ("nusre", "nurse"),
        ("wrker", "worker"),
        ("workrs", "workers"),
        ("xyzzy", ""),
        ("nrs", ""),
    ],
)
def test_the_nearest_form_is_offered(word: str, expected: str) -> None:
    assert SPELLING.nearest(word) == expected


def test_endings_are_exchanged_within_their_family_only() -> None:
    found = [relative for near in relatives("portable") for relative in near]

    assert "portability" in found
    assert "ported" not in found


def test_short_words_have_no_relatives() -> None:
    assert relatives("men") == []
