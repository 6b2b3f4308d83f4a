"""The deltas that the site offers: since the last release, since some before it, or plainly since none."""

import json
from dataclasses import replace
from typing import Any

import pytest

from build_tools.corpus import Corpus, build_corpus
from build_tools.errors import DumpError, LedgerError
from build_tools.exports import changes
from build_tools.exports._base import bytes_of
from build_tools.tables import published_form
from build_tools.versions import PastRelease, apply
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import entry, vocabularies
from tests.unit.versions.published import release_that_held

ALPHA = entry("practice", "alpha", kind="law", implementers=["iom"])
ZULU = entry("practice", "zulu", kind="law", implementers=["iom"])


def corpus_of(*names: str) -> Corpus:
    return build_corpus([one for one in (ALPHA, ZULU) if one.id in names], {}, vocabularies())


def exported(corpus: Corpus, *releases: PastRelease) -> dict[str, Any]:
    found = changes.export(corpus, release_of(corpus, releases=releases))
    return {artefact.path: json.loads(bytes_of(artefact)) for artefact in found}


def test_without_an_earlier_release_the_file_says_so_and_cannot_be_applied() -> None:
    told = exported(corpus_of("alpha"))
    assert list(told) == ["data/changes.json"]
    delta = told["data/changes.json"]
    assert (delta["since"], delta["from"], delta["changes"]) == (None, None, [])
    with pytest.raises(DumpError, match="tells of no earlier release"):
        apply([], delta)


def test_there_is_a_delta_since_each_release_that_is_kept_and_the_last_has_a_name_of_its_own() -> None:
    first, second, third = (corpus_of(), corpus_of("alpha"), corpus_of("alpha", "zulu"))
    dumps = {version: list(map(published_form, held)) for version, held in (("2026.09", first), ("2026.10", second))}
    forgotten = replace(release_that_held([], "2026.08"), standings=None)
    past = [release_that_held(held, version) for version, held in dumps.items()]
    told = exported(third, forgotten, *past)
    assert list(told) == ["data/changes.json", "data/changes/since-2026.09.json", "data/changes/since-2026.10.json"]
    assert told["data/changes.json"] == told["data/changes/since-2026.10.json"]
    today = list(map(published_form, third))
    for version, dump in dumps.items():
        assert apply(dump, told[f"data/changes/since-{version}.json"]) == today
    assert [one["id"] for one in told["data/changes.json"]["changes"]] == ["zulu"]
    assert told["data/changes.json"]["since"] == {
        "version": "2026.10", "date": "2026-10-15", "tag": "data-2026.10", "schema_version": "1.0.0",
    }  # fmt: skip


def test_a_ledger_that_does_not_tell_of_the_records_of_the_last_release_stops_the_build() -> None:
    lost = replace(release_that_held([], "2026.10"), standings=None)
    with pytest.raises(LedgerError) as refused:
        exported(corpus_of(), lost)
    assert str(refused.value) == ("The ledger of releases lacks how the records of 2026.10 stood: restore it from Git.")
