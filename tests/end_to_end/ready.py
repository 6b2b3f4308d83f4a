"""Runs our commands in processes forked from one that has imported them: a test waits for the command, not for Python.

Each call has a process, a folder, an environment and an exit of its own; what it shares with the others of a worker is
the seed of Python's hashes. Where that seed matters (two builds that must be equal), and where there is no fork to rely
on, a command is started as people start it.
"""

import functools
import importlib
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import build_tools
from build_tools import cli
from build_tools.config import load_config
from build_tools.digests import code_digest
from build_tools.engine import open_engine
from build_tools.publish.build import build_site

REPOSITORY = Path(__file__).parents[2]
LOADED_LATE = (
    "docx",
    "icalendar",
    "mkdocs.commands.build",
    "openpyxl",
    "pandas",
    "rdflib.plugins.parsers.jsonld",
    "rdflib.plugins.serializers.turtle",
)
"""What a build loads where it needs it; pandas where it is installed, as here, since pyarrow looks for it."""
CAN_FORK = sys.platform.startswith("linux")
"""Elsewhere system libraries may forbid a fork without a new program."""


def mkdocs() -> int:
    """Run MkDocs with the words of the process."""
    from mkdocs.__main__ import cli as command  # noqa: PLC0415 - only the process that is forked from needs it

    command(prog_name="mkdocs")
    return 0


def made() -> int:
    """Build in this process and print how much each stage made, and whether the site was up to date."""
    config = load_config(Path())
    with open_engine(config.cache, "serial") as engine:
        report = build_site(config, engine)
    counts = {name: found.made for name, found in report.stages.items() if found.made}
    sys.stdout.write(json.dumps([counts, report.up_to_date]))
    return 0


PROGRAMS: Mapping[str, Callable[[], int]] = {"commons": cli.main, "mkdocs": mkdocs, "made": made}


def run_program(
    name: str, words: Sequence[str], directory: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run one of the programs in a folder, with this environment and without a terminal."""
    if not CAN_FORK:
        command = [sys.executable, "-m", "tests.end_to_end.ready", name, *words]
        return subprocess.run(
            command, cwd=directory, env={**environment, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        outputs = [Path(folder, "stdout"), Path(folder, "stderr")]
        asked = [name, [*words], str(directory), dict(environment), [str(file) for file in outputs]]
        server = started()
        assert server.stdin
        assert server.stdout
        server.stdin.write(f"{json.dumps(asked)}\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        told = [file.read_text("utf-8") for file in outputs]
    return subprocess.CompletedProcess([name, *words], code, *told)


@functools.cache
def started() -> subprocess.Popen[str]:
    """Start the process that is forked from, once in each worker of the tests."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.end_to_end.ready"],
        cwd=REPOSITORY,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def stop() -> None:
    """End the process that is forked from, where there is one."""
    if started.cache_info().currsize:
        started().communicate()
        started.cache_clear()


def serve() -> int:
    """Fork for each line of standard input; return what the program returns in a fork, and 0 at the end."""
    for found in pkgutil.walk_packages(build_tools.__path__, "build_tools."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    for name in LOADED_LATE:
        importlib.import_module(name)
    code_digest()  # the code stays as it is while it is tested
    while asked := sys.stdin.readline():
        child = os.fork()
        if not child:
            return become(*json.loads(asked))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()
    return 0


def become(name: str, words: list[str], directory: str, environment: dict[str, str], outputs: list[str]) -> int:
    """Make this process what a shell would have started, and run the program."""
    os.chdir(directory)
    os.environ.clear()
    os.environ.update(environment)
    for number, file in enumerate([os.devnull, *outputs]):
        opened = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv = [name, *words]
    return PROGRAMS[name]()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        del sys.argv[0]
        sys.exit(PROGRAMS[sys.argv[0]]())
    sys.exit(serve())
