"""Shows the progress of long work to a person, on standard error."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from build_tools.config import Config
from build_tools.engine import Engine, SilentProgress, open_engine


class RichProgress:
    """One line that fills for each stage, and goes when the stage is over."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._display = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task: TaskID | None = None

    def begin(self, stage: str, total: int | None) -> None:
        """Begin the line of a stage."""
        self._display.start()
        self._task = self._display.add_task(stage, total=total)

    def advance(self, count: int) -> None:
        """Fill the line by so many values."""
        if self._task is not None:
            self._display.advance(self._task, count)

    def end(self) -> None:
        """Take the line away."""
        if self._task is not None:
            self._display.remove_task(self._task)
            self._task = None
        self._display.stop()


@contextmanager
def engine_of(config: Config) -> Iterator[Engine]:
    """Open the engine of a project, with progress where a person watches."""
    watched = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    with open_engine(config.cache, config.executor, RichProgress() if watched else SilentProgress()) as engine:
        yield engine
