"""Archived copies of addresses, as the Internet Archive's availability API tells them."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import orjson

from build_tools.upkeep.addresses.fetching import Fetcher, UnheardError
from build_tools.upkeep.addresses.ledger import ADDRESS
from build_tools.upkeep.addresses.named import Place
from build_tools.upkeep.addresses.pace import Pace
from build_tools.upkeep.addresses.robots import host_of
from build_tools.upkeep.addresses.state import REST_DAYS, Checked

API = "https://archive.org/wayback/available"
COPY = re.compile(r"https?://web\.archive\.org/web/(\d{14}/.+)")
GOOD = 200
SOURCE = re.compile(r"/sources/\d+/url")
"""The pointer of an address beside which a record may name an archived copy."""
NEED = {"dead": 0, "unclear": 1, "works": 2}
"""Who needs a copy most comes first."""


def wanting_copy(
    named: Mapping[str, tuple[Place, ...]], ledger: Mapping[str, Checked], today: datetime.date
) -> list[Checked]:
    """Return the checked addresses of sources for which an archive may be asked today, those in need first."""
    rest = (today - datetime.timedelta(days=REST_DAYS)).isoformat()
    wanting = [
        ledger[address]
        for address, places in named.items()
        if address in ledger and not ledger[address].archived and any(map(lacks_copy, places))
    ]
    due = [checked for checked in wanting if checked.archive_asked <= rest]
    return sorted(due, key=lambda checked: (NEED[checked.state], checked.archive_asked, checked.address))


def lacks_copy(place: Place) -> bool:
    """Tell whether an address is that of a source without an archived copy."""
    if not SOURCE.fullmatch(place.pointer):
        return False
    return place.entry.record.sources[int(place.pointer.split("/")[2])].archived_url is None


def proposals(named: Mapping[str, tuple[Place, ...]], ledger: Mapping[str, Checked]) -> Iterator[tuple[Place, Checked]]:
    """Yield each source without a copy for which an archive has one; whether it is written, a person decides."""
    for address, places in named.items():
        checked = ledger.get(address)
        if checked and checked.archived:
            yield from ((place, checked) for place in places if lacks_copy(place))


class Archive:
    """Asks the archive, one request at a time."""

    def __init__(self, fetcher: Fetcher, pace: Pace, api: str = API) -> None:
        """Take what sends requests, what waits between them, and the address of the API."""
        self._fetcher = fetcher
        self._pace = pace
        self._api = api

    async def look_up(
        self, wanting: Iterable[Checked], today: datetime.date, keep: Callable[[Checked], None]
    ) -> tuple[int, int]:
        """Ask for copies until the archive has had enough; return for how many was asked, and how many there are."""
        asked = found = 0
        for checked in wanting:
            try:
                copy = await self._copy(checked.address)
            except UnheardError:
                break
            asked, found = asked + 1, found + bool(copy)
            keep(replace(checked, archived=copy, archive_asked=today.isoformat()))
        return asked, found

    async def _copy(self, address: str) -> str:
        """Return the copy that is nearest to today; empty where there is none.

        Raises:
            UnheardError: the archive gives no answer that can be read.
        """
        async with self._pace.turn(host_of(self._api)):
            heard = await self._fetcher.fetch("GET", f"{self._api}?url={quote(address, safe='')}", reads=True)
        if heard.status != GOOD:
            raise UnheardError(str(heard.status))
        return closest_copy(heard.body)


def closest_copy(told: bytes) -> str:
    """Return the copy of which an answer tells; empty where it tells of none that is a page.

    Raises:
        UnheardError: it is no answer of the archive.
    """
    try:
        answer: Any = orjson.loads(told)
        closest = answer["archived_snapshots"].get("closest") or {}
        is_page = closest.get("available") is True and str(closest.get("status")) == str(GOOD)
        copy = COPY.fullmatch(str(closest.get("url", ""))) if is_page else None
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        reason = "unreadable"
        raise UnheardError(reason) from error
    whole = f"https://web.archive.org/web/{copy[1]}" if copy else ""
    return whole if ADDRESS.fullmatch(whole) else ""
