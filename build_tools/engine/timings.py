"""Seconds and counts by stage."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class StageFigures:
    """What a stage cost: seconds, values asked for, values that had to be made."""

    seconds: float = 0.0
    asked: int = 0
    made: int = 0


@dataclass(slots=True)
class Timings:
    """Figures by stage, in the order in which the stages first ran."""

    stages: dict[str, StageFigures] = field(default_factory=dict)
    _inner: list[float] = field(default_factory=list)
    """Seconds of stages inside the one that is being measured, from the outermost."""

    def of(self, name: str) -> StageFigures:
        """Return the figures of a stage, to add to."""
        return self.stages.setdefault(name, StageFigures())

    @contextmanager
    def measure(self, name: str) -> Iterator[StageFigures]:
        """Add the seconds of a block to a stage; those of stages inside it count for them alone."""
        figures = self.of(name)
        begun = time.perf_counter()
        self._inner.append(0.0)
        try:
            yield figures
        finally:
            seconds = time.perf_counter() - begun
            figures.seconds += seconds - self._inner.pop()
            if self._inner:
                self._inner[-1] += seconds

    @property
    def made(self) -> int:
        """How many values had to be made, in all stages."""
        return sum(figures.made for figures in self.stages.values())
