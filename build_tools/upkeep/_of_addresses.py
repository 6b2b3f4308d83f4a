"""Needs that follow from what is known of web addresses."""

from collections.abc import Callable, Iterator

from build_tools.corpus import Corpus
from build_tools.upkeep._base import Around, Need, need_of
from build_tools.upkeep.addresses.named import named_addresses
from build_tools.upkeep.addresses.state import Checked


def needs_of_addresses(corpus: Corpus, around: Around, note_of: Callable[[Checked], str]) -> Iterator[Need]:
    """Yield a need for each address that `note_of` has a note for and each record that names it, by address."""
    for address, places in named_addresses(corpus).items():
        known = around.checked.get(address)
        if known and (note := note_of(known)):
            words = {"reason": known.told, "day": known.checked, "copy": known.archived, "target": known.leads_to}
            told = {name: value for name, value in words.items() if value}
            for place in {place.entry.key: place for place in reversed(places)}.values():
                yield need_of(place.entry, note, pointer=place.pointer, address=address, **told)
