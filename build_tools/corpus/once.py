"""What is computed of a whole corpus, computed once per build, however many kinds of pages ask for it."""

import datetime
import functools
from collections.abc import Callable
from typing import TypeVar

from build_tools.corpus.corpus import Corpus

Found = TypeVar("Found")


class _Same:
    """A corpus as a key: equal to itself only, since its tables cannot be hashed."""

    __slots__ = ("corpus",)

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.corpus is self.corpus

    def __hash__(self) -> int:
        return id(self.corpus)


def once(compute: Callable[[Corpus, datetime.date], Found]) -> Callable[[Corpus, datetime.date], Found]:
    """Return a pure function of a corpus and a day that keeps what it found last."""

    @functools.lru_cache(maxsize=1)
    def kept(same: _Same, today: datetime.date) -> Found:
        return compute(same.corpus, today)

    @functools.wraps(compute)
    def found(corpus: Corpus, today: datetime.date) -> Found:
        return kept(_Same(corpus), today)

    return found
