"""Stages and their keys: what is known is looked up, what is not is run in batches and kept."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from build_tools.digests import code_digest, digest_parts
from build_tools.engine.collection import held_collector
from build_tools.engine.executors import SerialExecutor, open_executor, warm_up
from build_tools.engine.progress import Progress, SilentProgress
from build_tools.engine.store import Store
from build_tools.engine.timings import Timings

BATCH = 200
"""Values in one call of a worker: large enough to hide the cost of the call, small enough to share out evenly."""
ALONE = 300
"""Up to so many misses are run in this process: starting others would take longer."""
AHEAD = 6
"""Batches submitted before the first result is taken."""


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


class Keeper(Protocol):
    """Where the bodies of artefacts go."""

    def has(self, known: bytes) -> bool:
        """Tell whether the body of which this is known is there already."""

    def take(self, known: bytes, body: bytes) -> bytes:
        """Take a body that was just made, and return what is known of it from now on."""


def join_artefact(known: bytes, body: bytes) -> bytes:
    """Return an artefact: what is known of it, then its body."""
    return len(known).to_bytes(4, "big") + known + body


def split_artefact(artefact: bytes) -> tuple[bytes, bytes]:
    """Return what is known of an artefact, and its body."""
    length = 4 + int.from_bytes(artefact[:4], "big")
    return artefact[4:length], artefact[length:]


class Engine:
    """Runs stages on an executor and keeps their results in a store."""

    def __init__(self, store: Store, executor_name: str, progress: Progress) -> None:
        """Take a store, the name of an executor (opened when first needed) and someone to tell of progress."""
        self.store = store
        self.timings = Timings()
        self.progress = progress
        self._executor_name = executor_name
        self._executor: Executor | None = None

    def run(
        self, stage: Stage, keyed: Sequence[tuple[str, Any]], *, shared: Any = None, shared_key: str = ""
    ) -> list[bytes]:
        """Return one result for each (key, value), in order.

        A key is the digest of the value; `shared_key` that of what all values share.
        """
        with self.timings.measure(stage.name) as figures:
            keys = [digest_parts([code_digest(), stage.name, shared_key, key]) for key, _ in keyed]
            results = self.store.get(keys)
            missing = [(key, value) for key, (_, value) in zip(keys, keyed, strict=True) if key not in results]
            figures.asked += len(keyed)
            figures.made += len(missing)
            if missing:
                made = dict(zip((key for key, _ in missing), self._make(stage, missing, shared), strict=True))
                self.store.put(made.items())
                results.update(made)
            return [results[key] for key in keys]

    def run_artefacts(
        self, stage: Stage, keyed: Sequence[tuple[str, Any]], keeper: Keeper, *, shared: Any, shared_key: str
    ) -> list[bytes]:
        """Return what is known of one artefact for each (key, value), in order.

        The stage's function gives `join_artefact(known, body)`. Only what is known is kept in the store; the body goes
        to the keeper at once, and is made again only where the keeper has lost it.
        """
        with self.timings.measure(stage.name) as figures:
            keys = [digest_parts([code_digest(), stage.name, shared_key, key]) for key, _ in keyed]
            known = self.store.get(keys)
            missing = [position for position, key in enumerate(keys) if key not in known or not keeper.has(known[key])]
            figures.asked += len(keyed)
            figures.made += len(missing)
            made = self._make(stage, [keyed[position] for position in missing], shared) if missing else iter(())
            fresh: dict[str, bytes] = {}
            for position, artefact in zip(missing, made, strict=True):
                fresh[keys[position]] = keeper.take(*split_artefact(artefact))
            self.store.put(fresh.items())
            known.update(fresh)
            return [known[key] for key in keys]

    def _make(self, stage: Stage, missing: Sequence[tuple[str, Any]], shared: Any) -> Iterator[bytes]:
        values = [value for _, value in missing]
        batches = [Batch(values[start : start + BATCH], shared) for start in range(0, len(values), BATCH)]
        executor = SerialExecutor() if len(values) <= ALONE else self._open()
        self.progress.begin(stage.name, len(values))
        try:
            yield from self._in_order(executor, stage, batches)
        finally:
            self.progress.end()

    def _in_order(self, executor: Executor, stage: Stage, batches: Sequence[Batch]) -> Iterator[bytes]:
        """Submit batches a few ahead of what is taken, so that results do not pile up."""
        waiting: deque[Future[list[bytes]]] = deque()
        for batch in batches:
            waiting.append(executor.submit(stage.function, batch))
            if len(waiting) > AHEAD:
                yield from self._taken(waiting.popleft())
        while waiting:
            yield from self._taken(waiting.popleft())

    def _taken(self, future: Future[list[bytes]]) -> list[bytes]:
        results = future.result()
        self.progress.advance(len(results))
        return results

    def remember(self, name: str, key: str, make: Callable[[], bytes]) -> bytes:
        """Return one result that only the coordinator can make: looked up by its key, else made and kept."""
        with self.timings.measure(name) as figures:
            whole = digest_parts([code_digest(), name, key])
            figures.asked += 1
            found = self.store.get([whole])
            if whole in found:
                return found[whole]
            figures.made += 1
            result = make()
            self.store.put([(whole, result)])
            return result

    def warm_up(self) -> None:
        """Let worker processes import while something else is done; only where the store has nothing to offer."""
        if self._executor is None and self.store.is_empty():
            warm_up(self._executor_name)

    def _open(self) -> Executor:
        if self._executor is None:
            self._executor = open_executor(self._executor_name)
        return self._executor

    def close(self) -> None:
        """End the workers and close the store."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
        self.store.close()


@contextmanager
def open_engine(cache: Path, executor: str = "", progress: Progress | None = None) -> Iterator[Engine]:
    """Open an engine whose store lies in a folder, and close it again."""
    engine = Engine(Store(cache / "store.sqlite"), executor, progress or SilentProgress())
    with held_collector():
        try:
            yield engine
        finally:
            engine.close()
