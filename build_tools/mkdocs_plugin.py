"""Hands MkDocs the shells and takes them back filled, so that `mkdocs build` and `mkdocs serve` work too."""

import html
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
from mkdocs.structure.pages import Page

from build_tools import __version__
from build_tools.config import Config, load_config
from build_tools.engine import open_engine
from build_tools.errors import CommonsError, FindingsError
from build_tools.publish.build import build_into, refuse_errors
from build_tools.publish.house import DRIVEN, SHELL_FOLDER, SHELL_NAMES

STRING_MARK = "t:"
"""A title in `nav` that begins so is the path of a text of the interface: `t:nav.practices`."""
UNNAMED_DIALOG = 'data-md-component="search" role="dialog"'
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
        for palette in config.theme.get("palette", []):
            if "toggle" in palette:
                palette["toggle"]["name"] = _text(palette["toggle"]["name"], self._project)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add a page for each shell."""
        for name in SHELL_NAMES:
            text = f"---\ntemplate: shell.html\nkind: {name}\ntitle: shell\nsearch:\n  exclude: true\n---\n"
            files.append(File.generated(config, f"{SHELL_FOLDER}/{name}.md", content=text))
        return files

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002 - MkDocs names the arguments
        """Give the theme's search dialog the name that screen readers announce; the theme leaves it without one."""
        return self._named(output)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002 - MkDocs names the arguments
        """Do the same for 404.html, which MkDocs takes for no page."""
        return self._named(output_content)

    def _named(self, markup: str) -> str:
        name = html.escape(str(self._project.strings["site"]["search"]))
        return markup.replace(UNNAMED_DIALOG, f'{UNNAMED_DIALOG} aria-label="{name}"')

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
