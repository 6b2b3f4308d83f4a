"""What Explore shows for an address, counted the slow way: OR inside a facet, AND between facets."""

import datetime
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

from build_tools.corpus import Corpus, FacetReader
from build_tools.pages._tables import is_listed

TODAY = datetime.date(2026, 11, 21)


def shown_by_explore(corpus: Corpus, address: str) -> int:
    """Return how many records stand in the list at an address of Explore."""
    parts = urlsplit(address)
    assert parts.path == "explore/"
    chosen = parse_qs(parts.query, strict_parsing=True)
    reader = FacetReader(corpus, TODAY)
    return sum(
        all(set(values) & set(found[facet]) for facet, values in chosen.items())
        for found in (reader.values(entry) for entry in corpus if is_listed(entry))
    )


def counts_linked_to_explore(context: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401 - any JSON
    """Yield (address, number) for everything in a context that links to Explore and tells a number."""
    if isinstance(context, dict):
        href = context.get("href", "")
        if isinstance(href, str) and href.startswith("explore/?"):
            if "value" in context:
                yield href, context["value"]
            else:
                numbers = re.findall(r"\d+", context["text"].replace(",", ""))
                assert len(numbers) == 1, context
                yield href, int(numbers[0])
        for value in context.values():
            yield from counts_linked_to_explore(value)
    elif isinstance(context, list | tuple):
        for value in context:
            yield from counts_linked_to_explore(value)
