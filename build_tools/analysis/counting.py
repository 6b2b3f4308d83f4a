"""Which records count: those that stand in the indexes, by type and id."""

from collections.abc import Iterable, Iterator

from build_tools.corpus import Corpus, Entry


def listed(corpus: Corpus, types: Iterable[str]) -> Iterator[Entry]:
    """Yield the records of these types that are neither withdrawn nor published as a number only."""
    for name in types:
        for entry in corpus.by_type[name]:
            if not entry.is_withdrawn and entry.fields.get("publish") != "count":
                yield entry
