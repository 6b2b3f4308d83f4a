"""Visits to sites of this machine, on which no time passes."""

import asyncio
import datetime
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from build_tools.upkeep.addresses.asking import Asked
from build_tools.upkeep.addresses.fetching import Limits
from build_tools.upkeep.addresses.pace import Clock
from build_tools.upkeep.addresses.visit import Manners, open_visit

Found = TypeVar("Found")

MOMENT = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
TODAY = MOMENT.date()


def run_apart(visit: Callable[[], Coroutine[Any, Any, Found]]) -> Found:
    """Run a visit to its end in a thread of its own, where no browser test has left a loop running."""
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(lambda: asyncio.run(visit())).result()


class Waiting:
    """A clock that goes forward when somebody waits, and notes for how long."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.passed = 0.0
        self.clock = Clock(lambda: self.passed, lambda: MOMENT, self._wait)

    async def _wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.passed += seconds
        await asyncio.sleep(0)


def manners(waiting: Waiting, *, allow_private: bool = True, whole: float = 0.3, archive: str = "") -> Manners:
    limits = Limits(connect=whole, whole=whole, body=2_000)
    about = "https://example.org/about"
    return Manners(about, limits=limits, clock=waiting.clock, allow_private=allow_private, archive=archive)


def ask(addresses: Sequence[str], how: Manners | None = None) -> list[Asked]:
    """Return what comes of asking for addresses, one after the other."""

    async def visit() -> list[Asked]:
        async with open_visit(how or manners(Waiting())) as (asker, _):
            return [await asker.ask(address) for address in addresses]

    return run_apart(visit)
