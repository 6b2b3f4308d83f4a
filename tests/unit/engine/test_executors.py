import importlib.util
from concurrent.futures import ProcessPoolExecutor

import pytest

from build_tools.engine.executors import SerialExecutor, available_cores, open_executor
from build_tools.errors import SettingsError


def test_serial_runs_in_this_process() -> None:
    with open_executor("serial") as executor:
        assert isinstance(executor, SerialExecutor)
        assert list(executor.map(str.upper, ["a", "b"])) == ["A", "B"]


def test_serial_hands_on_what_a_call_raises() -> None:
    with pytest.raises(ZeroDivisionError):
        SerialExecutor().submit(lambda: 1 // 0).result()


@pytest.mark.parametrize("name", ["processes", "processes:1", "processes:3"])
def test_processes_are_a_pool_of_that_name(name: str) -> None:
    with open_executor(name) as executor:
        assert isinstance(executor, ProcessPoolExecutor)


def test_processes_run_elsewhere() -> None:
    with open_executor("processes:1") as executor:
        assert executor.submit(divmod, 7, 2).result() == (3, 1)


def test_without_a_name_several_cores_mean_processes() -> None:
    with open_executor("") as executor:
        assert isinstance(executor, ProcessPoolExecutor if available_cores() > 1 else SerialExecutor)


@pytest.mark.parametrize("name", ["threads", "serial:2", "processes:two", "processes:-1", "dask", "dask:", "Serial"])
def test_an_unknown_name_says_which_there_are(name: str) -> None:
    with pytest.raises(SettingsError) as refused:
        open_executor(name)
    assert str(refused.value) == f"There is no executor {name!r}: use serial, processes, processes:N or dask:ADDRESS."


def test_no_process_is_no_executor() -> None:
    with pytest.raises(SettingsError, match=r"^An executor needs at least one process: use processes:1 or serial\.$"):
        open_executor("processes:0")


@pytest.mark.skipif(importlib.util.find_spec("distributed") is not None, reason="the extra dask is installed")
def test_dask_without_its_extra_says_how_to_install_it() -> None:
    with pytest.raises(SettingsError) as refused:
        open_executor("dask:tcp://127.0.0.1:8786")
    assert str(refused.value) == (
        "The executor dask needs the extra of that name: pip install 'compact-commons[dask]'."
    )
