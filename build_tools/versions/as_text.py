"""A difference as lines for a terminal."""

from collections.abc import Iterator, Sequence

from build_tools.versions.comparison import Comparison
from build_tools.versions.difference import Change
from build_tools.versions.telling import address_of, before_and_after, counted, moved

KIND_WIDTH = 10


def text_of(compared: Comparison) -> str:
    """Return the counts, and each record that differs with what stood and stands in its fields."""
    head = f"{compared.old_name} to {compared.new_name}: {counted(compared.changes)}."
    return "\n".join([head, *_lines(compared.changes)])


def _lines(changes: Sequence[Change]) -> Iterator[str]:
    for change in changes:
        told = " ".join(filter(None, (address_of(change), moved(change))))
        yield f"{change.kind:<{KIND_WIDTH}}{told}  {change.title}".rstrip()
        for field in change.fields:
            yield f"  {field.pointer}"
            yield from (f"    {sign} {value}" for sign, value in before_and_after(field))
