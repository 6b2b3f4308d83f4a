import csv
import io
from collections import Counter
from dataclasses import replace
from typing import Any

import networkx
import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF

from build_tools.corpus import Corpus, build_corpus, publishable
from build_tools.exports import dumps_graph
from build_tools.exports._base import Release, bytes_of
from build_tools.exports._edges import edges_of
from build_tools.matching.answers import Fund, Suggestion
from build_tools.matching.eligibility import Ruling
from tests.unit.exports.release import release_of
from tests.unit.pages import sample
from tests.unit.pages.sample import corpus, entry, vocabularies

HOSTILE = '=A & "B" <c>\n]]>'
SITE = "https://example.org/commons/"


def written(records: Corpus, release: Release) -> dict[str, bytes]:
    return {artefact.path: bytes_of(artefact) for artefact in dumps_graph.export(records, release)}


@pytest.fixture(scope="module")
def published() -> Corpus:
    return publishable(corpus()).corpus


@pytest.fixture(scope="module")
def release(published: Corpus) -> Release:
    site = sample.site()
    return release_of(published, similar=site.similar, answers=site.answers)


@pytest.fixture(scope="module")
def files(published: Corpus, release: Release) -> dict[str, bytes]:
    return written(published, release)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


@pytest.fixture(scope="module")
def edges(files: dict[str, bytes]) -> list[dict[str, str]]:
    return rows(files["data/graph/edges.csv"])


def test_every_record_is_a_node_and_every_edge_has_both_ends(
    files: dict[str, bytes], edges: list[dict[str, str]], published: Corpus
) -> None:
    nodes = {row["id"]: row for row in rows(files["data/graph/nodes.csv"])}
    assert {one.address for one in published} <= nodes.keys()
    assert {node["type"] for name, node in nodes.items() if name.startswith(("objectives/", "countries/"))} == {
        "objective", "country",
    }  # fmt: skip
    assert {edge[end] for edge in edges for end in ("source", "target")} <= nodes.keys()
    named = {edge["target"] for edge in edges}
    assert all(name in named for name, node in nodes.items() if node["type"] in ("objective", "country"))


def test_edges_are_what_authors_wrote_what_is_similar_and_what_is_suggested(
    edges: list[dict[str, str]], published: Corpus, release: Release
) -> None:
    wanted = Counter(edge.kind for one in published for edge in edges_of(one, published, release))
    counted = Counter(edge["kind"] for edge in edges)
    assert {"results.evidence", "similar", "match"} <= wanted.keys()
    assert counted - Counter({kind: counted[kind] for kind in ("objectives", "countries")}) == wanted
    full = [edge["target"] for edge in edges if edge["source"] == "practices/full-practice"]
    assert full[:6] == [*(f"objectives/{number}" for number in (6, 18, 1, 23)), "countries/KEN", "countries/UGA"]
    computed = [edge for edge in edges if edge["basis"] == "computed"]
    assert all(0 < float(edge["score"]) <= 1 and edge["reasons"] for edge in computed)
    ranked: dict[tuple[str, ...], list[tuple[int, float]]] = {}
    for edge in computed:
        of_type = (edge["source"], edge["kind"], edge["target"].partition("/")[0])
        ranked.setdefault(of_type, []).append((int(edge["rank"]), -float(edge["score"])))
    assert all([rank for rank, _ in told] == [*range(1, len(told) + 1)] for told in ranked.values())
    assert all(told == sorted(told) for (_, kind, _), told in ranked.items() if kind == "similar")


@pytest.mark.parametrize(("eligible", "is_told"), [(True, True), (None, True), (False, False)])
def test_a_fund_that_cannot_pay_a_case_is_not_suggested_for_it(
    published: Corpus, release: Release, eligible: bool | None, is_told: bool
) -> None:
    (fund, *_), (case, answer) = published.by_type["funding"], next(iter(release.answers.items()))
    ruled = Fund(Suggestion(fund.key, "A fund", 0.5, ()), Ruling(eligible, ("Why.",)))
    changed = replace(release, answers={case: replace(answer, funding=(ruled,))})
    suggested = {edge.target: edge.reasons for edge in edges_of(published.entries[case], published, changed)}
    assert suggested.get(fund.key) == (("Why.",) if is_told else None)


def test_a_withdrawn_record_leads_only_to_what_took_its_place() -> None:
    withdrawn = {"on": "2026-01-01", "reason": "It was a double."}
    told: dict[str, Any] = {
        "type": "cso",
        "withdrawn": withdrawn,
        "superseded_by": "organisations/stays",
        "part_of": "stays",
    }
    gone, stays = entry("organisation", "gone", **told), entry("organisation", "stays", type="cso", title=HOSTILE)
    found = build_corpus([gone, stays], {}, vocabularies())
    files = written(found, release_of(found))
    assert [(edge["kind"], edge["target"]) for edge in rows(files["data/graph/edges.csv"])] == [
        ("superseded_by", "organisations/stays"),
    ]
    nodes = {node["id"]: (node["label"], node["is_withdrawn"]) for node in rows(files["data/graph/nodes.csv"])}
    assert nodes == {"organisations/gone": ("Gone", "true"), "organisations/stays": (f"'{HOSTILE}", "false")}
    graph = networkx.read_graphml(io.BytesIO(files["data/graph.graphml"]))
    assert graph.nodes["organisations/stays"] == {"type": "organisation", "label": HOSTILE, "is_withdrawn": False}


def test_networkx_reads_the_same_nodes_and_edges_from_graphml(
    files: dict[str, bytes], edges: list[dict[str, str]]
) -> None:
    graph = networkx.read_graphml(io.BytesIO(files["data/graph.graphml"]))
    assert graph.is_directed()
    read = [
        {"source": source, "target": target, **{name: str(told[name]) for name in told if name != "id"}}
        for source, target, told in graph.edges(data=True)
    ]

    def ordered(listed: list[dict[str, Any]]) -> list[tuple[tuple[str, str], ...]]:
        return sorted(tuple(sorted((name, value) for name, value in one.items() if value)) for one in listed)

    assert ordered(read) == ordered(edges)
    labels = {row["id"]: row["label"] for row in rows(files["data/graph/nodes.csv"])}
    assert dict(graph.nodes(data="label")) == labels


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib itself uses it
def test_rdflib_reads_the_same_edges_from_json_ld(files: dict[str, bytes], edges: list[dict[str, str]]) -> None:
    graph = rdflib.Graph().parse(data=files["data/graph.jsonld"], format="json-ld")
    own = rdflib.Namespace(f"{SITE}data/dictionary/#")
    full = rdflib.URIRef(f"{SITE}practices/full-practice/")
    assert graph.value(full, RDF.type) == own.Practice
    assert str(graph.value(full, DCTERMS.title)) == "Full practice"
    assert {str(one).removeprefix(SITE) for one in graph.objects(full, DCTERMS.subject)} == {
        f"objectives/{number}/" for number in (1, 6, 18, 23)
    }
    assert (full, own["results.evidence"], rdflib.URIRef(f"{SITE}evidence/an-evaluation/")) in graph
    computed = [edge for edge in edges if edge["basis"] == "computed"]
    read = {
        (str(source), str(graph.value(link, own.target)), graph.value(link, own.score).toPython())  # type: ignore[union-attr]
        for kind in ("similar", "match")
        for source, link in graph.subject_objects(own[kind])
    }
    assert read == {(f"{SITE}{edge['source']}/", f"{SITE}{edge['target']}/", float(edge["score"])) for edge in computed}
