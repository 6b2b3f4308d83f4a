import json
from typing import Any

import pytest

from build_tools.corpus import Corpus, Places, build_corpus, publishable
from build_tools.exports import dumps_json, record_json
from build_tools.exports._base import bytes_of
from build_tools.matching import Link, Reason, subject_of, traits_of
from build_tools.matching.answers import Adviser
from build_tools.matching.requests import request_of
from build_tools.records import RecordType, record_types
from tests.conftest import Golden
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import entry, strings, vocabularies

SOURCE = {"title": "A source", "publisher": "A publisher", "url": "https://example.org/", "accessed": "2026-11-21"}


def small_corpus() -> Corpus:
    """Return a corpus with one record of each thing that dumps show in a way of its own."""
    shared: dict[str, Any] = {"sources": [SOURCE], "implementers": ["iom"], "kind": "policy"}
    case: dict[str, Any] = {"origin": "request", "need": "A need.", "countries": ["KEN"], "stage": "received"}
    return build_corpus(
        [
            entry("organisation", "iom", title="IOM", type="un", sources=[SOURCE]),
            entry(
                "practice",
                "alpha",
                'A narrative with <b>HTML</b>, "quotes" and ünïcode.\n\nAnd a second paragraph.\n',
                **{**shared, "title": "Alpha </script><script>", "former_ids": ["old-alpha", "older-alpha"]},
                start=2019,
                objectives=[6, 18],
                objectives_from="source",
                results=[{"statement": "It works.", "basis": "evaluated"}],
            ),
            entry(
                "practice", "gone", **shared, withdrawn={"on": "2026-03-01", "reason": "It was wrong."},
                superseded_by="practices/alpha", former_ids=["gone-once"],
            ),
            entry("practice", "zulu", **shared, related=["practices/alpha", "practices/gone", "cases/hidden"]),
            entry("case", "hidden", **case, publish="count"),
            entry("case", "short", "Secret narrative", **case, publish="summary"),
        ],
        {},
        vocabularies(),
    )  # fmt: skip


@pytest.fixture(scope="module")
def dumps() -> dict[str, str]:
    corpus = publishable(small_corpus()).corpus
    release = release_of(corpus, hidden=1, left_out=("content/practices/bad.md",))
    artefacts = [*dumps_json.export(corpus, release), *record_json.export(corpus, release)]
    return {artefact.path: bytes_of(artefact).decode() for artefact in artefacts}


@pytest.mark.parametrize(
    "path",
    ["data/records.json", "data/practice.json", "data/case.json", "data/funding.json", "practices/alpha.json",
     "practices/old-alpha.json", "practices/gone.json", "cases/short.json"],
)  # fmt: skip
def test_the_shape_of_a_dump_holds_still(dumps: dict[str, str], path: str, golden: Golden) -> None:
    golden(f"exports/{path}", dumps[path])


def read(dumps: dict[str, str], path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dumps[path])
    return found


def test_there_is_a_dump_for_each_type_and_one_of_all(dumps: dict[str, str]) -> None:
    types = ["case", "evidence", "expertise", "funding", "organisation", "platform", "practice", "workstream"]
    assert sorted(path for path in dumps if path.startswith("data/")) == sorted(
        f"data/{name}.json" for name in [*types, "about", "records"]
    )
    everything = read(dumps, "data/records.json")
    assert everything["counts"] == {**dict.fromkeys(types, 0), "case": 1, "organisation": 1, "practice": 3}
    rows = [row for name in types for row in read(dumps, f"data/{name}.json")["records"]]
    assert sorted(rows, key=str) == sorted(everything["records"], key=str)


def test_a_record_stands_on_a_line_of_its_own(dumps: dict[str, str]) -> None:
    lines = dumps["data/practice.json"].splitlines()
    assert len(lines) == 5
    assert [json.loads(line.removesuffix(","))["id"] for line in lines[1:-1]] == ["alpha", "gone", "zulu"]


def test_a_withdrawn_record_is_a_tombstone_with_its_reason_and_nothing_else(dumps: dict[str, str]) -> None:
    found = read(dumps, "practices/gone.json")
    assert set(found) == {
        "schema_version", "record_type", "id", "address", "digest", "title", "withdrawn", "superseded_by", "former_ids"
    }  # fmt: skip
    assert read(dumps, "data/records.json")["withdrawn"] == {"practice": 1}


def test_every_former_id_has_a_file_that_names_the_present_one(dumps: dict[str, str]) -> None:
    for old in ("old-alpha", "older-alpha"):
        assert read(dumps, f"practices/{old}.json") == {
            "schema_version": "1.0.0",
            "record_type": "practice",
            "id": old,
            "moved_to": "alpha",
        }


def test_a_former_id_that_another_record_bears_now_keeps_that_record() -> None:
    corpus = build_corpus(
        [
            entry("organisation", "new-name", type="un", former_ids=["reused"]),
            entry("organisation", "reused", title="The new one", type="un"),
        ],
        {},
        vocabularies(),
    )
    found = list(record_json.export(corpus, release_of(corpus)))
    (told,) = [json.loads(artefact.data) for artefact in found if artefact.path == "organisations/reused.json"]
    assert told["title"] == "The new one"


def test_hidden_cases_stand_in_the_dumps_of_cases_as_a_number_only(dumps: dict[str, str]) -> None:
    assert read(dumps, "data/case.json")["cases_not_public"] == 1
    assert read(dumps, "data/records.json")["cases_not_public"] == 1
    assert "cases_not_public" not in read(dumps, "data/practice.json")
    assert "cases/hidden.json" not in dumps
    assert "hidden" not in dumps["practices/zulu.json"]


def test_records_that_were_left_out_are_named(dumps: dict[str, str]) -> None:
    assert read(dumps, "data/records.json")["left_out"] == ["content/practices/bad.md"]


def test_who_names_a_record_stands_in_its_file_but_not_at_a_tombstone(dumps: dict[str, str]) -> None:
    assert read(dumps, "practices/alpha.json")["named_by"] == [
        {"record_type": "practice", "id": "gone", "as": "superseded_by"},
        {"record_type": "practice", "id": "zulu", "as": "related"},
    ]
    assert "named_by" not in read(dumps, "practices/gone.json")


def test_every_file_ends_in_a_line_end(dumps: dict[str, str]) -> None:
    assert [path for path, text in dumps.items() if not text.endswith("\n")] == []


@pytest.mark.parametrize("record_type", record_types(), ids=lambda found: found.name)
def test_no_field_of_a_record_hides_what_the_record_is_known_by(record_type: RecordType) -> None:
    added = {"schema_version", "record_type", "id", "address", "digest", "narrative", "named_by", "moved_to", "matches"}
    assert not added & record_type.model.model_fields.keys()


def test_the_type_of_an_organisation_stands_beside_the_type_of_its_record(dumps: dict[str, str]) -> None:
    found = read(dumps, "organisations/iom.json")
    assert (found["record_type"], found["type"]) == ("organisation", "un")


def test_a_record_tells_its_similar_records_as_its_page_does() -> None:
    practices = [entry("practice", name, kind="law", implementers=["iom"]) for name in ("one", "two")]
    corpus = build_corpus(practices, {}, vocabularies())
    link = Link(("practice", "two"), 0.25, (Reason("kind", 0.25, ("practice.law",), "same kind: law"),))
    release = release_of(corpus, similar={("practice", "one"): (link,)})
    told = {artefact.path: json.loads(artefact.data) for artefact in record_json.export(corpus, release)}
    assert told["practices/one.json"]["similar"] == [
        {"address": "practices/two/", "score": 0.25, "reasons": ["same kind: law"]}
    ]
    assert "similar" not in told["practices/two.json"]


def test_a_case_tells_what_is_suggested_for_it_and_keeps_what_people_chose() -> None:
    chosen = [{"record": "practices/one", "why": "The same."}]
    case = entry("case", "a-case", origin="request", need="Help.", stage="received", similar=chosen)
    practices = [entry("practice", name, kind="law", implementers=["iom"]) for name in ("one", "two")]
    corpus = build_corpus([case, *practices], {}, vocabularies())
    places = Places(vocabularies())
    traits = [traits_of(subject_of(one.type.name, one.fields, one.body, places), vocabularies()) for one in corpus]
    answer = Adviser(corpus, traits, {"words": 1}, strings(), "2026-11-21").answer(request_of(case, corpus))
    link = Link(("practice", "two"), 0.25, ())
    release = release_of(corpus, similar={case.key: (link,)}, answers={case.key: answer})
    told = {artefact.path: json.loads(artefact.data) for artefact in record_json.export(corpus, release)}
    assert told["cases/a-case.json"]["similar"] == chosen
    (first, *_) = told["cases/a-case.json"]["matches"]["practices"]
    assert (first["id"], first["chosen"]) == ("one", "The same.")
    assert "matches" not in told["practices/one.json"]
