"""Hands MkDocs the shells and takes them back filled, so that `mkdocs build` and `mkdocs serve` work too."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config as OptionsBase
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from build_tools import __version__
from build_tools.config import Config, load_config, load_icons
from build_tools.engine import open_engine
from build_tools.errors import CommonsError, FindingsError
from build_tools.publish.build import build_into, refuse_errors
from build_tools.publish.house import DRIVEN, SHELL_FOLDER, SHELL_NAMES
from build_tools.publish.icons import ICON_SHEET, icon_sheet

STRING_MARK = "t:"
"""A title in `nav` that begins so is the path of a text of the interface: `t:nav.practices`."""
SHOWN_FINDINGS = 20
"""`commons check` tells them all."""
logger = logging.getLogger("mkdocs.plugins.commons")


class Options(OptionsBase):  # type: ignore[no-untyped-call] # MkDocs is typed in parts
    """The plugin's settings in `mkdocs.yml`."""

    keep_going = config_options.Type(bool, default=False)


class CommonsPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call] # as above
    """The plugin. Where `commons build` runs MkDocs, it says so in `extra` and does the rest itself."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take texts and addresses from the project's settings."""
        self._project = load_config(Path(config.config_file_path).parent)
        config.site_name = self._project.site_name
        config.site_url = self._project.site_url or config.site_url
        config.repo_url = self._project.repository_url or None
        config.nav = _translated(config.nav, self._project)
        config.extra["t"] = self._project.strings
        config.extra["release"] = __version__
        self._theme = _theme_directory(config)
        config.extra["theme_style"] = _theme_style(self._theme)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add a page for each shell and the sheet of icons; leave out the scripts and pictures of the theme."""
        for name in SHELL_NAMES:
            text = f"---\ntemplate: shell.html\nkind: {name}\ntitle: shell\n---\n"
            files.append(File.generated(config, f"{SHELL_FOLDER}/{name}.md", content=text))
        with _told():
            icons = icon_sheet(load_icons(self._project.root), self._theme / ".icons")
        files.append(File.generated(config, ICON_SHEET, content=icons))
        kept = config.extra["theme_style"]
        for file in [found for found in files if _is_of(self._theme, found) and found.src_uri != kept]:
            files.remove(file)
        return files

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002 - MkDocs names the arguments
        """Watch the records and templates too."""
        for directory in (*self._project.content, self._project.root / "site_config", self._project.root / "schemas"):
            server.watch(str(directory))
        return server

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Refuse records with errors before MkDocs empties the folder of the site, where it was called by itself."""
        if not config.extra.get(DRIVEN):
            with _told(), open_engine(self._project.cache, self._project.executor) as engine:
                refuse_errors(self._project, engine, keep_going=self.config.keep_going)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Fill the shells for every record, where MkDocs was called by itself."""
        if config.extra.get(DRIVEN):
            return
        output = Path(config.site_dir)
        with _told(), open_engine(self._project.cache, self._project.executor) as engine:
            report = build_into(self._project, engine, output, keep_going=self.config.keep_going)
        logger.info("%d records on %d pages", sum(report.records.values()), report.pages)


@contextmanager
def _told() -> Iterator[None]:
    """Turn what stops a build into what MkDocs expects, findings first."""
    try:
        yield
    except FindingsError as error:
        for finding in error.findings[:SHOWN_FINDINGS]:
            place = f"{finding.path}:{finding.line}:{finding.column}"
            logger.error("%s %s %s", place, finding.code.id, finding.message)  # noqa: TRY400 - no fault of the program
        raise PluginError(str(error)) from error
    except CommonsError as error:
        raise PluginError(str(error)) from error


def _theme_directory(config: MkDocsConfig) -> Path:
    """Return where the files of the installed theme lie; our own folder stands before it."""
    return Path(config.theme.dirs[1])


def _theme_style(theme: Path) -> str:
    """Return the theme's style sheet, whose name bears a digest that changes with its version."""
    return min(file.relative_to(theme).as_posix() for file in theme.glob("assets/stylesheets/main.*.css"))


def _is_of(theme: Path, file: File) -> bool:
    """Tell whether a file is one that the installed theme brings."""
    return bool(file.src_dir) and Path(str(file.src_dir)) == theme


def _translated(nav: Any, project: Config) -> Any:  # noqa: ANN401 - whatever mkdocs.yml holds
    """Return a navigation with the marks in its titles replaced by texts of the interface."""
    if isinstance(nav, list):
        return [_translated(entry, project) for entry in nav]
    if isinstance(nav, dict):
        return {_text(title, project): _translated(entry, project) for title, entry in nav.items()}
    return nav


def _text(title: str, project: Config) -> str:
    if not title.startswith(STRING_MARK):
        return title
    value: Any = project.strings
    for step in title.removeprefix(STRING_MARK).split("."):
        value = value.get(step) if isinstance(value, dict) else None
    if not isinstance(value, str):
        message = f"mkdocs.yml asks for the text {title!r}, which site_config/i18n/en.yml does not have."
        raise PluginError(message)
    return value
