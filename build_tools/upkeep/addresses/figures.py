"""How many of the addresses that records name work, are dead, are unclear, or were never asked."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.upkeep.addresses.ledger import Ledger


@dataclass(frozen=True, slots=True)
class AddressFigures:
    """Counts of addresses; `last` is the day of the last check, empty where there was none."""

    named: int
    works: int
    dead: int
    unclear: int
    last: str

    @property
    def unasked(self) -> int:
        """How many nobody has asked yet."""
        return self.named - self.works - self.dead - self.unclear


def address_figures(named: Iterable[str], ledger: Ledger) -> AddressFigures:
    """Return the figures of some addresses; what else a ledger holds does not count."""
    addresses = list(named)
    known = [ledger[address] for address in addresses if address in ledger]
    states = Counter(one.state for one in known)
    last = max((one.checked for one in known), default="")
    return AddressFigures(len(addresses), states["works"], states["dead"], states["unclear"], last)
