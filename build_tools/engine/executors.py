"""Executors by name: in this process, in several processes, or on a Dask cluster."""

import importlib
import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from typing import Any, ParamSpec, TypeVar

from build_tools.errors import SettingsError

P = ParamSpec("P")
T = TypeVar("T")
PRELOADED = ["build_tools.preload"]
"""Imported once in the server from which worker processes are forked."""


class SerialExecutor(Executor):
    """Runs each call at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run the call and return its finished future."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - handed on whole by the future
            future.set_exception(error)
        return future


def available_cores() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def open_executor(name: str) -> Executor:
    """Return the executor of that name: `serial`, `processes`, `processes:4`, or `dask:ADDRESS`; empty picks by cores.

    Raises:
        SettingsError: the name is unknown, or Dask is not installed or not reached.
    """
    kind, _, argument = (name or ("processes" if available_cores() > 1 else "serial")).partition(":")
    if kind == "serial" and not argument:
        return SerialExecutor()
    if kind == "processes" and (not argument or argument.isdecimal()):
        return _process_pool(int(argument or available_cores()))
    if kind == "dask" and argument:
        return _dask(argument)
    message = f"There is no executor {name!r}: use serial, processes, processes:N or dask:ADDRESS."
    raise SettingsError(message)


def close_executor(executor: Executor) -> None:
    """End an executor; what waits for a process of ours is given up, which Dask's executor cannot be told."""
    if isinstance(executor, ProcessPoolExecutor):
        executor.shutdown(cancel_futures=True)
    else:
        executor.shutdown()


def _process_pool(workers: int) -> Executor:
    if workers < 1:
        message = "An executor needs at least one process: use processes:1 or serial."
        raise SettingsError(message)
    return ProcessPoolExecutor(workers, _context(), initializer=_leave_interrupts_to_the_coordinator)


def _context() -> BaseContext:
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(PRELOADED)
    return context


def warm_up(name: str) -> None:
    """Begin to import what worker processes need, where the executor of that name will have some; does not wait."""
    wanted = name or ("processes" if available_cores() > 1 else "serial")
    if wanted.startswith("processes") and _context().get_start_method() == "forkserver":
        forkserver.ensure_running()


def _leave_interrupts_to_the_coordinator() -> None:
    """Ctrl-C reaches every process of a terminal; one of them says so, and ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _dask(address: str) -> Executor:
    try:
        distributed: Any = importlib.import_module("distributed")  # an optional extra, typed in parts
    except ImportError as error:
        message = "The executor dask needs the extra of that name: pip install 'compact-commons[dask]'."
        raise SettingsError(message) from error
    try:
        client = distributed.Client(address, timeout="10s")
    except (OSError, TimeoutError, ValueError) as error:
        message = f"No Dask scheduler answers at {address!r}: {error}."
        raise SettingsError(message) from error
    executor: Executor = client.get_executor(pure=False)
    return executor
