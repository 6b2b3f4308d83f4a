import logging
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files, get_files

from build_tools.mkdocs_plugin import CommonsPlugin
from tests.conftest import ProjectCopy


@pytest.fixture
def project(project_copy: ProjectCopy, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "COMMONS_REPOSITORY_URL", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("COMMONS_SITE_URL", "https://example.org/base/")
    return project_copy(small=True)


def configured(project: Path) -> tuple[CommonsPlugin, MkDocsConfig]:
    """Return the plugin and the configuration as MkDocs has them before it draws."""
    config = load_config(str(project / "mkdocs.yml"))
    plugin = config.plugins["commons"]
    assert isinstance(plugin, CommonsPlugin)
    return plugin, plugin.on_config(config)


def test_texts_and_addresses_come_from_the_settings_of_the_project(project: Path) -> None:
    _, config = configured(project)
    assert config.site_url == "https://example.org/base/"
    assert config.repo_url is None
    told = repr(config.nav)
    assert "Practices" in told
    assert "'t:" not in told


def test_there_is_a_page_for_each_shell_and_a_sheet_of_icons(project: Path) -> None:
    _, config = configured(project)
    files = config.plugins.run_event("files", Files([]), config=config)
    assert [file.src_uri for file in files] == [
        "_shells/record.md",
        "_shells/list.md",
        "_shells/plain.md",
        "_shells/wide.md",
        "assets/images/icons.svg",
    ]


def test_of_the_theme_only_its_style_sheet_is_taken(project: Path) -> None:
    _, config = configured(project)
    theme = Path(config.theme.dirs[1])
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    kept = config.plugins.run_event("files", files, config=config)
    assert [file.src_uri for file in kept if file.src_dir == str(theme)] == [config.extra["theme_style"]]
    assert "assets/stylesheets/commons.css" in {file.src_uri for file in kept}


def test_a_text_that_is_not_there_is_refused_by_name(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("t:nav.data", "t:nav.nonsense"), encoding="utf-8")
    with pytest.raises(PluginError) as refused:
        configured(project)
    assert str(refused.value) == (
        "mkdocs.yml asks for the text 't:nav.nonsense', which site_config/i18n/en.yml does not have."
    )


def test_records_with_errors_are_refused_before_anything_is_drawn(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (project / "content" / "practices" / "a-broken-practice.md").write_text("---\ntitle: X\n---\n", encoding="utf-8")
    plugin, config = configured(project)
    with (
        caplog.at_level(logging.ERROR),
        pytest.raises(PluginError, match=r"^nothing was published: \d+ errors in 1 file"),
    ):
        plugin.on_pre_build(config=config)
    assert "content/practices/a-broken-practice.md:" in caplog.text
    assert not (project / "site").exists()


def test_what_stops_the_reading_is_one_line(project: Path) -> None:
    (project / "content" / "practices").rename(project / "practices")
    (project / "content").rename(project / "gone")
    (project / "content").mkdir()
    (project / "gone" / "pages").rename(project / "content" / "pages")
    (project / "schemas" / "vocabularies" / "stages.yml").write_text("just text\n", encoding="utf-8")
    plugin, config = configured(project)
    with pytest.raises(PluginError, match=r"^schemas/vocabularies/stages\.yml"):
        plugin.on_pre_build(config=config)
