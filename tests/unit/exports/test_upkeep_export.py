import csv
import io
import json
from dataclasses import replace

from build_tools.corpus import build_corpus
from build_tools.exports import upkeep
from tests.unit.exports.release import release_of
from tests.unit.pages import sample
from tests.unit.pages.sample import entry


def test_both_files_tell_every_need_with_its_group() -> None:
    table, whole = upkeep.export(sample.published(), release_of(sample.published()))
    rows = list(csv.DictReader(io.StringIO(table.data.decode("utf-8-sig"), newline="")))
    told = json.loads(whole.data)
    assert [row["subject"] for row in rows] == [need["subject"] for need in told["needs"]]
    assert sum(group["count"] or 0 for group in told["groups"]) == len(rows) > 100
    assert told["addresses"]["not_checked"] == told["addresses"]["named"] > 0
    assert {group["name"] for group in told["groups"]} == set(sample.strings()["upkeep"]["groups"])


def test_a_title_that_a_spreadsheet_would_compute_is_only_shown() -> None:
    corpus = build_corpus([entry("organisation", "one", type="un", title="=1+1")], {}, sample.vocabularies())
    table, _ = upkeep.export(corpus, replace(release_of(corpus), site_url="https://example.org/"))
    row = next(csv.DictReader(io.StringIO(table.data.decode("utf-8-sig"), newline="")))
    assert (row["group"], row["title"], row["page"]) == (
        "never-verified",
        "'=1+1",
        "https://example.org/organisations/one/",
    )
