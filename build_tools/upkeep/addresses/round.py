"""A round: the addresses that are due are asked, several sites at a time, within a time, and each reply is kept."""

import asyncio
import datetime
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from build_tools.upkeep.addresses.asking import Asked, Asker
from build_tools.upkeep.addresses.ledger import ADDRESS, Ledger
from build_tools.upkeep.addresses.pace import Clock
from build_tools.upkeep.addresses.robots import host_of
from build_tools.upkeep.addresses.state import Checked, Reply, after_reply, is_due
from build_tools.validate.malformed_address import fault_of

SITES_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Plan:
    """How far a round goes: addresses at most, seconds after which none is begun, sites that are asked at a time."""

    limit: int = 200
    seconds: float = 20 * 60
    sites: int = SITES_AT_ONCE


@dataclass(slots=True)
class Outcome:
    """What a round did: how many addresses were noted, put off because their site is busy, or begun too late.

    `unnoted` are those whose failure says nothing, since nothing worked: this machine may have no way out.
    """

    noted: int = 0
    put_off: int = 0
    out_of_time: int = 0
    unnoted: int = 0


def due_addresses(named: Iterable[str], ledger: Ledger, today: datetime.date, *, allow_private: bool) -> list[str]:
    """Return the addresses that may be asked today: those that never were first, then those due for longest.

    What has no form that can be opened is left out: `commons check` tells of it.
    """
    due = [address for address in named if is_due(ledger.get(address), today) and ADDRESS.fullmatch(address)]
    due = [address for address in due if allow_private or fault_of(address) is None]
    return sorted(due, key=lambda address: (ledger[address].again if address in ledger else "", address))


@dataclass(slots=True)
class Round:
    """A round in the making: what was known before, the day, what keeps what is known now, and what was done so far.

    `control` is an address of ours: where nothing else worked, it tells whether this machine has a way out.
    """

    before: Mapping[str, Checked]
    today: datetime.date
    keep: Callable[[Checked], None]
    control: str
    outcome: Outcome = field(default_factory=Outcome)
    busy: set[str] = field(default_factory=set)
    is_online: bool = False
    held: list[tuple[str, Reply]] = field(default_factory=list)

    def note(self, address: str, asked: Asked) -> None:
        """Keep a reply; a failure only once something has worked: else the fault may be this machine's."""
        if asked.is_busy:
            self.busy |= {asked.host, host_of(address)}  # what leads to a busy site is as good as on it
        self.held.append((address, asked.reply))
        self.take_in(asked)

    def take_in(self, asked: Asked) -> None:
        """Keep what is held back, where this or an earlier reply shows that there is a way out."""
        self.is_online = self.is_online or asked.reply.verdict == "works"
        if self.is_online:
            for one, reply in self.held:
                self.keep(after_reply(self.before.get(one), one, reply, self.today))
            self.outcome.noted += len(self.held)
            self.held.clear()


async def check_round(current: Round, due: Iterable[str], asker: Asker, plan: Plan, clock: Clock) -> Outcome:
    """Ask for the first of the addresses that are due, and note each reply as soon as it is there."""
    queues: dict[str, deque[str]] = {}
    for address in list(due)[: plan.limit]:
        queues.setdefault(host_of(address), deque()).append(address)
    waiting = deque(queues.values())
    end = clock.seconds() + plan.seconds

    async def work() -> None:
        while waiting:
            for address in waiting.popleft():
                if host_of(address) in current.busy:
                    current.outcome.put_off += 1
                elif clock.seconds() >= end:
                    current.outcome.out_of_time += 1
                else:
                    current.note(address, await asker.ask(address))

    async with asyncio.TaskGroup() as group:
        for _ in range(min(plan.sites, len(waiting))):
            group.create_task(work())
    if current.held:
        current.take_in(await asker.ask(current.control))
    current.outcome.unnoted = len(current.held)
    return current.outcome
