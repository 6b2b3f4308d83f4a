"""Addresses that have been gone on several days."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.upkeep._base import Around, Checkup, Need
from build_tools.upkeep._of_addresses import needs_of_addresses
from build_tools.upkeep.addresses.state import Checked


def _note(known: Checked) -> str:
    if known.state != "dead":
        return ""
    return "dead_with_copy" if known.archived else "dead"


def _find(corpus: Corpus, around: Around) -> Iterator[Need]:
    return needs_of_addresses(corpus, around, _note)


CHECKUP = Checkup("dead-addresses", _find, asks_ledger=True)
