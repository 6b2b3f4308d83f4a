"""Dates as people write them; what can mean two days is asked back."""

import pytest

from build_tools.intake.days import read_date
from build_tools.intake.meanings import Meant, Unread


@pytest.mark.parametrize("text", ["2019", "2019-03", "2019-03-15"])
def test_iso_dates_need_no_note(text: str) -> None:
    assert read_date(text, is_day=False) == Meant(text, "")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("March 2019", "2019-03"), ("Mar. 2019", "2019-03"), ("03/2019", "2019-03"), ("2019/3", "2019-03"),
        ("15.03.2019", "2019-03-15"), ("03/15/2019", "2019-03-15"), ("05/05/2019", "2019-05-05"),
        ("1st of March 2019", "2019-03-01"), ("March 15, 2019", "2019-03-15"), ("15 mars 2019", "2019-03-15"),
        ("1er janvier 2020", "2020-01-01"), ("15 de marzo de 2019", "2019-03-15"), ("15 марта 2019 г.", "2019-03-15"),
        ("2019年3月15日", "2019-03-15"), ("2019年", "2019"), ("١٥ مارس ٢٠١٩", "2019-03-15"), ("43539", "2019-03-15"),
        ("2019-03-15T00:00:00", "2019-03-15"), ("2019-03-15 00:00:00", "2019-03-15"), (" 2019.3.5 ", "2019-03-05"),
    ],
)  # fmt: skip
def test_other_spellings_are_read_and_told(text: str, meant: str) -> None:
    assert read_date(text, is_day=False) == Meant(meant, meant)


@pytest.mark.parametrize("text", ["03/04/2019", "3.4.2019", "12-11-2020"])
def test_what_can_mean_two_days_is_a_question(text: str) -> None:
    found = read_date(text, is_day=False)
    assert isinstance(found, Unread)
    assert found.why == "can mean two days"
    assert found.hint.startswith("Which one is it? Write ")


@pytest.mark.parametrize(
    "text",
    ["early 2019", "Q1 2019", "2019-2020", "15.03.19", "March", "", "31 February 2019", "2019-13", "99999",
     "2019, shown as 1905-07-11", "since 2014", "²⁰¹⁹"],
)  # fmt: skip
def test_what_is_no_date_is_never_guessed(text: str) -> None:
    assert isinstance(read_date(text, is_day=False), Unread)


def test_where_a_day_is_asked_for_a_month_is_not_enough() -> None:
    assert read_date("March 2019", is_day=True) == Unread(
        "tells no day, only 2019-03", "Write year, month and day: 2026-11-21."
    )
