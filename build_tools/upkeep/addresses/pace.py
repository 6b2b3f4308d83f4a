"""How fast sites are asked: one request at a time of each, with a pause after it."""

import asyncio
import datetime
import math
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

PAUSE = 2.0
"""Seconds between two requests to one site."""
LONGEST_PAUSE = 30.0
"""Of a site that asks for longer ones, fewer addresses are asked in one round; it gets these."""


def _now() -> datetime.datetime:
    return datetime.datetime.now(tz=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as the round sees it: seconds that only go forward, the moment in Greenwich, and waiting."""

    seconds: Callable[[], float] = time.monotonic
    moment: Callable[[], datetime.datetime] = _now
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


class Pace:
    """Gives each site its turns."""

    def __init__(self, clock: Clock, pause: float = PAUSE) -> None:
        """Take the clock, and the seconds between two requests to one site."""
        self._clock = clock
        self._pause = pause
        self._own: dict[str, float] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._last: dict[str, float] = {}

    def ask_for(self, host: str, pause: float) -> None:
        """Note that a site wants longer pauses."""
        self._own[host] = min(LONGEST_PAUSE, max(pause, self._own.get(host, 0)))

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until a site may be asked; nobody else asks it until this is over."""
        async with self._locks[host]:
            pause = max(self._pause, self._own.get(host, 0))
            wait = self._last.get(host, -math.inf) + pause - self._clock.seconds()
            if wait > 0:
                await self._clock.sleep(wait)
            try:
                yield
            finally:
                self._last[host] = self._clock.seconds()
