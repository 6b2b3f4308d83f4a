"""One address: asked politely, followed wherever it leads, and judged."""

import datetime
import math
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from build_tools.upkeep.addresses.fetching import Fetcher, Heard, UnheardError, wire_url
from build_tools.upkeep.addresses.pace import Clock, Pace
from build_tools.upkeep.addresses.robots import REDIRECTS, Robots, host_of
from build_tools.upkeep.addresses.state import REST_DAYS, Reply

HOPS = 8
"""Redirects that are followed; browsers follow some twenty, and nobody needs more than a few."""
FOR_GOOD = frozenset({301, 308})
GONE = frozenset({404, 410})
BUSY = frozenset({429, 503})
PART_REFUSED = 416
"""The page is there and has no such part: as good as the page."""
PATIENCE = 60.0
"""Seconds that a site may ask us to wait within a round."""
REGISTERED = frozenset({"doi.org", "dx.doi.org"})
"""Sites that send everybody on: that they know where to is all that is asked of them, the publisher is not."""
LONGEST_ADDRESS = 2_000
"""Characters of an address in a record; longer ones carry what belongs to one visit."""
HOPELESS = ("no-host", "private-address", "tls", "robots")
"""Reasons, by how they begin, that another way of asking does not mend."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking an address; `is_busy` says that its site, `host`, wants no more requests in this round."""

    reply: Reply
    host: str
    is_busy: bool = False


class Asker:
    """Asks for addresses, one request at a time of each site."""

    def __init__(self, fetcher: Fetcher, robots: Robots, pace: Pace, clock: Clock) -> None:
        """Take what sends requests, what knows the wishes of sites, what waits, and the clock."""
        self._fetcher = fetcher
        self._robots = robots
        self._pace = pace
        self._clock = clock

    async def ask(self, address: str) -> Asked:
        """Return what came of asking for an address."""
        seen, url, is_for_good = {address}, address, True
        if fault := _fault(address):
            return Asked(Reply("unclear", fault), "")
        for _ in range(HOPS + 1):
            try:
                heard = await self._heard(url)
            except UnheardError as error:
                return Asked(_reply_unheard(str(error)), host_of(url))
            if heard.status in BUSY:
                return Asked(self._busy(heard), host_of(url), is_busy=True)
            target = _target(url, heard)
            if not target or host_of(url) in REGISTERED:
                return Asked(_reply(address, url, heard, is_for_good=is_for_good), host_of(url))
            is_for_good = is_for_good and heard.status in FOR_GOOD
            if target in seen or _fault(target):
                return Asked(Reply("unclear", _fault(target) or "too-many-redirects"), host_of(url))
            seen.add(target)
            url = target
        return Asked(Reply("unclear", "too-many-redirects"), host_of(url))

    async def _heard(self, url: str) -> Heard:
        """Return what a site says of an address: first of the head only, then, where that is no good, of a part of it.

        Many sites know no HEAD, or answer it wrongly.

        Raises:
            UnheardError: it says nothing, or may not be asked.
        """
        if refused := await self._robots.refusal(url):
            raise UnheardError(refused)
        try:
            heard = await self._patient("HEAD", url)
            if _is_good(heard) or heard.status in BUSY:
                return heard
        except UnheardError as error:
            if str(error).startswith(HOPELESS):
                raise
        return await self._patient("GET", url)

    async def _patient(self, method: str, url: str) -> Heard:
        """Ask, and once more after the time that a busy site names, where that is short."""
        heard = await self._once(method, url)
        wait = self._wait(heard)
        if heard.status in BUSY and wait is not None and wait <= PATIENCE:
            await self._clock.sleep(wait)
            heard = await self._once(method, url)
        return heard

    async def _once(self, method: str, url: str) -> Heard:
        async with self._pace.turn(host_of(url)):
            return await self._fetcher.fetch(method, url, asks_part=method == "GET")

    def _wait(self, heard: Heard) -> float | None:
        """Return for how many seconds a site asks to be left in peace; None where it does not say."""
        told = heard.headers.get("retry-after", "").strip()
        if told.isascii() and told.isdecimal():
            return float(told[:9])
        try:
            until = parsedate_to_datetime(told)
        except (ValueError, TypeError):
            return None
        if until.tzinfo is None:
            until = until.replace(tzinfo=datetime.UTC)
        return max(0.0, (until - self._clock.moment()).total_seconds())

    def _busy(self, heard: Heard) -> Reply:
        """Return the reply of a busy site, with the day on which it may be asked again; no site is left for ever."""
        wait = self._wait(heard) or 0
        days = min(REST_DAYS, math.ceil(wait / datetime.timedelta(days=1).total_seconds()))
        until = self._clock.moment().date() + datetime.timedelta(days=days)
        return Reply("unclear", str(heard.status), rest_until=until.isoformat() if days else "")


def _fault(url: str) -> str:
    """Return why a redirect is not followed: it leaves the web, or holds a name and a password."""
    try:
        parts = urlsplit(url)
        is_plain = parts.scheme in ("http", "https") and parts.hostname and parts.username is None
        is_plain = is_plain and (parts.port is None or parts.port > 0)
    except ValueError:
        is_plain = False
    return "" if is_plain else "unreadable"


def _target(url: str, heard: Heard) -> str:
    """Return where a redirect leads; empty where there is none."""
    location = heard.headers.get("location", "")
    if heard.status not in REDIRECTS or not location:
        return ""
    try:
        return urljoin(url, location.encode("latin-1").decode("utf-8", errors="replace")).partition("#")[0]
    except ValueError:
        return location


def _is_good(heard: Heard) -> bool:
    return 200 <= heard.status < 300 or heard.status in REDIRECTS  # noqa: PLR2004 - kinds of status


def _reply_unheard(reason: str) -> Reply:
    return Reply("gone" if reason == "no-host" else "unclear", reason)


def _reply(address: str, url: str, heard: Heard, *, is_for_good: bool) -> Reply:
    """Return the verdict on an answer that leads no further."""
    told = str(heard.status)
    if heard.status in GONE:
        return Reply("gone", told)
    is_registered = host_of(url) in REGISTERED and heard.status in REDIRECTS
    if not is_registered and (heard.status in REDIRECTS or not (_is_good(heard) or heard.status == PART_REFUSED)):
        return Reply("unclear", told)
    if _path(url) == "/" and _path(address) != "/":
        return Reply("unclear", "front-page")
    return Reply("works", told, leads_to=_new_address(address, url) if is_for_good else "")


def _new_address(address: str, url: str) -> str:
    """Return where an address has moved, as it may be written into a record; empty where it is the same, or no use."""
    told = wire_url(url)
    return told if told != wire_url(address) and len(told) <= LONGEST_ADDRESS else ""


def _path(url: str) -> str:
    """Return what of an address comes after its site; “/” for its front page."""
    parts = urlsplit(url)
    return f"{parts.path or '/'}{parts.query and '?'}{parts.query}"
