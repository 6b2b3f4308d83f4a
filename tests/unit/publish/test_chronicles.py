"""Versions and edits of records, from real repositories."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from build_tools.config import load_config
from build_tools.corpus import publishable
from build_tools.corpus.corpus import Key
from build_tools.corpus.versions import present_version
from build_tools.engine import open_engine
from build_tools.exports.record_versions import version_json
from build_tools.pipeline import read_corpus
from build_tools.provenance import Chronicle
from build_tools.publish.chronicles import known_chronicles, known_history
from build_tools.publish.former import FORMER
from build_tools.publish.staging import Staging
from build_tools.source import read_head
from build_tools.tables import published_form
from tests.unit.pages.sample import ROOT
from tests.unit.source.repository import Repository

PRACTICE = """\
---
title: {title}
summary: A centre where migrant workers find advice on work, housing and health in one place.
{more}objectives: [16]
countries: [PRT]
sources:
  - title: Annual report
    publisher: Ministry of Labour
    url: https://www.example.org/report
kind: service
implementers: [{{name: A centre, type: government}}]
---
"""
CASE = """\
---
title: Fair recruitment desk
summary: The labour ministry asks for help to set up a desk where workers check recruiters before they pay.
{more}origin: request
need: {need}
stage: received
received: 2026-10-05
sources:
  - title: Letter of request
    publisher: Ministry of Labour
    url: https://www.example.org/request
---
"""
WITHDRAWN = "withdrawn: {on: 2026-01-01, reason: It does not hold.}\n"
KEY = ("practice", "centre")


@dataclass(frozen=True)
class Told:
    """What a build tells of the past of a project."""

    chronicles: Mapping[Key, Chronicle]
    files: Mapping[str, bytes]
    today: Mapping[str, bytes]
    made: int

    @property
    def text(self) -> str:
        """All of it as one text."""
        return f"{self.chronicles}{self.files}".replace("\\u", "")


class Project(Repository):
    """A project in a repository of its own."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        shutil.copytree(ROOT / "schemas", root / "schemas")
        (root / "site_config" / "i18n").mkdir(parents=True)
        shutil.copy(ROOT / "site_config" / "i18n" / "en.yml", root / "site_config" / "i18n")
        shutil.copy(ROOT / "mkdocs.yml", root)

    def practice(self, title: str, *, name: str = "centre", more: str = "") -> None:
        self.write(f"content/practices/{name}.md", PRACTICE.format(title=title, more=more))

    def case(self, *, more: str = "", need: str = "Workers pay fees.", name: str = "desk") -> None:
        self.write(f"content/cases/{name}.md", CASE.format(more=more, need=need))

    def tell(self) -> Told:
        """Tell the past as a build does."""
        config = load_config(self.root, environment={})
        with open_engine(self.root / ".cache", "serial") as engine:
            reading = read_corpus(config, engine)
            history = known_history(config, engine, read_head(self.root), reading.content.public_folders)
            published = publishable(reading.corpus).corpus
            staging = Staging(self.root / ".site" / "site")
            chronicles = known_chronicles(published, reading.corpus, history, engine, staging)
            made = engine.timings.stages[FORMER.name].made if FORMER.name in engine.timings.stages else 0
        files = {path: (self.root / ".site" / ".site.next" / path).read_bytes() for path in staging.files}
        staging.put("index.html", b"A site has one file at least.")
        staging.finish("1")
        staging.swap()
        today = {present_version(entry): version_json(published_form(entry), "1.0.0") for entry in published}
        return Told(chronicles, files, today, made)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


def test_a_version_stays_at_its_address_byte_by_byte_when_the_record_changes(project: Project) -> None:
    project.practice("The first title")
    project.commit()
    first = project.tell()
    assert first.files == {}
    project.practice("The second title")
    project.commit()
    second = project.tell()
    assert second.files == first.today
    assert json.loads(next(iter(second.files.values())))["title"] == "The first title"


def test_an_edit_tells_its_day_its_commit_what_changed_and_the_version_that_it_left(project: Project) -> None:
    project.practice("The first title")
    added = project.commit()
    project.practice("The second title", more="scope: local\n")
    changed = project.commit()
    told = project.tell()
    last, first = told.chronicles[KEY].edits
    assert (last.day, last.commit, last.kind, last.changed) == ("2020-01-02", changed, "changed", ("title", "scope"))
    assert (first.day, first.commit, first.kind, first.changed) == ("2020-01-01", added, "added", ())
    assert [last.address, first.address] == [*told.today, *told.files]
    assert told.chronicles[KEY].contributors == 1


def test_an_edit_of_the_file_that_changes_nothing_for_readers_is_none(project: Project) -> None:
    project.practice("A title")
    project.commit()
    project.practice("A title  # a comment")
    project.commit()
    assert [edit.kind for edit in project.tell().chronicles[KEY].edits] == ["added"]


def test_what_is_not_committed_makes_the_last_commit_a_former_version(project: Project) -> None:
    project.practice("Committed")
    project.commit()
    project.practice("Not committed")
    told = project.tell()
    assert [json.loads(data)["title"] for data in told.files.values()] == ["Committed"]


def test_a_version_that_cannot_be_read_today_is_told_and_not_published(project: Project) -> None:
    project.practice("A title", more="no_such_field: 1\n")
    project.commit()
    project.practice("A title")
    project.commit()
    told = project.tell()
    assert [(edit.kind, edit.changed, bool(edit.address)) for edit in told.chronicles[KEY].edits] == [
        ("changed", (), True),
        ("added", (), False),
    ]
    assert told.files == {}


def test_a_renamed_record_keeps_the_versions_that_it_had_under_its_former_id(project: Project) -> None:
    project.practice("A title", name="old-centre")
    project.commit()
    before = project.tell().today
    (project.root / "content/practices/old-centre.md").unlink()
    project.practice("A title", more="former_ids: [old-centre]\n")
    project.commit()
    told = project.tell()
    assert told.files == before
    assert [edit.kind for edit in told.chronicles[KEY].edits] == ["moved", "added"]


def test_what_was_not_public_of_an_open_case_stays_untold(project: Project) -> None:
    project.case(more="publish: count\n", need="SECRET need.")
    project.commit()
    project.case(more="publish: summary\n", need="SECRET need.")
    project.commit()
    project.case(need="A need for all to read.")
    opened = project.commit()
    told = project.tell()
    assert [(edit.commit, edit.kind) for edit in told.chronicles["case", "desk"].edits] == [(opened, "added")]
    assert told.files == {}


@pytest.mark.parametrize(
    "level", ["publish: count\n", "publish: summary\n", "withdrawn: {on: 2026-01-01, reason: x}\n"]
)
def test_of_a_case_that_is_not_open_any_more_nothing_is_told(project: Project, level: str) -> None:
    project.case(need="SECRET need.")
    project.commit()
    project.case(more=level)
    project.commit()
    told = project.tell()
    assert told.chronicles == {}
    assert told.files == {}


def test_a_former_version_names_no_hidden_case(project: Project) -> None:
    project.case(more="publish: count\n", name="secret-desk")
    project.case()
    project.practice("The first title", more="related: [cases/secret-desk, cases/desk]\n")
    project.commit()
    project.practice("The second title", more="related: [cases/desk]\n")
    project.commit()
    told = project.tell()
    assert "secret-desk" not in told.text
    assert [json.loads(data)["related"] for data in told.files.values()] == [["cases/desk"]]


@pytest.mark.parametrize("text", ["Ask anna@example.org", "Like cases/secret-desk", "Like cases/forgotten-desk"])
def test_a_version_whose_text_tells_what_nobody_may_is_not_published(project: Project, text: str) -> None:
    project.case(more="publish: count\n", name="secret-desk")
    project.case(more="publish: count\n", name="forgotten-desk")
    project.practice(text)
    project.commit()
    (project.root / "content/cases/forgotten-desk.md").unlink()
    project.practice("A title")
    project.commit()
    told = project.tell()
    assert told.files == {}
    assert "anna" not in told.text
    assert "-desk" not in told.text


def test_the_address_of_a_page_elsewhere_is_no_case_of_ours(project: Project) -> None:
    project.practice("As told on https://www.example.org/cases/fair-work")
    project.commit()
    project.practice("A title")
    assert len(project.tell().files) == 1


def test_without_a_whole_history_nothing_is_guessed(project: Project, tmp_path: Path) -> None:
    for title in ("The first title", "The second title"):
        project.practice(title)
        project.commit()
    project.git("clone", "--quiet", "--depth=1", project.root.as_uri(), str(tmp_path / "shallow"))
    shallow = object.__new__(Project)
    shallow.root = tmp_path / "shallow"
    told = shallow.tell()
    assert (told.chronicles, told.files) == ({}, {})


def test_the_past_is_read_once_and_then_only_of_the_file_that_changed(project: Project) -> None:
    for name in ("centre", "desk", "house"):
        project.practice(f"The first {name}", name=name)
    project.commit()
    project.practice("The second centre")
    project.commit()
    assert [project.tell().made, project.tell().made] == [3, 0]
    project.practice("The third centre")
    project.commit()
    told = project.tell()
    assert told.made == 1
    assert len(told.files) == 2
