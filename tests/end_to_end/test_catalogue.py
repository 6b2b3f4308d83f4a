"""Descriptions of the data, each judged by a library of the standard that it keeps to."""

import gc
import warnings
from pathlib import Path

import pytest
from frictionless import Package, Report

from build_tools.tables import overview, tables

TABLES = {table.name for main in tables() for table in main.all()} | {overview().name}
CATALOGUES = {"SHA256SUMS", "datapackage.json"}


@pytest.fixture(scope="session", params=["few real records", "awkward records"])
def data(request: pytest.FixtureRequest, small_project: Path, awkward_site: Path) -> Path:
    """The folder of the data of a site."""
    site = awkward_site if request.param == "awkward records" else small_project / "site"
    return site / "data"


def frictionless_report(data: Path) -> Report:
    """Validate a package and all its data; the library leaves files to the garbage collector to close."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        report: Report = Package(data / "datapackage.json").validate()
        gc.collect()
        return report


def test_the_data_package_and_every_row_of_its_tables_are_valid(data: Path) -> None:
    report = frictionless_report(data)
    assert report.flatten(["title", "rowNumber", "fieldName", "message"]) == []
    assert {task.name for task in report.tasks} >= TABLES


def test_the_data_package_names_every_file_of_data_but_the_catalogues(data: Path) -> None:
    files = {file.relative_to(data).as_posix() for file in data.rglob("*") if file.is_file() and file.suffix != ".html"}
    told = {resource.path for resource in Package(data / "datapackage.json").resources}
    assert files - told == CATALOGUES
    assert told <= files
