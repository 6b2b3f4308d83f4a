import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from build_tools import registry
from build_tools.api import API_PATHS, TOP
from build_tools.corpus import Corpus, FacetReader
from build_tools.corpus.publication import is_listed
from build_tools.engine.files import FileEntry
from build_tools.exports._base import Exporter, Release, bytes_of
from build_tools.versions import PastRelease
from build_tools.versions.ledger import ReleaseTold
from tests.unit.api import small
from tests.unit.api.described import described_paths, unlike
from tests.unit.api.small import of_practices, practice
from tests.unit.exports.release import release_of

LAST_FOR_EVER = {
    "index.json",
    "status.json",
    "changes.json",
    "openapi.json",
    "collections/index.json",
    "collections/{record_type}/page-{page}.json",
    "records/{record_type}/{id}.json",
    "objectives/index.json",
    "objectives/{objective}/page-{page}.json",
    "countries/index.json",
    "countries/{country}/page-{page}.json",
    "vocabularies/index.json",
    "vocabularies/{vocabulary}.json",
    "matches/index.json",
    "matches/case/{id}.json",
}
"""Programs of others ask for these: nothing here may go or be renamed, only be added to."""


def exported(records: Corpus, release: Release | None = None) -> dict[str, bytes]:
    """Return the files of the API, by address under its top."""
    told = release or release_of(records)
    exporters: tuple[Exporter, ...] = registry.discover("build_tools.exports", "EXPORTER")
    ours = [exporter for exporter in exporters if exporter.name.startswith("api-")]
    files = (artefact for exporter in ours for artefact in exporter.export(records, told))
    return {artefact.path.removeprefix(TOP): bytes_of(artefact) for artefact in files}


@cache
def few() -> Mapping[str, bytes]:
    return exported(small.corpus(), small.release())


def read(files: Mapping[str, bytes], address: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[address])
    return found


def of_site(site: Path) -> dict[str, bytes]:
    top = site / TOP
    return {file.relative_to(top).as_posix(): file.read_bytes() for file in sorted(top.rglob("*")) if file.is_file()}


def test_the_addresses_of_the_api_hold_still() -> None:
    assert TOP == "api/v1/"
    assert {path.template for path in API_PATHS} >= LAST_FOR_EVER
    assert {path.template for path in API_PATHS} <= LAST_FOR_EVER, "a new address lasts: add it to the list"


def test_the_description_is_valid_openapi() -> None:
    OpenAPIV31SpecValidator(read(few(), "openapi.json")).validate()


def test_every_file_of_the_published_site_is_described_and_has_the_shape_that_is_told(built_site: Path) -> None:
    files = of_site(built_site)
    document = read(files, "openapi.json")
    paths = described_paths(document)
    assert unlike(paths, files) == []
    without = [path.template for path in paths if not any(path.addresses.fullmatch(address) for address in files)]
    assert without == [], "what is described is there"
    examples = [example for path in paths for example in path.examples]
    assert {*examples} <= files.keys()
    assert len(examples) >= len(paths) - 1, "only the description itself has no example"


def test_records_that_are_withdrawn_moved_or_public_in_part_have_the_shape_that_is_told() -> None:
    files = few()
    paths = described_paths(read(files, "openapi.json"))
    assert unlike(paths, files) == []
    records = [json.loads(data) for address, data in files.items() if address.startswith("records/")]
    assert any("moved_to" in record for record in records)
    assert any("withdrawn" in record for record in records)
    assert any(record.get("publish") == "summary" for record in records)
    assert any("matches" in record for record in records)


def test_a_field_that_nobody_described_is_noticed() -> None:
    files = few()
    paths = described_paths(read(files, "openapi.json"))
    address = next(address for address in files if address.startswith("records/practice/"))
    more = json.dumps({**read(files, address), "surprise": 1}).encode()
    assert unlike(paths, {address: more}) != []
    assert unlike(paths, {"records/practice/page-1/x.json": b"{}"}) == ["records/practice/page-1/x.json belongs to []"]


def test_every_link_of_every_file_leads_to_a_file() -> None:
    files = few()
    followed = 0
    for address, data in files.items():
        for link in links_of(json.loads(data)):
            assert urljoin(address, link) in files, (address, link)
            followed += 1
    assert followed > 100


def links_of(told: Any) -> list[str]:  # noqa: ANN401 - any JSON
    """Return the relative links of a file of the API: those of its own fields, not those inside of records."""
    if isinstance(told, list):
        return [link for one in told for link in links_of(one)]
    if not isinstance(told, dict) or "digest" in told or "openapi" in told:
        return []
    own = [told[name] for name in ("next", "previous", "first", "record", "vocabulary", "matches") if name in told]
    inner = [link for name, value in told.items() if name != "matches" for link in links_of(value)]
    return [link for link in [*own, *told.get("links", {}).values()] if isinstance(link, str)] + inner


def test_the_changes_since_each_release_are_found_from_one_file() -> None:
    fields = {"version": "2026.05", "date": "2026-05-01", "tag": "data-2026.05", "schema_version": "1.0.0"}
    sums: dict[str, Any] = {"counts": {}, "records_jsonl": "0" * 64, "records": "0" * 64}
    told = ReleaseTold.model_validate({**fields, **sums})
    releases = (PastRelease(told, None),)
    written = {path: FileEntry(5, path) for path in ("data/changes.json", "data/changes/since-2026.05.json")}
    few_practices = of_practices(practice("alpha"))
    files = exported(few_practices, release_of(few_practices, releases=releases, files=written))
    found = read(files, "changes.json")
    since = {"since": "2026.05", "date": "2026-05-01", "size": 5}
    latest = {**since, "changes": "../../data/changes.json", "sha256": "data/changes.json"}
    earlier = {**since, "changes": "../../data/changes/since-2026.05.json", "sha256": "data/changes/since-2026.05.json"}
    assert (found["latest"], found["earlier"]) == (latest, [earlier])
    assert unlike(described_paths(read(files, "openapi.json")), files) == []


@pytest.mark.parametrize(("facet", "plural"), [("objective", "objectives"), ("country", "countries")])
def test_as_many_records_stand_under_an_objective_or_country_as_explore_shows(facet: str, plural: str) -> None:
    corpus = small.corpus()
    reader = FacetReader(corpus, release_of(corpus).build_date)
    files = few()
    for group in read(files, f"{plural}/index.json")["groups"]:
        shown = [entry for entry in corpus if is_listed(entry) and group["id"] in reader.of(facet, entry)]
        named, address = [], f"{plural}/index.json"
        link = group["first"]
        while link:
            address = urljoin(address, link)
            page = read(files, address)
            assert (page["total"], page["counts"]) == (group["total"], group["counts"])
            named += [(record["record_type"], record["id"]) for record in page["records"]]
            link = page["next"]
        assert named == [entry.key for entry in shown]
        assert group["total"] == sum(group["counts"].values()) == len(shown)


def test_pages_hold_a_hundred_records_and_lead_to_each_other() -> None:
    practices = [practice(f"practice-{number:03}") for number in range(201)]
    files = exported(of_practices(*practices))
    pages = [read(files, f"collections/practice/page-{number}.json") for number in (1, 2, 3)]
    assert [len(page["records"]) for page in pages] == [100, 100, 1]
    assert [(page["previous"], page["next"]) for page in pages] == [
        (None, "page-2.json"), ("page-1.json", "page-3.json"), ("page-2.json", None)
    ]  # fmt: skip
    assert "collections/practice/page-4.json" not in files
    assert read(files, "collections/case/page-1.json")["records"] == [], "a type without records has an empty page"


def test_a_record_may_be_called_as_files_of_the_api_are() -> None:
    named = [practice(name) for name in ("index", "page-1")]
    files = exported(of_practices(*named))
    assert read(files, "records/practice/index.json")["id"] == "index"
    assert read(files, "collections/practice/page-1.json")["total"] == 2
    assert unlike(described_paths(read(files, "openapi.json")), files) == []


def test_the_status_changes_when_a_record_does_and_only_then() -> None:
    one, other = (of_practices(practice("x-one", kind=kind)) for kind in ("law", "policy"))
    told = [read(exported(one, release_of(one, hidden=hidden)), "status.json") for hidden in (0, 3)]
    assert told[0] == told[1], "nothing is told of cases that are not public"
    assert read(exported(other), "status.json")["digest"] != told[0]["digest"]


def test_one_changed_record_rewrites_few_files() -> None:
    practices = [practice(f"practice-{number:03}", objectives=[6]) for number in range(150)]
    changed = practice("practice-120", kind="policy", objectives=[6])
    before = exported(of_practices(*practices))
    after = exported(of_practices(*(changed if entry.id == changed.id else entry for entry in practices)))
    assert before.keys() == after.keys()
    assert {address for address in before if before[address] != after[address]} == {
        "status.json", "records/practice/practice-120.json", "collections/practice/page-2.json"
    }  # fmt: skip
