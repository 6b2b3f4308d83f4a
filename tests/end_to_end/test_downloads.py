"""The page of the downloads on the real content: every file, its sum, and lines that load it as they are pasted."""

import csv
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from build_tools.pages._loading import CSV, PARQUET, SQLITE, Loading

MOST_BYTES = 40_000
SUMS = "SHA256SUMS"


@pytest.fixture(scope="module")
def page(built_site: Path) -> LexborHTMLParser:
    return LexborHTMLParser((built_site / "data" / "index.html").read_text(encoding="utf-8"))


def files_of_data(site: Path) -> dict[str, Path]:
    folder = site / "data"
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix != ".html")
    return {file.relative_to(folder).as_posix(): file for file in files}


def test_the_page_lists_every_file_of_data_exactly_once_with_its_sum(built_site: Path, page: LexborHTMLParser) -> None:
    rows = [(row.css("th a")[0], row.css("td code")[-1]) for row in page.css("tr:has(td[data-label='SHA-256'])")]
    told = [(link.attributes["href"], code.text()) for link, code in rows]
    wanted = {
        f"../data/{name}": hashlib.sha256(file.read_bytes()).hexdigest()
        for name, file in files_of_data(built_site).items()
        if name != SUMS
    }
    assert sorted(href or "" for href, _ in told) == sorted(wanted)
    assert all(wanted[href or ""].startswith(sum_) and len(sum_) >= 12 for href, sum_ in told)
    assert page.css(f"a[href$='data/{SUMS}']")
    assert not page.css("#other"), "a new file wants a place in GROUPS of build_tools/pages/_downloads.py"


def test_the_sums_to_copy_are_those_of_the_files(built_site: Path, page: LexborHTMLParser) -> None:
    sums = {row.css(".cc-label")[0].text(): row.css("code")[0].text() for row in page.css(".cc-sum")}
    assert {"csv.zip", "commons.sqlite", "parquet/practice.parquet"} <= sums.keys()
    files = files_of_data(built_site)
    assert sums == {name: hashlib.sha256(files[name].read_bytes()).hexdigest() for name in sums}


def test_the_page_is_small(built_site: Path) -> None:
    assert len(gzip.compress((built_site / "data" / "index.html").read_bytes(), 6, mtime=0)) < MOST_BYTES


def test_the_rows_that_the_page_and_the_dictionary_tell_are_those_of_the_files(
    built_site: Path, page: LexborHTMLParser
) -> None:
    counted = json.loads((built_site / "data" / "csv" / "about.json").read_bytes())["rows"]
    tables = json.loads((built_site / "data" / "dictionary.json").read_bytes())["tables"]
    told = {table["table"]: table["rows"] for table in tables}
    assert counted.items() <= told.items()
    for row in page.css("tr:has(td[data-label='Rows'])"):
        found = re.fullmatch(r"csv/(\w+)\.csv", row.css("th a")[0].text())
        if found:
            assert int(row.css("td[data-label='Rows']")[0].text().replace(",", "")) == counted[found[1]], found[1]
    with (built_site / "data" / "csv" / "practice.csv").open(encoding="utf-8", newline="") as opened:
        assert len(list(csv.DictReader(opened))) == counted["practice"]


@pytest.mark.parametrize("loadings", [CSV, SQLITE, PARQUET], ids=["csv", "sqlite", "parquet"])
def test_the_lines_for_python_run_as_they_are_pasted(
    built_site: Path, tmp_path: Path, loadings: tuple[Loading, ...]
) -> None:
    for name in ("csv.zip", "commons.sqlite", "parquet/practice.parquet"):
        shutil.copy(built_site / "data" / name, tmp_path)
    (lines,) = (one.lines for one in loadings if one.program == "Python")
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert re.search(r"policy\s+\d+|\d+\s+policy|[A-Z]{3}\s+\d+", done.stdout), done.stdout
