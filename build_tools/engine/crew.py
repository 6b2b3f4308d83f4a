"""Runs the values of one stage in batches, and hands each result on as it comes, in the order of the values."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any

from build_tools.engine.executors import SerialExecutor

BATCH = 200
"""Values in one call of a worker: large enough to hide the cost of the call, small enough to share out evenly."""
ALONE = 300
"""Up to so many values are run in this process: starting others would take longer."""


Taker = Callable[[Any, bytes], None]
"""Takes the tag of a value and its result."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What a worker gets: values, and what all of them share."""

    values: Sequence[Any]
    shared: Any


@dataclass(frozen=True, slots=True)
class Stage:
    """A named pure function from a batch to one result of bytes for each value.

    It stands at the top of a module, so that other processes find it.
    """

    name: str
    function: Callable[[Batch], list[bytes]]


@dataclass(slots=True)
class Crew:
    """Values at work.

    `take` gets each value's tag and its result, `done` how many results a batch has brought. `ahead` is how many
    batches may be at work before their results are waited for: results that are large must not pile up.
    """

    stage: Stage
    shared: Any
    executor: Callable[[], Executor]
    take: Taker
    done: Callable[[int], None]
    ahead: int
    _waiting: list[tuple[Any, Any]] = field(default_factory=list)
    _at_work: deque[tuple[list[Any], Future[list[bytes]]]] = field(default_factory=deque)

    def add(self, tagged: Sequence[tuple[Any, Any]]) -> None:
        """Put (tag, value) to work, as soon as there are enough of them to be worth another process."""
        self._waiting += tagged
        if self._at_work or len(self._waiting) > ALONE:
            while len(self._waiting) >= BATCH:
                self._submit(self.executor())
            while self._at_work and (self._at_work[0][1].done() or len(self._at_work) > self.ahead):
                self._collect()

    def finish(self) -> None:
        """Put the rest to work and wait for every result."""
        executor = self.executor() if self._at_work else SerialExecutor()
        while self._waiting:
            self._submit(executor)
        while self._at_work:
            self._collect()

    def _submit(self, executor: Executor) -> None:
        tagged, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
        batch = Batch([value for _, value in tagged], self.shared)
        self._at_work.append(([tag for tag, _ in tagged], executor.submit(self.stage.function, batch)))

    def _collect(self) -> None:
        tags, future = self._at_work.popleft()
        for tag, result in zip(tags, future.result(), strict=True):
            self.take(tag, result)
        self.done(len(tags))
