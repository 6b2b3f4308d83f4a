"""The cyclic garbage collector, held while a corpus is in memory.

Records, contexts and results make no cycles, but the collector walks all of them again and again: a third of the
seconds of a build of 10,000 records.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_collector() -> Iterator[None]:
    """Hold the collector for a block; what it would free is freed afterwards."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
