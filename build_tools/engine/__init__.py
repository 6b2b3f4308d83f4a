"""Runs pure functions over many values: looks results up by key, runs the misses, stores them."""

from build_tools.engine.collection import held_collector
from build_tools.engine.crew import Batch, Stage
from build_tools.engine.engine import Engine, Keeper, join_artefact, open_engine
from build_tools.engine.files import write_file
from build_tools.engine.progress import Progress, SilentProgress
from build_tools.engine.timings import Timings

__all__ = [
    "Batch",
    "Engine",
    "Keeper",
    "Progress",
    "SilentProgress",
    "Stage",
    "Timings",
    "held_collector",
    "join_artefact",
    "open_engine",
    "write_file",
]
