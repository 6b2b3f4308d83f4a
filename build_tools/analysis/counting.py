"""How many listed records have which value of a facet: the numbers that Explore shows."""

from collections import Counter
from collections.abc import Iterable, Iterator

from build_tools.corpus import Corpus, Entry, FacetReader
from build_tools.corpus.publication import is_listed


def listed(corpus: Corpus, types: Iterable[str]) -> Iterator[Entry]:
    """Yield the records of these types that are neither withdrawn nor published as a number only."""
    for name in types:
        yield from filter(is_listed, corpus.by_type[name])


def counts_of(facet: str, entries: Iterable[Entry], reader: FacetReader) -> Counter[tuple[str, str]]:
    """Return how many records there are by (type, value of the facet)."""
    return Counter((entry.type.name, value) for entry in entries for value in reader.of(facet, entry))
