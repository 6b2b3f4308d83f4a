"""Rows for the search of the header: title and summary of every record, in the form that the theme's script reads."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from build_tools.corpus import Corpus

INDEX = "search/search_index.json"


def search_rows(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """Yield a row for every record that holds."""
    label = corpus.vocabularies.label
    for entry in corpus:
        if not entry.is_withdrawn:
            places = " · ".join(label("countries", code) for code in entry.record.countries[:5])
            text = f"{entry.record.summary} {places}".strip()
            yield {"location": f"{entry.address}/", "title": _escaped(entry.record.title), "text": _escaped(text)}


def _escaped(text: str) -> str:
    """The theme's script takes rows for HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def with_records(index: bytes, corpus: Corpus) -> bytes:
    """Return MkDocs' search index of the editorial pages with the records added."""
    told = orjson.loads(index)
    told["docs"] = [row for row in told["docs"] if not row["location"].startswith("_shells/")]
    told["docs"] += search_rows(corpus)
    return orjson.dumps(told)
