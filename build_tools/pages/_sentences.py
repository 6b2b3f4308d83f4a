"""Sentences with links inside: the text of the interface says the order, the page says what stands in each place."""

import re
from collections.abc import Mapping, Sequence

from build_tools.pages._tables import Value, value

PLACE = re.compile(r"\{([a-z_]+)\}")

Sentence = Sequence[Value]
"""The pieces of a sentence in order: plain text and links."""


def woven(form: str, pieces: Mapping[str, Value]) -> Sentence:
    """Return a sentence whose `{places}` are filled; a place without a piece is our bug and raises KeyError."""
    parts = PLACE.split(form)
    return [pieces[part] if position % 2 else value(part) for position, part in enumerate(parts) if part]
