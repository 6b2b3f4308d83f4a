"""A visit to the web: what asks and looks up, opened together under one name and closed again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import build_tools
from build_tools.upkeep.addresses.archive import API, Archive
from build_tools.upkeep.addresses.asking import Asker
from build_tools.upkeep.addresses.fetching import Fetcher, Limits
from build_tools.upkeep.addresses.pace import PAUSE, Clock, Pace
from build_tools.upkeep.addresses.robots import Robots

NAME = "compact-commons-links"
"""The name by which robots.txt can speak of us."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How we ask: who we are (an address where that is explained), and within which limits.

    `allow_private` lets machines of this network be asked too, and `archive` names another archive: for tests.
    """

    about: str
    pause: float = PAUSE
    limits: Limits = field(default_factory=Limits)
    clock: Clock = field(default_factory=Clock)
    allow_private: bool = False
    archive: str = API


@asynccontextmanager
async def open_visit(manners: Manners) -> AsyncIterator[tuple[Asker, Archive]]:
    """Open what asks for addresses and what looks for copies; both keep the same pace."""
    name = f"{NAME}/{build_tools.__version__} (+{manners.about})"
    fetcher = Fetcher(name, manners.limits, allow_private=manners.allow_private)
    pace = Pace(manners.clock, manners.pause)
    try:
        asker = Asker(fetcher, Robots(fetcher, pace, NAME), pace, manners.clock)
        yield asker, Archive(fetcher, pace, manners.archive)
    finally:
        await fetcher.close()
