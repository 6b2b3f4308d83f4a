import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.config import Config, load_config
from build_tools.diagnostics import Severity
from build_tools.engine import Engine, open_engine
from build_tools.pipeline import Reading, apply_rules, located, read_content, read_corpus, vanished_records
from build_tools.validate import rules
from tests.conftest import REPOSITORY

GOOD = """\
---
title: {title}
summary: {title}. Nurses are trained before they leave and their skills are recognised when they come back home.
kind: programme
implementers: [iom]
objectives: [18]
countries: [KEN]
{more}sources: [{{title: A report, publisher: P, url: https://example.org/, accessed: 2026-01-01}}]
---
"""
IOM = """\
title: International Organization for Migration
summary: The agency of the United Nations that works for migrants everywhere, and coordinates the Network.
type: un
sources: [{title: Page, publisher: IOM, url: https://www.iom.int/, accessed: 2026-01-01}]
"""
TODAY = datetime.date(2026, 11, 21)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for folder in ("content/practices", "content/organisations", "site_config"):
        (root / folder).mkdir(parents=True)
    for shared in ("schemas", "site_config/i18n", "mkdocs.yml"):
        (root / shared).symlink_to(REPOSITORY / shared)
    write(root, "organisations/iom.yml", IOM)
    write(root, "practices/alpha.md", GOOD.format(title="Alpha", more="related: [practices/omega]\n"))
    write(root, "practices/omega.md", GOOD.format(title="Omega of another kind", more=""))
    return root


def write(root: Path, path: str, text: str) -> None:
    (root / "content" / path).write_text(text, encoding="utf-8")


@pytest.fixture
def config(project: Path) -> Config:
    return load_config(project, environment={})


@pytest.fixture
def engine(config: Config) -> Iterator[Engine]:
    with open_engine(config.cache, "serial") as opened:
        yield opened


def findings_of(reading: Reading, engine: Engine, *, only_errors: bool = False) -> list[tuple[str, str, int]]:
    found = [*reading.findings, *apply_rules(reading, engine, today=TODAY, only_errors=only_errors)]
    return [(finding.code.id, finding.path, finding.line) for finding in located(found, reading.content)]


def test_good_files_become_a_corpus_with_nothing_to_say(config: Config, engine: Engine) -> None:
    reading = read_corpus(config, engine)
    assert [entry.address for entry in reading.corpus] == ["organisations/iom", "practices/alpha", "practices/omega"]
    assert reading.findings == ()
    assert reading.files_read == 3
    assert findings_of(reading, engine, only_errors=True) == []


def test_one_changed_file_is_one_file_read(project: Path, config: Config) -> None:
    for text, made in ((None, 3), (None, 0), ("Omega changed", 1)):
        if text:
            write(project, "practices/omega.md", GOOD.format(title=text, more=""))
        with open_engine(config.cache, "serial") as engine:
            read_corpus(config, engine)
            assert engine.timings.of("read").made == made


def test_rules_are_not_run_again_over_the_same_bytes_on_the_same_day(config: Config) -> None:
    for today, made in ((TODAY, 1), (TODAY, 0), (TODAY + datetime.timedelta(days=1), 1)):
        with open_engine(config.cache, "serial") as engine:
            apply_rules(read_corpus(config, engine), engine, today=today, only_errors=True)
            assert engine.timings.of("rules").made == made


def test_who_names_a_broken_record_is_not_blamed(project: Path, config: Config, engine: Engine) -> None:
    write(project, "practices/omega.md", "---\ntitle: Omega\n---\n")
    reading = read_corpus(config, engine)
    assert reading.corpus.broken == {("practice", "omega"): "content/practices/omega.md"}
    assert {path for _, path, _ in findings_of(reading, engine, only_errors=True)} == {"content/practices/omega.md"}


@pytest.mark.parametrize("way", ["link", "huge", "unreadable"])
def test_who_names_a_record_that_cannot_even_be_opened_is_not_blamed(
    project: Path, config: Config, engine: Engine, way: str
) -> None:
    file = project / "content" / "practices" / "omega.md"
    if way == "huge":
        with file.open("wb") as sparse:
            sparse.truncate(50_000_000)
    elif way == "link":
        file.unlink()
        file.symlink_to(project / "content" / "practices" / "alpha.md")
    else:
        file.unlink()
        file.mkdir()
    reading = read_corpus(config, engine)
    assert [finding.path for finding in reading.findings] == ["content/practices/omega.md"]
    assert {path for _, path, _ in findings_of(reading, engine, only_errors=True)} == {"content/practices/omega.md"}


def test_who_names_a_record_that_is_nowhere_is_blamed_at_the_line(
    project: Path, config: Config, engine: Engine
) -> None:
    (project / "content" / "practices" / "omega.md").unlink()
    assert ("CC301", "content/practices/alpha.md", 8) in findings_of(read_corpus(config, engine), engine)


def test_the_digest_of_the_content_tells_paths_and_bytes(project: Path, config: Config) -> None:
    first = read_content(config).digest
    assert read_content(config).digest == first
    (project / "content" / "practices" / "omega.md").rename(project / "content" / "practices" / "psi-x.md")
    renamed = read_content(config).digest
    assert renamed != first
    write(project, "practices/psi-x.md", "other")
    assert read_content(config).digest not in (first, renamed)


def test_only_rules_that_can_stop_a_build_are_run_for_errors(config: Config, engine: Engine) -> None:
    reading = read_corpus(config, engine)
    found = apply_rules(reading, engine, today=TODAY, only_errors=False)
    assert all(finding.severity is not Severity.ERROR for finding in found)
    assert {rule.code.severity for rule in rules()} > {Severity.ERROR}


def test_a_record_that_is_gone_without_a_word_is_told_and_one_that_another_names_is_not(
    project: Path, config: Config, engine: Engine
) -> None:
    write(project, "practices/alpha.md", GOOD.format(title="Alpha", more="former_ids: [old-alpha]\n"))
    write(project, "practices/broken.md", "---\n")
    changed = [
        "README.md", "content/pages/about.md", "content/practices/alpha.md", "content/practices/broken.md",
        "content/practices/gone.md", "content/practices/old-alpha.md", "content/practices/notes.txt",
        "elsewhere/practices/gone.md",
    ]  # fmt: skip
    (found,) = vanished_records(read_corpus(config, engine), changed)
    assert (found.code.id, found.path) == ("CC117", "content/practices/gone.md")
    assert found.message == "The practice “gone” was here and is gone without a word."
    assert "under “former_ids” of the record that took its place" in found.hint
