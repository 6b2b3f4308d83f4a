"""What of a project needs a hand, found for commands."""

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from build_tools.cli._corpus import did_you_mean
from build_tools.config import Config
from build_tools.corpus import Corpus
from build_tools.engine import Engine
from build_tools.errors import UsageError
from build_tools.matching import known_traits
from build_tools.publish.build import address_ledger
from build_tools.publish.similar import known_similar
from build_tools.upkeep import Around, Group, groups_of
from build_tools.upkeep.addresses.figures import AddressFigures, address_figures
from build_tools.upkeep.addresses.ledger import read_ledger
from build_tools.upkeep.addresses.named import named_addresses
from build_tools.upkeep.telling import order_of


@dataclass(frozen=True, slots=True)
class Examined:
    """What needs a hand, by group, and what is known of addresses."""

    groups: tuple[Group, ...]
    figures: AddressFigures


def examine(corpus: Corpus, config: Config, engine: Engine) -> Examined:
    """Return what of a corpus needs a hand.

    Raises:
        LedgerError: the ledger of addresses is broken.
    """
    ledger = read_ledger(address_ledger(config))
    traits = known_traits(list(corpus), corpus.vocabularies, engine)
    around = Around(config.today, ledger, known_similar(corpus, traits, config, engine))
    groups = groups_of(corpus, around, order_of(config.strings))
    return Examined(groups, address_figures(named_addresses(corpus), ledger))


def chosen_groups(patterns: Sequence[str], names: Sequence[str]) -> frozenset[str]:
    """Return the names of the groups that are asked for; all where nothing is said.

    Raises:
        UsageError: a pattern fits none.
    """
    chosen: set[str] = set()
    for pattern in patterns:
        fitting = {name for name in names if fnmatchcase(name, pattern)}
        if not fitting:
            message = (
                f"There is no group {pattern!r}.{did_you_mean(pattern, names)} The groups are: {', '.join(names)}."
            )
            raise UsageError(message)
        chosen |= fitting
    return frozenset(chosen or names)
