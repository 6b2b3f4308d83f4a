"""The programs on the page about the API, run as they stand there against the site as a host serves it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from build_tools.api import TOP
from tests.serving import served

ADDRESS = re.compile(r"https?://[^\s\"'/]+/")
SECONDS = 60


@pytest.fixture(scope="module")
def examples(built_site: Path) -> Iterator[dict[str, str]]:
    """The programs by name, asking the served site; it stays served as long as they are needed."""
    page = LexborHTMLParser((built_site / "data/api/index.html").read_text(encoding="utf-8"))
    with served(built_site) as top:
        found = {code.attributes["data-example"] or "": code.text() for code in page.css("code[data-example]")}
        yield {name: ADDRESS.sub(top, code) for name, code in found.items()}


def ran(words: list[str], folder: Path) -> str:
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, timeout=SECONDS)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_program_that_the_page_says_is_run_is_run_here(examples: dict[str, str]) -> None:
    assert {*examples} == {"curl", "pandas", "polars", "duckdb", "r", "javascript"}
    assert all(TOP in code for code in examples.values())


@pytest.mark.parametrize(
    ("name", "told"),
    [("pandas", r"policy +\d+"), ("polars", r"shape: \(23, \d+\)"), ("duckdb", r"│ +[A-Z]{3} +│ .+ │ +\d+ +│")],
)
def test_the_programs_in_python_print_what_they_are_for(
    examples: dict[str, str], tmp_path: Path, name: str, told: str
) -> None:
    assert re.search(told, ran([sys.executable, "-c", examples[name]], tmp_path))


def test_the_command_line_gets_the_state_and_a_record(examples: dict[str, str], tmp_path: Path) -> None:
    if not shutil.which("curl"):
        pytest.skip("there is no curl here")
    told = ran(["sh", "-ec", examples["curl"]], tmp_path)
    assert '"digest"' in told
    assert '"record_type": "practice"' in told


def test_the_program_in_javascript_lists_records_with_their_addresses(
    examples: dict[str, str], tmp_path: Path, built_site: Path
) -> None:
    node = shutil.which("node")
    if not node:
        pytest.skip("there is no Node.js here")
    program = tmp_path / "example.mjs"
    program.write_text(examples["javascript"], encoding="utf-8")
    lines = ran([node, str(program)], tmp_path).splitlines()
    assert lines
    for line in lines:
        _, _, path = line.rpartition(TOP)
        assert (built_site / TOP / path).is_file(), line
