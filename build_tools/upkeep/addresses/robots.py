"""What a site asks of programs (robots.txt, RFC 9309), read once in a round."""

import asyncio
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from protego import Protego

from build_tools.upkeep.addresses.fetching import Fetcher, Heard, UnheardError
from build_tools.upkeep.addresses.pace import Pace

HOPS = 5
"""Redirects that are followed to the file, as the standard asks."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})
UNREADABLE = "robots-unreachable"
OF_THE_HOST = ("no-host", "private-address", "timeout", "tls", "refused")
"""Reasons, by how they begin, that hold for the whole site: its pages need not be asked to learn of them again."""


def host_of(url: str) -> str:
    """Return the name of the site of an address."""
    return urlsplit(url).hostname or ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a site asks; `reason` is why that is not known, and so nothing is asked of it."""

    rules: Protego | None = None
    reason: str = ""


class Robots:
    """Knows the wishes of sites."""

    def __init__(self, fetcher: Fetcher, pace: Pace, name: str) -> None:
        """Take what sends requests, what waits before them, and the name under which rules are looked for."""
        self._fetcher = fetcher
        self._pace = pace
        self._name = name
        self._known: dict[str, asyncio.Task[Wishes]] = {}

    async def refusal(self, url: str) -> str:
        """Return why an address is not asked for; empty where it may be."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._known:
            self._known[origin] = asyncio.create_task(self._read(origin))
        wishes = await self._known[origin]
        if wishes.reason:
            return wishes.reason
        allowed = wishes.rules is None or wishes.rules.can_fetch(url, self._name)
        return "" if allowed else "robots"

    async def _read(self, origin: str) -> Wishes:
        try:
            heard = await self._file(f"{origin}/robots.txt")
        except UnheardError as error:
            return Wishes(reason=str(error) if str(error).startswith(OF_THE_HOST) else UNREADABLE)
        except ValueError:  # it is sent on to what is no address
            return Wishes(reason=UNREADABLE)
        if heard is None or (400 <= heard.status < 500 and heard.status != 429):  # noqa: PLR2004 - kinds of status
            return Wishes()
        if heard.status != 200:  # noqa: PLR2004 - the one status that carries the file
            return Wishes(reason=UNREADABLE)
        rules = Protego.parse(heard.body.decode("utf-8", errors="replace"))
        if pause := rules.crawl_delay(self._name):
            self._pace.ask_for(host_of(origin), float(pause))
        return Wishes(rules)

    async def _file(self, url: str) -> Heard | None:
        """Return the answer for the file; None where it only leads on, which means that there is none."""
        for _ in range(HOPS + 1):
            async with self._pace.turn(host_of(url)):
                heard = await self._fetcher.fetch("GET", url, reads=True)
            if heard.status not in REDIRECTS:
                return heard
            url = urljoin(url, heard.headers.get("location", ""))
            if urlsplit(url).scheme not in ("http", "https"):
                return None
        return None
