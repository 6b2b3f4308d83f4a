"""The dumps of the real content: each gives back the same records, and the checksums hold."""

import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from build_tools.dumps import open_dump
from tests.end_to_end.conftest import files_of

DUMPS = (
    "records.json.gz",
    "records.jsonl",
    "records.jsonl.gz",
    "csv",
    "csv.zip",
    "csv-excel.zip",
    "parquet",
    "commons.sqlite",
    "commons.sqlite.gz",
)


def test_every_dump_of_the_real_content_gives_back_the_same_records(built_site: Path) -> None:
    told = open_dump(built_site / "data/records.json")
    assert len(told.records) > 900
    for path in DUMPS:
        assert open_dump(built_site / "data" / path) == told, path


def test_the_checksums_name_every_file_of_data_and_hold(built_site: Path) -> None:
    data = built_site / "data"
    told = dict(line.split("  ")[::-1] for line in (data / "SHA256SUMS").read_text("ascii").splitlines())
    files = {path: content for path, content in files_of(data).items() if not path.endswith((".html", "SHA256SUMS"))}
    assert told == {path: sha256(content).hexdigest() for path, content in files.items()}


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="not every system has the command")
def test_the_checksums_are_compared_by_the_command_that_everybody_has(built_site: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    done = subprocess.run(command, cwd=built_site / "data", check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
