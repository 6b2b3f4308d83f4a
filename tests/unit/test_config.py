import datetime
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from build_tools.config import Config, find_root, load_config
from build_tools.errors import SettingsError


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "schemas").mkdir(parents=True)
    (root / "site_config" / "i18n").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: X\n")
    (root / "site_config" / "i18n" / "en.yml").write_text("hello: Hello\n")
    return root


def load(project: Path, settings: str = "", environment: Mapping[str, str] | None = None) -> Config:
    if settings:
        (project / "site_config" / "settings.yml").write_text(settings, encoding="utf-8")
    return load_config(project, environment=environment or {})


def refused(project: Path, settings: str = "", environment: Mapping[str, str] | None = None) -> str:
    with pytest.raises(SettingsError) as stopped:
        load(project, settings, environment)
    return str(stopped.value)


def test_a_project_without_settings_has_defaults(project: Path) -> None:
    config = load(project)
    assert config.root == project
    assert (config.content, config.output) == ((project / "content",), project / "site")
    assert config.cache == project / ".cache" / "commons"
    assert (config.site_name, config.site_url, config.repository_url) == ("Compact Commons", "", "")
    assert (config.edit_branch, config.executor, config.source_date) == ("main", "", None)
    assert config.strings == {"hello": "Hello"}


def test_the_project_is_found_from_any_folder_inside_it(project: Path) -> None:
    inside = project / "content" / "practices"
    inside.mkdir(parents=True)
    assert find_root(inside) == project


def test_outside_of_a_project_the_way_out_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as stopped:
        find_root(tmp_path)
    assert str(stopped.value) == (
        f"{tmp_path} is not inside a project: go to the folder that holds mkdocs.yml and schemas/, or use --project."
    )


def test_the_environment_goes_before_the_settings(project: Path) -> None:
    settings = "site_name: Ours\nsite_url: https://a.org\nrepository_url: https://b.org/r/\nedit_branch: trunk\n"
    config = load(project, settings)
    assert (config.site_name, config.site_url) == ("Ours", "https://a.org/")
    assert (config.repository_url, config.edit_branch) == ("https://b.org/r", "trunk")
    environment = {
        "COMMONS_SITE_URL": "https://c.org/base",
        "COMMONS_REPOSITORY_URL": "https://d.org/x",
        "COMMONS_EDIT_BRANCH": "other",
        "COMMONS_EXECUTOR": "serial",
        "COMMONS_CACHE": str(project / "elsewhere"),
    }
    config = load(project, settings, environment)
    assert (config.site_url, config.repository_url) == ("https://c.org/base/", "https://d.org/x")
    assert (config.edit_branch, config.executor, config.cache) == ("other", "serial", project / "elsewhere")


@pytest.mark.parametrize(
    ("repository", "site_url"),
    [("Some/commons", "https://some.github.io/commons/"), ("Some/Some.github.io", "https://some.github.io/")],
)
def test_github_actions_tells_the_addresses(project: Path, repository: str, site_url: str) -> None:
    config = load(project, environment={"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": repository})
    assert config.repository_url == f"https://github.com/{repository}"
    assert config.site_url == site_url


def test_words_of_the_command_go_before_all(project: Path) -> None:
    config = load_config(
        project,
        content=[project / "a", project / "b"],
        output=project / "public",
        executor="processes:2",
        environment={"COMMONS_EXECUTOR": "serial"},
    )
    assert config.content == (project / "a", project / "b")
    assert (config.output, config.executor) == (project / "public", "processes:2")


def test_content_lies_where_the_environment_says_else_the_settings_both_seen_from_the_project(project: Path) -> None:
    settings = "content: [records, ../private]\n"
    private = project.parent / "private"
    assert load(project, settings).content == (project / "records", private)
    variables = {"COMMONS_CONTENT": os.pathsep.join(["content", str(private), ""])}
    assert load(project, settings, variables).content == (project / "content", private)
    assert load(project, settings, {"COMMONS_CONTENT": ""}).content == (project / "records", private)


def test_a_content_folder_is_known_by_its_own_place_and_not_by_where_a_link_leads(project: Path) -> None:
    (project / "linked").symlink_to(project.parent)
    assert load(project, "content: [linked]\n").content == (project / "linked",)
    assert load(project, "content: [linked/..]\n").content == (project.parent.parent,)


@pytest.mark.parametrize("told", ["content", "[1]", "{a: b}", "['']"])
def test_a_setting_of_content_that_is_no_list_of_folders_is_refused(project: Path, told: str) -> None:
    message = refused(project, f"content: {told}\n")
    assert message.startswith(
        "content in site_config/settings.yml should be a list of folders, for example [content], but is "
    )


def test_the_day_comes_from_source_date_epoch_where_it_is_set(project: Path) -> None:
    config = load(project, environment={"SOURCE_DATE_EPOCH": "1767225600"})
    assert config.source_date == config.today == datetime.date(2026, 1, 1)
    assert load(project, environment={"SOURCE_DATE_EPOCH": ""}).source_date is None


@pytest.mark.parametrize("value", ["yesterday", "1e9", "99999999999999999999", "2026-01-01"])
def test_a_source_date_that_is_no_number_of_seconds_is_refused(project: Path, value: str) -> None:
    assert refused(project, environment={"SOURCE_DATE_EPOCH": value}) == (
        f"SOURCE_DATE_EPOCH should be a number of seconds since 1970, but is {value!r}."
    )


@pytest.mark.parametrize(
    "address", ["example.org", "ftp://example.org", "javascript:alert(1)", "https://", "https://a b"]
)
def test_what_is_no_web_address_is_refused_with_its_name(project: Path, address: str) -> None:
    assert refused(project, environment={"COMMONS_SITE_URL": address}) == (
        f"COMMONS_SITE_URL (or site_url in site_config/settings.yml) is not a web address: {address!r}. "
        "Begin it with https://."
    )


def test_settings_that_are_no_fields_or_cannot_be_read_are_refused_with_their_place(project: Path) -> None:
    assert refused(project, "- a\n") == "site_config/settings.yml should hold fields (“name: value”)."
    assert refused(project, "a: 1\na: 2\n").startswith("site_config/settings.yml:2: ")
    (project / "site_config" / "settings.yml").write_bytes(b"\xff")
    with pytest.raises(SettingsError, match=r"^site_config/settings\.yml cannot be read: "):
        load(project)


def test_missing_texts_of_the_interface_are_refused_with_the_way_out(project: Path) -> None:
    (project / "site_config" / "i18n" / "en.yml").unlink()
    assert refused(project) == "site_config/i18n/en.yml is missing: restore it from the repository."


def test_paths_in_messages_are_relative_to_the_project(project: Path) -> None:
    config = load(project)
    assert config.relative(project / "content" / "x.md") == "content/x.md"
    assert config.relative(project.parent / "other" / "x.md") == "../other/x.md"
    assert config.relative(project) == "."


def test_weights_of_matchers_are_whole_numbers_by_name(project: Path) -> None:
    assert load(project, "matching_weights:\n  words: 50\n  kind: 0\n").weights == {"words": 50, "kind": 0}
    assert load(project, "site_name: X\n").weights == {}


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("{words: -1}", "words: -1"),
        ("{words: much}", "words: 'much'"),
        ("50", "no names: 50"),
        ("[50]", "no names: [50]"),
    ],
)
def test_a_weight_that_is_none_is_named(project: Path, told: str, named: str) -> None:
    assert refused(project, f"matching_weights: {told}\n") == (
        "matching_weights in site_config/settings.yml should give each matcher a whole number of 0 or more, "
        f"but has {named}."
    )
