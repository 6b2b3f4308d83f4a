import re
from functools import cache
from pathlib import PurePosixPath

import pytest

from build_tools import registry
from build_tools.corpus import Corpus, build_corpus, publishable
from build_tools.exports._base import Artefact, Exporter, Release, bytes_of
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import corpus, vocabularies

EXPORTERS: tuple[Exporter, ...] = registry.discover("build_tools.exports", "EXPORTER")
PLAIN_PATH = re.compile(r"[a-z0-9._-]+(/[a-z0-9._-]+)*|data/SHA256SUMS")
"""The name of the checksums is the one that everybody looks for."""


def published() -> Corpus:
    return publishable(corpus()).corpus


def nothing() -> Corpus:
    return build_corpus([], {}, vocabularies())


def exported(exporter: Exporter, records: Corpus, release: Release) -> list[Artefact]:
    return [Artefact(artefact.path, bytes_of(artefact)) for artefact in exporter.export(records, release)]


@cache
def usual(exporter: Exporter) -> list[Artefact]:
    """Return what an exporter gives of the sample; nobody changes it."""
    return exported(exporter, published(), release_of(published()))


def test_there_are_exporters() -> None:
    assert {"json", "record-json", "sitemap"} <= {exporter.name for exporter in EXPORTERS}


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
class TestEveryExporter:
    def test_gives_bytes_at_plain_relative_paths(self, exporter: Exporter) -> None:
        assert usual(exporter)
        for artefact in usual(exporter):
            assert isinstance(artefact.data, bytes)
            assert PLAIN_PATH.fullmatch(artefact.path), artefact.path
            assert not {"..", "."} & set(PurePosixPath(artefact.path).parts), artefact.path

    def test_gives_each_path_once(self, exporter: Exporter) -> None:
        paths = [artefact.path for artefact in usual(exporter)]
        assert len(paths) == len(set(paths))

    def test_gives_the_same_bytes_each_time_and_in_whatever_order_records_came(self, exporter: Exporter) -> None:
        records = published()
        backwards = build_corpus(reversed(list(records)), records.broken, records.vocabularies)
        assert exported(exporter, records, release_of(records)) == usual(exporter)
        assert exported(exporter, backwards, release_of(records)) == usual(exporter)

    def test_changes_nothing_of_what_it_is_given(self, exporter: Exporter) -> None:
        records = published()
        before = repr([(entry.key, entry.fields, entry.record) for entry in records])
        exported(exporter, records, release_of(records))
        assert repr([(entry.key, entry.fields, entry.record) for entry in records]) == before

    def test_manages_without_any_record(self, exporter: Exporter) -> None:
        for artefact in exported(exporter, nothing(), release_of(nothing())):
            assert PLAIN_PATH.fullmatch(artefact.path)

    def test_never_tells_of_what_is_not_public(self, exporter: Exporter) -> None:
        told = b"".join(artefact.path.encode() + artefact.data for artefact in usual(exporter))
        assert not re.search(rb"SECRET(?!AR)", told.upper()), "vocabularies tell of secretariats, and nothing else"


def test_no_two_exporters_write_one_file() -> None:
    paths = [artefact.path for exporter in EXPORTERS for artefact in usual(exporter)]
    assert len(paths) == len(set(paths))
