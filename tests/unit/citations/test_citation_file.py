"""`CITATION.cff`: GitHub and archives cite the data as the site does."""

import tomllib
from typing import Any

import yaml

from build_tools import __version__
from build_tools.catalogue import LICENCE
from build_tools.citations import Version
from build_tools.citations.dataset import dataset_citation
from build_tools.config import load_config
from build_tools.corpus import build_corpus
from build_tools.publish.build import ledger_folder
from build_tools.versions import read_ledger
from tests.unit.pages import sample

CONFIG = load_config(sample.ROOT, environment={})


def written() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((sample.ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return found


def test_it_bears_the_title_and_the_authors_of_the_citation_on_the_site() -> None:
    version = Version(CONFIG.site_name, "", "2026-11-21", CONFIG.strings)
    cited = dataset_citation(build_corpus([], {}, sample.vocabularies()), version, "1.0.0")
    assert written()["title"] == cited.title
    assert [author["name"] for author in written()["authors"]] == list(cited.authors)


def test_it_names_nobody_as_a_person() -> None:
    assert [set(author) for author in written()["authors"]] == [{"name"}]


def test_its_version_and_day_are_those_of_the_last_release_where_there_is_one() -> None:
    released = read_ledger(ledger_folder(CONFIG))
    told = released[-1].told if released else None
    assert written()["version"] == (told.version if told else __version__)
    assert str(written().get("date-released", "")) == (told.date if told else "")


def test_its_licences_are_those_of_the_data_and_of_the_program() -> None:
    project = tomllib.loads((sample.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert written()["license"] == [LICENCE.id, project["license"]]


def test_it_names_addresses_only_where_the_settings_know_them() -> None:
    known = {"url": CONFIG.site_url, "repository-code": CONFIG.repository_url}
    assert {name: written().get(name, "") for name in known} == known
