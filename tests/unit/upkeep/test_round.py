import datetime
from collections.abc import Iterator, Sequence

import pytest

from build_tools.upkeep.addresses.round import Outcome, Plan, Round, check_round, due_addresses
from build_tools.upkeep.addresses.state import Checked, Reply, after_reply
from build_tools.upkeep.addresses.visit import open_visit
from tests.unit.upkeep.site import Site, served_site
from tests.unit.upkeep.visits import TODAY, Waiting, manners, run_apart

GONE = Reply("gone", "404")


@pytest.fixture
def site() -> Iterator[Site]:
    with served_site() as found:
        yield found


def run(
    due: Sequence[str], plan: Plan | None = None, before: dict[str, Checked] | None = None, control: str = ""
) -> tuple[Outcome, dict[str, Checked]]:
    """Return what a round did, and what it kept."""
    kept: dict[str, Checked] = {}
    waiting = Waiting()

    async def visit() -> Outcome:
        async with open_visit(manners(waiting)) as (asker, _):
            current = Round(before or {}, TODAY, lambda one: kept.update({one.address: one}), control)
            return await check_round(current, due, asker, plan or Plan(), waiting.clock)

    return run_apart(visit), kept


def days_ago(days: int) -> datetime.date:
    return TODAY - datetime.timedelta(days=days)


def test_each_reply_is_kept_with_what_was_known_before(site: Site) -> None:
    address = f"{site.address}/404"
    before = after_reply(after_reply(None, address, GONE, days_ago(14)), address, GONE, days_ago(7))
    outcome, kept = run([f"{site.address}/page", address], before={address: before})
    assert outcome == Outcome(noted=2)
    assert {one.address.rpartition("/")[2]: one.state for one in kept.values()} == {"page": "works", "404": "dead"}


def test_no_more_is_asked_than_the_plan_allows(site: Site) -> None:
    due = [f"{site.address}/{number}00" for number in (2, 4, 5)]
    assert len(run(due, Plan(limit=1))[1]) == 1
    outcome, kept = run(due, Plan(seconds=1))  # each request is followed by a pause of two
    assert (outcome.noted, outcome.out_of_time, len(kept)) == (1, 2, 1)


def test_a_site_that_is_busy_is_left_in_peace(site: Site) -> None:
    site.busy_replies, site.retry_after = 9, "9999"
    outcome, kept = run([f"{site.address}/200", f"{site.address}/busy", f"{site.address}/page"])
    assert outcome == Outcome(noted=2, put_off=1)
    assert "HEAD /page" not in site.paths()
    assert kept[f"{site.address}/busy"].state == "unclear"


def test_failures_are_noted_once_something_has_worked(site: Site) -> None:
    outcome, kept = run([f"{site.address}/404", f"{site.address}/page"])
    assert outcome == Outcome(noted=2)
    assert kept[f"{site.address}/404"].gone_days == 1


def test_where_nothing_works_our_own_address_tells_whether_there_is_a_way_out(site: Site) -> None:
    due = [f"{site.address}/404", f"{site.address}/reset"]
    outcome, kept = run(due, control=f"{site.address}/page")
    assert (outcome, len(kept)) == (Outcome(noted=2), 2)
    outcome, kept = run(due, control=f"{site.address}/404")
    assert (outcome, kept) == (Outcome(unnoted=2), {})


def test_several_sites_are_asked_at_a_time_and_each_of_them_alone() -> None:
    with served_site() as one, served_site() as other:
        second = other.address.replace("127.0.0.1", "localhost")
        due = [f"{address}/{path}" for address in (one.address, second) for path in "abc"]
        assert run(due)[0] == Outcome(noted=6)
        assert (one.most_at_once, other.most_at_once) == (1, 1)


def test_what_was_never_asked_comes_first_and_what_rests_or_cannot_be_opened_not_at_all() -> None:
    known = {
        address: after_reply(None, address, Reply("works", "200"), days_ago(days))
        for address, days in (("https://b.org/", 40), ("https://a.org/", 30), ("https://rests.org/", 27))
    }
    named = [*known, "https://new.org/", "https://u:p@b.org/", "http://10.0.0.1/", "javascript:alert(1)"]
    due = due_addresses(named, known, TODAY, allow_private=False)
    assert due == ["https://new.org/", "https://b.org/", "https://a.org/"]
