"""Records that do not say where, though readers look for them by place."""

from collections.abc import Iterator

from build_tools.corpus import Corpus, Entry
from build_tools.upkeep._base import Around, Checkup, Need, need_of, records_in_use
from build_tools.validate.missing_place import NEEDED

PLACED = frozenset({"practice", "case"})
"""Types of what is done somewhere; what has another scope than these may be about everywhere."""


def _lacks_place(entry: Entry) -> bool:
    record = entry.record
    is_somewhere = record.scope in NEEDED or (entry.type.name in PLACED and record.scope is None)
    return is_somewhere and not record.countries and not record.regions


def _find(corpus: Corpus, _: Around) -> Iterator[Need]:
    return (need_of(entry, "nowhere") for entry in records_in_use(corpus) if _lacks_place(entry))


CHECKUP = Checkup("missing-places", _find)
