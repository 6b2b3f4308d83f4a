"""Stages and their keys: what is known is looked up, what is not is run in batches and kept."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from build_tools.digests import code_digest, digest_parts
from build_tools.engine.collection import held_collector
from build_tools.engine.crew import BATCH, Crew, Stage
from build_tools.engine.executors import close_executor, open_executor, warm_up
from build_tools.engine.progress import Progress, SilentProgress
from build_tools.engine.store import Store
from build_tools.engine.timings import Timings

AHEAD = 6
"""Batches of artefacts at work before the first is waited for: each is some megabytes when it comes back."""


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
        self,
        stage: Stage,
        keyed: Sequence[tuple[str, Any]],
        *,
        shared: Any = None,
        shared_key: str = "",
        meanwhile: Callable[[], None] | None = None,
    ) -> list[bytes]:
        """Return one result for each (key, value), in order.

        A key is the digest of the value; `shared_key` that of what all values share. `meanwhile` is something else to
        do once the values are at work.
        """
        with self.timings.measure(stage.name) as figures:
            keys = [digest_parts([code_digest(), stage.name, shared_key, key]) for key, _ in keyed]
            results = self.store.get(keys)
            made: dict[str, bytes] = {}

            def take(key: str, result: bytes) -> None:
                made[key] = result

            missing = {key: value for key, (_, value) in zip(keys, keyed, strict=True) if key not in results}
            with self._shown(stage, len(missing)) as done:
                crew = Crew(stage, shared, self._open, take, done, ahead=len(missing))
                crew.add(list(missing.items()))
                if meanwhile:
                    meanwhile()
                crew.finish()
            figures.asked += len(keyed)
            figures.made += len(made)
            self.store.put(made.items())
            results.update(made)
            return [results[key] for key in keys]

    def run_artefacts(
        self, stage: Stage, keyed: Iterable[tuple[str, Any]], keeper: Keeper, *, shared: Any, shared_key: str
    ) -> list[bytes]:  # fmt: skip
        """Return what is known of one artefact for each (key, value), in order.

        The stage's function gives `join_artefact(known, body)`. Only what is known is kept in the store; the body goes
        to the keeper at once, and is made again only where the keeper has lost it. Values may be made one by one while
        earlier ones are at work; a value that is a function is made by it, where it is needed.
        """
        with self.timings.measure(stage.name) as figures, self._shown(stage, None) as done:
            known: list[bytes] = []
            fresh: list[tuple[str, bytes]] = []

            def take(tag: tuple[int, str], artefact: bytes) -> None:
                position, key = tag
                known[position] = keeper.take(*split_artefact(artefact))
                fresh.append((key, known[position]))

            crew = Crew(stage, shared, self._open, take, done, ahead=AHEAD)
            for chunk in _chunks(keyed):
                keys = [digest_parts([code_digest(), stage.name, shared_key, key]) for key, _ in chunk]
                found = self.store.get(keys)
                missing: list[tuple[tuple[int, str], Any]] = []
                for key, (_, value) in zip(keys, chunk, strict=True):
                    if key not in found or not keeper.has(found[key]):
                        missing.append(((len(known), key), value() if callable(value) else value))
                    known.append(found.get(key, b""))
                crew.add(missing)
            crew.finish()
            figures.asked += len(known)
            figures.made += len(fresh)
            self.store.put(fresh)
            return known

    @contextmanager
    def _shown(self, stage: Stage, count: int | None) -> Iterator[Callable[[int], None]]:
        """Tell of the progress of a stage; yields what to call for each value that is done."""
        self.progress.begin(stage.name, count)
        try:
            yield self.progress.advance
        finally:
            self.progress.end()

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

    def remember_each(self, name: str, keys: Sequence[str], make: Callable[[int], bytes]) -> list[bytes]:
        """Return what only the coordinator can make, for each key: looked up, else made from its place and kept."""
        with self.timings.measure(name) as figures:
            whole = [digest_parts([code_digest(), name, "each", key]) for key in keys]
            found = self.store.get(whole)
            made = {key: make(place) for place, key in enumerate(whole) if key not in found}
            self.store.put(made.items())
            figures.asked += len(keys)
            figures.made += len(made)
            return [made[key] if key in made else found[key] for key in whole]

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
            close_executor(self._executor)
        self.store.close()


def _chunks(keyed: Iterable[tuple[str, Any]]) -> Iterator[list[tuple[str, Any]]]:
    """Yield values by the batch, so that the store is asked about many at once."""
    values = iter(keyed)
    while chunk := list(islice(values, BATCH)):
        yield chunk


@contextmanager
def open_engine(cache: Path, executor: str = "", progress: Progress | None = None) -> Iterator[Engine]:
    """Open an engine whose store lies in a folder, and close it again."""
    engine = Engine(Store(cache / "store.sqlite"), executor, progress or SilentProgress())
    with held_collector():
        try:
            yield engine
        finally:
            engine.close()
