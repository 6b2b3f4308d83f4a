"""Addresses that a program could not judge after several tries, so that a person has to open them."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.upkeep._base import Around, Checkup, Need
from build_tools.upkeep._of_addresses import needs_of_addresses
from build_tools.upkeep.addresses.state import Checked

TRIES = 3
"""After fewer, the next try may still tell; sites have bad days."""


def _note(known: Checked) -> str:
    return "unclear" if known.state == "unclear" and known.tries >= TRIES else ""


def _find(corpus: Corpus, around: Around) -> Iterator[Need]:
    return needs_of_addresses(corpus, around, _note)


CHECKUP = Checkup("unclear-addresses", _find, asks_ledger=True)
