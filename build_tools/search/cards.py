"""What the list of results shows of each record, in small blocks."""

import functools
from collections.abc import Iterator, Sequence
from typing import Any

from babel import Locale, UnknownLocaleError

from build_tools.corpus import Corpus, Entry, FacetValues
from build_tools.search.packing import pack

BLOCK = 8
"""Cards in one file: ten results of one page lie in up to ten files of some 2 kB."""


def write_cards(entries: Sequence[Entry], values: Sequence[FacetValues], corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Yield (path, file) for every block of cards."""
    for block, start in enumerate(range(0, len(entries), BLOCK)):
        pairs = zip(entries[start : start + BLOCK], values[start : start + BLOCK], strict=True)
        yield f"cards/{block}.idx", pack([_card(entry, found, corpus) for entry, found in pairs])


def _card(entry: Entry, values: FacetValues, corpus: Corpus) -> dict[str, Any]:
    record, stage = entry.record, entry.fields.get("stage")
    return {
        "address": f"{entry.address}/",
        "type": entry.type.name,
        "title": record.title,
        "lang": record.language,
        "dir": _direction(record.language),
        "summary": record.summary,
        "countries": record.countries,
        "objectives": record.objectives,
        "year": "".join(values["year"][:1]),
        "mark": corpus.vocabularies.label("stages", stage) if stage else "",
    }


@functools.cache
def _direction(language: str) -> str:
    try:
        return str(Locale.parse(language.partition("-")[0]).text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"
