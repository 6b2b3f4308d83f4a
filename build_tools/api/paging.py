"""Lists cut into pages of one size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

PAGE_SIZE = 100
"""Records on a page: some 300 kB of the longest ones, a quarter of it compressed."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Paged(Generic[Row]):
    """A page of a list, and where it stands among the others."""

    number: int
    pages: int
    rows: Sequence[Row]

    @property
    def next(self) -> str | None:
        """The page after it, as a link from this one."""
        return page_name(self.number + 1) if self.number < self.pages else None

    @property
    def previous(self) -> str | None:
        """The page before it."""
        return page_name(self.number - 1) if self.number > 1 else None


def page_name(number: int) -> str:
    """Return the name of a page's file."""
    return f"page-{number}.json"


def page_count(total: int) -> int:
    """Return how many pages a list has: an empty one has one too, so that its address is there."""
    return max(1, -(-total // PAGE_SIZE))


def paged(rows: Sequence[Row]) -> Iterator[Paged[Row]]:
    """Yield the pages of a list."""
    pages = page_count(len(rows))
    for number in range(1, pages + 1):
        yield Paged(number, pages, rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE])
