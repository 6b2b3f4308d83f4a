"""Addresses that still work because the site sends readers on to a new one, for good as it says."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.upkeep._base import Around, Checkup, Need
from build_tools.upkeep._of_addresses import needs_of_addresses


def _find(corpus: Corpus, around: Around) -> Iterator[Need]:
    return needs_of_addresses(
        corpus, around, lambda known: "moved" if known.state == "works" and known.leads_to else ""
    )


CHECKUP = Checkup("moved-addresses", _find, asks_ledger=True)
