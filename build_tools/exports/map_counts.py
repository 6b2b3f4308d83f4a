"""The numbers that the map takes when readers choose a type or an objective: records by country, type and objective."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import orjson

from build_tools.cartography.counts import ANY, Choice, count_places
from build_tools.corpus import Corpus, facet_reader
from build_tools.corpus.publication import is_listed
from build_tools.exports._base import Artefact, Exporter, Release

PATH = "map/counts.json"

Cell = TypeVar("Cell")


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield the counts, a country a line.

    A table has a row for each of `types` and in it a number for each of `objectives`; the empty name stands for all of
    them. Noughts at the end of a row and empty rows at the end of a table are left out.
    """
    reader = facet_reader(corpus, release.build_date)
    counts = count_places(map(reader.values, filter(is_listed, corpus)))
    axes = ([ANY, *corpus.by_type], [ANY, *corpus.vocabularies["objectives"].terms])
    head = {
        "types": axes[0],
        "objectives": axes[1],
        "records": _table(counts.records, *axes),
        "placed": _table(counts.placed, *axes),
    }
    rows = {country: _table(found, *axes) for country, found in counts.by_place.items()}
    lines = b",\n".join(b'"%s":%s' % (country.encode(), orjson.dumps(found)) for country, found in rows.items())
    yield Artefact(PATH, orjson.dumps(head)[:-1] + b',"countries":{\n' + lines + b"\n}}\n")


def _table(found: Mapping[Choice, int], types: Sequence[str], objectives: Sequence[str]) -> list[list[int]]:
    return _trimmed([_trimmed([found.get((name, number), 0) for number in objectives]) for name in types])


def _trimmed(row: list[Cell]) -> list[Cell]:
    while row and not row[-1]:
        row.pop()
    return row


EXPORTER = Exporter("map-counts", export)
