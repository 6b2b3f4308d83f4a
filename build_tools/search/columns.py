"""The values of the facets of every record, in columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_tools.corpus import FACETS, Corpus, FacetValues, Vocabularies
from build_tools.corpus.facets import KIND_VOCABULARIES
from build_tools.records import record_types
from build_tools.search.packing import pack, planes, read_planes, unpack, width_of

LISTED_WHERE_USED = {"language", "organisation", "year"}
"""Facets of which only values that some record has are listed; of others also those that none has."""

Strings = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FacetList:
    """A facet and its values in order: ids, labels, how many records have each."""

    name: str
    ids: tuple[str, ...]
    labels: tuple[str, ...]
    totals: tuple[int, ...]

    def told(self) -> dict[str, Any]:
        """Return it as the head of the index tells it."""
        return {"name": self.name, "ids": self.ids, "labels": self.labels, "totals": self.totals}


def facet_lists(values: Sequence[FacetValues], corpus: Corpus, strings: Strings) -> list[FacetList]:
    """Return every facet with its values: in the order of the vocabulary, years from the newest, names by title."""
    return [_facet_list(facet.name, facet.vocabulary, values, _Naming(corpus, strings)) for facet in FACETS]


def _facet_list(name: str, vocabulary: str, values: Sequence[FacetValues], naming: "_Naming") -> FacetList:
    totals: dict[str, int] = {}
    for found in values:
        for value in found[name]:
            totals[value] = totals.get(value, 0) + 1
    known = naming.known(name, vocabulary)
    if name in LISTED_WHERE_USED or not known:
        labels = {value: known.get(value, value) for value in totals}
        newest_first = name == "year"
        ids = sorted(labels, key=lambda value: (labels[value].casefold(), value), reverse=newest_first)
    else:
        labels = {**known, **{value: value for value in sorted(totals) if value not in known}}
        ids = list(labels)
    return FacetList(
        name, tuple(ids), tuple(labels[value] for value in ids), tuple(totals.get(value, 0) for value in ids)
    )


class _Naming:
    """What the values of the facets are called."""

    def __init__(self, corpus: Corpus, strings: Strings) -> None:
        self._corpus = corpus
        self._strings = strings

    def known(self, name: str, vocabulary: str) -> dict[str, str]:
        """Return the labels of the values that a facet may have; empty where they are none of a vocabulary."""
        if name == "type":
            names = {found.name for found in record_types()}
            return {key: words["other"] for key, words in self._strings["types"].items() if key in names}
        if name == "verification":
            return dict(self._strings["about"]["verified_labels"])
        if name == "kind":
            return _kinds(self._corpus.vocabularies, self._strings)
        if name == "organisation":
            return {entry.id: entry.record.title for entry in self._corpus.by_type["organisation"]}
        terms = self._corpus.vocabularies[vocabulary].terms.values() if vocabulary else ()
        return {term.id: term.label for term in terms}


def _kinds(vocabularies: Vocabularies, strings: Strings) -> dict[str, str]:
    order = [name for name in strings["types"] if name in KIND_VOCABULARIES]
    found = {
        f"{name}.{term.id}": term.label
        for name in order
        for term in vocabularies[KIND_VOCABULARIES[name]].terms.values()
    }
    experts = strings["expertise"].get("kinds", {})
    return {**found, **{f"expertise.{kind}": str(label) for kind, label in experts.items()}}


def write_columns(values: Sequence[FacetValues], lists: Sequence[FacetList]) -> bytes:
    """Return the file of columns: for each facet the combinations of values that records have, and which each has."""
    told: dict[str, Any] = {"count": len(values), "facets": []}
    numbers: list[bytes] = []
    for facet in lists:
        places = {value: place for place, value in enumerate(facet.ids)}
        rows = [tuple(sorted(places[value] for value in found[facet.name])) for found in values]
        combinations = {row: place for place, row in enumerate(sorted(set(rows)))}
        width = width_of(max(0, len(combinations) - 1))
        told["facets"].append({"name": facet.name, "combinations": list(combinations), "width": width})
        numbers.append(planes([combinations[row] for row in rows], width))
    return pack(told, b"".join(numbers))


@dataclass(frozen=True, slots=True)
class Column:
    """A facet: the places of values in each combination, and the combination of each document."""

    combinations: Sequence[Sequence[int]]
    rows: Sequence[int]


def read_columns(data: bytes) -> dict[str, Column]:
    """Return the columns by the name of the facet."""
    told, numbers = unpack(data)
    found: dict[str, Column] = {}
    start, count = 0, told["count"]
    for facet in told["facets"]:
        rows = read_planes(numbers, start, count, facet["width"])
        found[facet["name"]] = Column(facet["combinations"], rows)
        start += count * facet["width"]
    return found
