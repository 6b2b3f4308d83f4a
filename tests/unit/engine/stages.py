"""Stages for tests: module-level functions, so that other processes find them."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from build_tools.engine import Batch, Stage, join_artefact


def _count(batch: Batch) -> None:
    """Leave a mark for each value in the folder that all share, so that a test sees what ran, in whatever process."""
    if isinstance(batch.shared, str):
        with (Path(batch.shared) / str(os.getpid())).open("a") as file:
            file.writelines(f"{value}\n" for value in batch.values)


def runs(directory: Path) -> list[str]:
    """Return the values that ran, in order of their text."""
    return sorted(line for file in directory.iterdir() for line in file.read_text().splitlines())


def double_batch(batch: Batch) -> list[bytes]:
    _count(batch)
    return [f"{value}{value}".encode() for value in batch.values]


def draw_batch(batch: Batch) -> list[bytes]:
    _count(batch)
    return [join_artefact(f"known {value}".encode(), f"body {value}".encode()) for value in batch.values]


def refuse_batch(batch: Batch) -> list[bytes]:
    message = f"{batch.values[0]} cannot be made"
    raise ZeroDivisionError(message)


DOUBLE = Stage("double", double_batch)
DRAW = Stage("draw", draw_batch)
REFUSE = Stage("refuse", refuse_batch)


@dataclass(slots=True)
class Shelf:
    """A keeper of bodies in memory; to what is known of one it adds the place on the shelf."""

    bodies: dict[bytes, bytes] = field(default_factory=dict)
    taken: list[bytes] = field(default_factory=list)

    def has(self, known: bytes) -> bool:
        return known in self.bodies

    def take(self, known: bytes, body: bytes) -> bytes:
        self.taken.append(known)
        whole = known + b" on the shelf"
        self.bodies[whole] = body
        return whole
