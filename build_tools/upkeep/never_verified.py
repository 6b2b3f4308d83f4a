"""Records that nobody has compared with their sources since they were written."""

from collections.abc import Iterator

from build_tools.corpus import Corpus, Entry
from build_tools.upkeep._base import Around, Checkup, Need, need_of, records_in_use


def _find(corpus: Corpus, _: Around) -> Iterator[Need]:
    """Yield them in the order in which to begin: what rests on one source, and what most records name."""

    def urgency(entry: Entry) -> tuple[int, int, str]:
        return (len(entry.record.sources), -_named_by(corpus, entry), entry.address)

    waiting = [entry for entry in records_in_use(corpus) if entry.record.verified is None]
    for entry in sorted(waiting, key=urgency):
        yield need_of(entry, "never", sources=len(entry.record.sources), named=_named_by(corpus, entry))


def _named_by(corpus: Corpus, entry: Entry) -> int:
    return len({relation.source for relation in corpus.incoming.get(entry.key, ())})


CHECKUP = Checkup("never-verified", _find)
