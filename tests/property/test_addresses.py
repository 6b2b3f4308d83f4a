"""What is known of an address, whatever it answers and whenever it is asked."""

import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.upkeep.addresses.ledger import read_ledger, write_ledger
from build_tools.upkeep.addresses.state import (
    DEATH_DAYS,
    DEATH_FAILURES,
    REST_DAYS,
    Checked,
    Reply,
    Verdict,
    after_reply,
    is_due,
)

ADDRESS = "https://example.org/x"
FIRST = datetime.date(2026, 1, 1)
VERDICTS = st.sampled_from(("works", "gone", "gone", "gone", "unclear"))
ASKED = st.lists(st.tuples(st.integers(0, 9), VERDICTS), min_size=1, max_size=12)
"""Days since the last time, and what came of it; the same day twice is possible."""
TOLD = {"works": "200", "gone": "404", "unclear": "timeout"}


def history(asked: list[tuple[int, Verdict]]) -> list[tuple[datetime.date, Verdict, Checked]]:
    """Return each day with what was answered and what was known then."""
    day, known, told = FIRST, None, []
    for later, verdict in asked:
        day += datetime.timedelta(days=later)
        known = after_reply(known, ADDRESS, Reply(verdict, TOLD[verdict]), day)
        told.append((day, verdict, known))
    return told


@given(ASKED)
def test_an_address_is_dead_once_it_was_gone_on_several_days_over_a_week_and_not_before(
    asked: list[tuple[int, Verdict]],
) -> None:
    told = history(asked)
    for position, (day, _, known) in enumerate(told):
        gone: list[datetime.date] = []
        for earlier, verdict, _ in reversed(told[: position + 1]):
            if verdict != "gone":
                break
            gone.append(earlier)
        is_long = len(set(gone)) >= DEATH_FAILURES and (day - min(gone)).days >= DEATH_DAYS
        assert (known.state == "dead") == is_long


@given(ASKED)
def test_what_works_is_forgiven_everything(asked: list[tuple[int, Verdict]]) -> None:
    *_, (day, _, known) = history([*asked, (1, "works")])
    assert (known.state, known.gone_days, known.tries, known.gone_since) == ("works", 0, 0, "")
    assert known.worked == day.isoformat()


@given(ASKED)
def test_no_address_is_asked_twice_in_three_days_or_left_for_more_than_four_weeks(
    asked: list[tuple[int, Verdict]],
) -> None:
    for day, _, known in history(asked):
        waits = [later for later in range(REST_DAYS + 1) if is_due(known, day + datetime.timedelta(days=later))]
        assert 3 <= waits[0] <= REST_DAYS
        assert waits == list(range(waits[0], REST_DAYS + 1))


@settings(max_examples=30)
@given(ASKED, st.sampled_from(("", "https://example.org/a,b", "https://example.org/“ü”")))
def test_a_ledger_is_read_as_it_was_written(asked: list[tuple[int, Verdict]], moved: str) -> None:
    *_, (day, _, known) = history(asked)
    again = after_reply(known, ADDRESS, Reply("works", "200", leads_to=moved), day)
    other = after_reply(None, "https://example.org/a,b", Reply("unclear", "timeout"), day)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "addresses.csv"
        write_ledger(file, [again, other])
        assert list(read_ledger(file).values()) == [other, again]
