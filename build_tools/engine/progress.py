"""Progress of long work: what a face shows, without the engine knowing how."""

from typing import Protocol


class Progress(Protocol):
    """Told how far a stage has come."""

    def begin(self, stage: str, total: int | None) -> None:
        """A stage of `total` values begins; None where nobody knows yet how many there will be."""

    def advance(self, count: int) -> None:
        """So many more values are done."""

    def end(self) -> None:
        """The stage is over."""


class SilentProgress:
    """Shows nothing."""

    def begin(self, stage: str, total: int | None) -> None:
        """Do nothing."""

    def advance(self, count: int) -> None:
        """Do nothing."""

    def end(self) -> None:
        """Do nothing."""
