"""What a change does to the filters of the search: how many records each value finds, before and now."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.corpus import Corpus
from build_tools.corpus.facets import FACETS, KIND_VOCABULARIES, FacetReader
from build_tools.corpus.publication import is_listed
from build_tools.feedback._base import CountTold
from build_tools.feedback.sides import Side

Value = tuple[str, str]
"""(name of the facet, value)."""
PASSED_OVER = frozenset(("organisation", "verification"))
"""What names an organisation is told as a link; how fresh a record is, no filter shows."""


def changed_counts(before: Side, after: Side) -> Iterator[CountTold]:
    """Yield each value of a filter that finds more or fewer records than before, in the order of the filters."""
    day = after.site.build_date
    old, new = _counted(before.corpus, day), _counted(after.corpus, day)
    names = [facet.name for facet in FACETS]
    strings = after.site.strings
    for name, value in sorted({*old, *new}, key=lambda found: (names.index(found[0]), found[1])):
        was, now = old[name, value], new[name, value]
        if was != now:
            yield CountTold(strings["explore"]["facets"][name], _label(name, value, after.corpus, strings), was, now)


def _counted(corpus: Corpus, day: datetime.date) -> Counter[Value]:
    reader = FacetReader(corpus, day)
    return Counter(
        (facet.name, value)
        for entry in corpus
        if is_listed(entry)
        for facet in FACETS
        if facet.name not in PASSED_OVER
        for value in reader.of(facet.name, entry)
    )


def _label(name: str, value: str, corpus: Corpus, strings: Mapping[str, Any]) -> str:
    """Return a value in plain words."""
    if name == "type":
        return str(strings["types"][value]["other"])
    if name == "kind":
        type_name, _, term = value.partition(".")
        words = str(strings["types"][type_name]["one"])
        vocabulary = KIND_VOCABULARIES.get(type_name, "")
        return f"{words}: {corpus.vocabularies.label(vocabulary, term) if vocabulary else term}"
    vocabulary = next(facet.vocabulary for facet in FACETS if facet.name == name)
    label = corpus.vocabularies.label(vocabulary, value) if vocabulary else value
    return f"{value} {label}" if vocabulary == "objectives" else label
