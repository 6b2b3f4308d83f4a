"""Provenance as files: lines that read as PROV-O, and two tables."""

import csv
import io
import json
from typing import Any

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import PROV

from build_tools.corpus import publishable
from build_tools.corpus.publication import is_open
from build_tools.exports._base import bytes_of
from build_tools.exports.provenance import EXPORTER
from tests.unit.exports.release import release_of
from tests.unit.pages import sample
from tests.unit.pages.sample_chronicles import chronicles

SITE = "https://example.org/commons/"
CHRONICLES = chronicles()
(EDITS,) = (chronicle.edits for chronicle in CHRONICLES.values())


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    corpus = publishable(sample.corpus()).corpus
    release = release_of(corpus, site_url=SITE, chronicles=CHRONICLES)
    return {artefact.path: bytes_of(artefact) for artefact in EXPORTER.export(corpus, release)}


def lines(files: dict[str, bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in files["data/provenance.jsonl"].splitlines()]


def rows(files: dict[str, bytes], path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[path].decode(), newline="")))


def test_there_is_a_line_for_every_record_of_which_all_is_public(files: dict[str, bytes]) -> None:
    whole = [entry.key for entry in publishable(sample.corpus()).corpus if is_open(entry)]
    assert [(line["record_type"], line["id"]) for line in lines(files)] == whole


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib itself uses it
def test_a_line_reads_as_prov_o_with_its_context(files: dict[str, bytes]) -> None:
    (line,) = (line for line in lines(files) if line["id"] == "full-practice")
    assert line["@context"] == f"{SITE}data/provenance.context.jsonld"
    context = json.loads(files["data/provenance.context.jsonld"])
    graph = Graph().parse(data=json.dumps({**line, **context}), format="json-ld")
    record = URIRef(f"{SITE}practices/full-practice/")
    assert URIRef("https://example.org/a?b=1&c=2") in set(graph.objects(record, PROV.hadPrimarySource))
    newest, before = (URIRef(f"{SITE}{edit.address}") for edit in EDITS[:2])
    assert (newest, PROV.specializationOf, record) in graph
    assert (newest, PROV.wasRevisionOf, before) in graph
    assert (newest, PROV.wasGeneratedBy, URIRef(f"swh:1:rev:{EDITS[0].commit}")) in graph
    assert [str(day) for day in graph.objects(newest, PROV.generatedAtTime)] == ["2026-11-20"]
    assert URIRef(f"{SITE}evidence/an-evaluation/") in set(graph.objects(predicate=PROV.wasDerivedFrom))


def test_the_tables_say_the_same_as_the_lines(files: dict[str, bytes]) -> None:
    told = lines(files)
    origins = rows(files, "data/provenance.csv")
    assert len(origins) == sum(len(line["origins"]) for line in told)
    (own,) = (row for row in origins if row["pointer"] == "/replications/0")
    assert (own["group"], own["fields"], own["how"]) == ("account", "replications", "own-source")
    assert own["references"] == "https://x.org/"
    versions = rows(files, "data/provenance-versions.csv")
    assert len(versions) == len(EDITS)
    assert versions[0]["changed"] == "title;history;narrative"
    assert [row["version"] for row in versions] == [edit.address for edit in EDITS]
