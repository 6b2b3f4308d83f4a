from collections.abc import Mapping
from dataclasses import replace

import orjson
import pytest

from build_tools.corpus import build_corpus
from build_tools.upkeep.addresses.archive import closest_copy, proposals, wanting_copy
from build_tools.upkeep.addresses.fetching import UnheardError
from build_tools.upkeep.addresses.named import Place, named_addresses
from build_tools.upkeep.addresses.state import Checked, State
from build_tools.upkeep.addresses.visit import open_visit
from tests.unit.pages import sample
from tests.unit.upkeep.site import served_site
from tests.unit.upkeep.visits import TODAY, Waiting, manners, run_apart

COPY = "https://web.archive.org/web/20200101000000/http://example.org/dead"
CLOSEST = {"available": True, "status": "200", "url": COPY.replace("https://web", "http://web"), "timestamp": "2020"}


def answer(**changes: object) -> bytes:
    return orjson.dumps({"url": "x", "archived_snapshots": {"closest": {**CLOSEST, **changes}}})


def ledger(**changed: Mapping[str, str]) -> dict[str, Checked]:
    """Return what is known of the addresses, some with changes by their name."""
    states: Mapping[str, State] = {"fine": "works", "held": "dead", "odd": "unclear", "dead": "dead"}
    known = {}
    for name, state in states.items():
        address = f"https://example.org/{name}"
        checked = Checked(address, state, "404", "2026-11-22", "2026-12-20")
        known[address] = replace(checked, **changed.get(name, {}))  # type: ignore[arg-type] # only texts are changed
    return known


def named() -> Mapping[str, tuple[Place, ...]]:
    """Return the addresses of a record with three sources that have no copy and one that has."""
    names = ("dead", "fine", "held", "odd")
    sources = [{"title": name, "publisher": "P", "url": f"https://example.org/{name}"} for name in names]
    sources[2]["archived_url"] = COPY
    publisher = {"name": "Publisher", "type": "other"}
    entry = sample.entry("evidence", "one", kind="report", publishers=[publisher], sources=sources)
    return named_addresses(build_corpus([entry], {}, sample.vocabularies()))


def test_a_copy_is_proposed_at_its_secure_address() -> None:
    assert closest_copy(answer()) == COPY


@pytest.mark.parametrize(
    "told",
    [
        b'{"archived_snapshots":{}}',
        answer(available=False),
        answer(status="404"),
        answer(url="https://evil.example/web/20200101000000/x"),
        answer(url="https://web.archive.org/web/20200101000000/http://a b"),
        answer(url=["x"]),
    ],
)
def test_what_is_no_page_of_the_archive_is_not_proposed(told: bytes) -> None:
    assert closest_copy(told) == ""


@pytest.mark.parametrize("told", [b"<html>", b"[]", b'{"archived_snapshots": 3}', b""])
def test_an_answer_that_is_none_is_refused(told: bytes) -> None:
    with pytest.raises(UnheardError):
        closest_copy(told)


def wanting(known: Mapping[str, Checked]) -> list[str]:
    return [one.address.rpartition("/")[2] for one in wanting_copy(named(), known, TODAY)]


def test_what_is_dead_comes_first_and_what_has_a_copy_or_was_asked_lately_not_at_all() -> None:
    assert wanting({}) == []
    assert wanting(ledger()) == ["dead", "odd", "fine"]
    assert wanting(ledger(dead={"archive_asked": "2026-11-01"}, odd={"archived": COPY})) == ["fine"]
    assert wanting(ledger(dead={"archive_asked": "2026-10-01"})) == ["dead", "odd", "fine"]


def test_a_proposal_names_the_source_that_lacks_the_copy() -> None:
    found = proposals(named(), ledger(dead={"archived": COPY}, held={"archived": COPY}))
    told = [(place.entry.path, place.pointer, one.archived) for place, one in found]
    assert told == [("content/evidence/one.md", "/sources/0/url", COPY)]


def look_up(snapshot: bytes, api: str = "/wayback") -> tuple[tuple[int, int], list[Checked], list[str]]:
    """Return how many were asked and found, what was kept, and what the archive was asked for."""
    kept: list[Checked] = []
    waiting = Waiting()

    async def visit(archive: str) -> tuple[int, int]:
        async with open_visit(manners(waiting, archive=archive)) as (_, found):
            return await found.look_up(wanting_copy(named(), ledger(), TODAY), TODAY, kept.append)

    with served_site() as site:
        site.snapshot = snapshot
        return run_apart(lambda: visit(f"{site.address}{api}")), kept, site.paths()


def test_the_archive_is_asked_for_each_address_and_what_it_has_is_kept_beside_it() -> None:
    counts, kept, paths = look_up(answer())
    assert counts == (3, 3)
    assert paths[0] == "GET /wayback?url=https%3A%2F%2Fexample.org%2Fdead"
    assert {(one.archived, one.archive_asked) for one in kept} == {(COPY, "2026-11-22")}


def test_where_the_archive_has_nothing_that_is_kept_too_so_that_it_is_not_asked_again_soon() -> None:
    counts, kept, _ = look_up(b'{"archived_snapshots":{}}')
    assert counts == (3, 0)
    assert {(one.archived, one.archive_asked) for one in kept} == {("", "2026-11-22")}


@pytest.mark.parametrize(("snapshot", "api"), [(b"<html>", "/wayback"), (b"", "/429"), (b"", "/reset")])
def test_an_archive_that_is_not_itself_is_left_in_peace(snapshot: bytes, api: str) -> None:
    counts, kept, paths = look_up(snapshot, api)
    assert (counts, kept, len(paths)) == ((0, 0), [], 1)
