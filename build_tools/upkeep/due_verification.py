"""Records whose last comparison with their sources has lost its worth by time."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.records.verification import verification_of
from build_tools.upkeep._base import Around, Checkup, Need, need_of, records_in_use


def _find(corpus: Corpus, around: Around) -> Iterator[Need]:
    """Yield them by how long they have been due."""
    found = []
    for entry in records_in_use(corpus):
        verification = verification_of(entry.record, entry.type.verify_months, around.today)
        if verification.state in ("due", "overdue"):
            found.append((verification.due, entry.address, need_of(entry, verification.state, day=verification.due)))
    yield from (need for _, _, need in sorted(found, key=lambda one: one[:2]))


CHECKUP = Checkup("due-verification", _find)
