"""`commons links`: whether the web addresses in records still answer."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

import click

from build_tools.cli._corpus import opened
from build_tools.cli._group import Project
from build_tools.cli._terminal import remark, say, styled
from build_tools.cli._upkeep_text import figures_told
from build_tools.config import Config
from build_tools.corpus import publishable
from build_tools.errors import UsageError
from build_tools.publish.build import address_ledger
from build_tools.upkeep.addresses.figures import address_figures
from build_tools.upkeep.addresses.ledger import Ledger, read_ledger, write_ledger
from build_tools.upkeep.addresses.named import Place, named_addresses
from build_tools.upkeep.addresses.state import Checked
from build_tools.upkeep.telling import Strings, reason_of

if TYPE_CHECKING:
    from build_tools.upkeep.addresses.round import Outcome

Named = Mapping[str, tuple[Place, ...]]
SECONDS_OF_A_MINUTE = 60
SAVED_AFTER = 25
"""Replies after which the ledger is written: so many are lost at most when the machine stops."""


@click.command(name="links")
@click.option("--check", is_flag=True, help="Ask the addresses that are due, politely, and keep what they answer.")
@click.option("--archive", is_flag=True, help="Ask the Internet Archive for copies of sources that have none.")
@click.option("--only", "pattern", metavar="PATTERN", default="*", help="Only addresses like this: *.iom.int/*")
@click.option("--limit", type=click.IntRange(1, 5_000), default=200, show_default=True,
              help="How many addresses to ask, and for how many to ask for copies.")  # fmt: skip
@click.option("--minutes", type=click.IntRange(1, 300), default=20, show_default=True,
              help="After so many minutes no address is begun any more.")  # fmt: skip
@click.option("--allow-private", is_flag=True, help="Ask machines of this network too, without pauses: for tests.")
@click.pass_obj
def links(
    project: Project, *, check: bool, archive: bool, pattern: str, limit: int, minutes: int, allow_private: bool
) -> None:
    r"""Tell what is known of the web addresses that records name; with --check, find out.

    \b
      commons links                                what the ledger tells
      commons links --check --limit 50             ask fifty addresses that are due
      commons links --check --only '*.un.org/*'    of one site
      commons links --archive                      look for copies of what is dead or has none

    No site gets two requests at a time, or two within two seconds; robots.txt is heeded; an address is asked once in
    four weeks as a rule. What is learnt is kept in upkeep/addresses.csv of the content folder. No record is changed.
    """
    with opened(project) as (config, reading):
        named = named_addresses(publishable(reading.corpus).corpus)
        chosen = {address: places for address, places in named.items() if fnmatchcase(address, pattern)}
        if not chosen:
            message = f"No record names an address like {pattern!r}: * stands for anything, as in '*.iom.int/*'."
            raise UsageError(message)
        ledger = read_ledger(address_ledger(config))
        if check or archive:
            kept = None if reading.corpus.broken else frozenset(named)
            keeper = _Keeper(address_ledger(config), dict(ledger), kept)
            wanted = _Wanted(check=check, archive=archive, limit=limit, minutes=minutes, allow_private=allow_private)
            try:
                asyncio.run(_visit(config, chosen, keeper, wanted))
            finally:
                keeper.save()
            ledger = keeper.known
    for line in _lines(chosen, ledger, config.strings):
        say(line)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the words of the command ask for."""

    check: bool
    archive: bool
    limit: int
    minutes: int
    allow_private: bool


@dataclass(slots=True)
class _Keeper:
    """Keeps the ledger while it grows.

    `named` are the addresses that records name: others are left out when it is written. None where that is not known
    because a record cannot be read.
    """

    file: Path
    known: dict[str, Checked]
    named: frozenset[str] | None
    unsaved: int = field(default=0)

    def keep(self, checked: Checked) -> None:
        """Take in what is known of an address."""
        self.known[checked.address] = checked
        self.unsaved += 1
        say(f"{checked.state:8}{checked.told:20}{styled(checked.address)}")
        if self.unsaved >= SAVED_AFTER:
            self.save()

    def save(self) -> None:
        """Write the ledger, where there is something new."""
        if self.unsaved:
            lines = [one for one in self.known.values() if self.named is None or one.address in self.named]
            write_ledger(self.file, lines)
            self.unsaved = 0


async def _visit(config: Config, named: Named, keeper: _Keeper, wanted: _Wanted) -> None:
    """Ask sites, and the archive."""
    from build_tools.upkeep.addresses.archive import wanting_copy  # noqa: PLC0415 - few commands go to the web
    from build_tools.upkeep.addresses.pace import PAUSE, Clock  # noqa: PLC0415 - the same
    from build_tools.upkeep.addresses.round import Plan, Round, check_round, due_addresses  # noqa: PLC0415 - the same
    from build_tools.upkeep.addresses.visit import Manners, open_visit  # noqa: PLC0415 - the same

    clock, about = Clock(), _about(config)
    pause = 0 if wanted.allow_private else PAUSE
    manners = Manners(about, pause, clock=clock, allow_private=wanted.allow_private)
    async with open_visit(manners) as (asker, found):
        if wanted.check:
            due = due_addresses(named, keeper.known, config.today, allow_private=wanted.allow_private)
            current = Round(dict(keeper.known), config.today, keeper.keep, about)
            plan = Plan(wanted.limit, wanted.minutes * SECONDS_OF_A_MINUTE)
            _tell(len(due), await check_round(current, due, asker, plan, clock))
        if wanted.archive:
            wanting = wanting_copy(named, keeper.known, config.today)[: wanted.limit]
            asked, copies = await found.look_up(wanting, config.today, keeper.keep)
            remark(f"The Internet Archive was asked for {asked:,} of {len(wanting):,}, and has {copies:,}.")


def _tell(due: int, outcome: "Outcome") -> None:
    remark(f"Due: {due:,}. Asked and noted: {outcome.noted:,}.")
    if outcome.put_off or outcome.out_of_time:
        remark(f"Left for another time: {outcome.put_off:,} of busy sites, {outcome.out_of_time:,} out of time.")
    if outcome.unnoted:
        remark(f"Nothing worked, our own address neither, so nothing was noted of {outcome.unnoted:,}: no way out?")


def _about(config: Config) -> str:
    """Return the address under which those who are asked find who asks.

    Raises:
        UsageError: it is not known.
    """
    about = config.repository_url or config.site_url
    if not about:
        message = (
            "Those who are asked should see who asks: give repository_url or site_url in site_config/settings.yml, "
            "or COMMONS_REPOSITORY_URL."
        )
        raise UsageError(message)
    return about


def _lines(named: Named, ledger: Ledger, strings: Strings) -> Iterator[str]:
    """Yield what is known: the counts, what is dead, what has moved, and the copies that an archive has."""
    yield figures_told(address_figures(named, ledger))
    known = [ledger[address] for address in named if address in ledger]
    dead = [one for one in known if one.state == "dead"]
    moved = [one for one in known if one.state == "works" and one.leads_to]
    yield from _listed("Dead", [f"{one.address}  ({reason_of(one.told, strings)}, {one.checked})" for one in dead])
    yield from _listed("Moved", [f"{one.address}  now {one.leads_to}" for one in moved])
    yield from _listed(
        "Archived copies, for a person to open and to write into the record", list(_copies(named, ledger))
    )


def _copies(named: Named, ledger: Ledger) -> Iterator[str]:
    from build_tools.upkeep.addresses.archive import proposals  # noqa: PLC0415 - loads what goes to the web

    for place, checked in proposals(named, ledger):
        yield f"{place.entry.path} {place.pointer}  archived_url: {checked.archived}"


def _listed(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{heading}: {len(lines):,}"
        yield from (f"  {styled(line)}" for line in lines)


COMMAND = links
