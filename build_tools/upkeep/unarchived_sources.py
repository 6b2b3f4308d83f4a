"""Records whose sources have no archived copy, so that they rest on nothing once these are gone."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.upkeep._base import Around, Checkup, Need, need_of, records_in_use


def _find(corpus: Corpus, _: Around) -> Iterator[Need]:
    """Yield those first that rest on the fewest sources."""
    found = []
    for entry in records_in_use(corpus):
        sources = entry.record.sources
        without = sum(source.archived_url is None for source in sources)
        if without:
            need = need_of(entry, "unarchived", pointer="/sources", without=without, sources=len(sources))
            found.append((len(sources), entry.address, need))
    yield from (need for _, _, need in sorted(found, key=lambda one: one[:2]))


CHECKUP = Checkup("unarchived-sources", _find)
