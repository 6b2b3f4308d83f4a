"""Records that stand alone: nothing leads to them."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.upkeep._base import Around, Checkup, Need, need_of, records_in_use

ORGANISATION = "organisation"
"""An organisation is there to be named; what it names itself (of what it is a part) brings nobody to it."""


def _find(corpus: Corpus, around: Around) -> Iterator[Need]:
    """Yield records that are named by none, name none and are like none; and organisations that are named by none."""
    near = {link.target for links in around.similar.values() for link in links}
    for entry in records_in_use(corpus):
        if corpus.incoming.get(entry.key):
            continue
        if entry.type.name == ORGANISATION:
            yield need_of(entry, "unnamed")
        elif not corpus.outgoing.get(entry.key) and not around.similar.get(entry.key) and entry.key not in near:
            yield need_of(entry, "alone")


CHECKUP = Checkup("orphans", _find)
