"""`commons forms`: the issue forms of the repository."""

from collections.abc import Mapping

import click

from build_tools.cli._group import Project
from build_tools.cli._terminal import remark, say
from build_tools.config import Config
from build_tools.corpus import load_vocabularies
from build_tools.doors._issue_folder import issue_form_files
from build_tools.doors._issue_form import FOLDER
from build_tools.engine import write_file


@click.command(name="forms")
@click.option("--write", is_flag=True, help=f"Write the files of {FOLDER}/ again.")
@click.pass_obj
def forms(project: Project, *, write: bool) -> None:
    """List the issue forms by which people contribute on GitHub, or write them again.

    They follow from the models, the vocabularies and the texts of the interface: after a change in one of these, run
    this with --write. Once the address of the site is in the settings, the list of forms links to the site as well.
    """
    config = project.config()
    if write:
        for path in write_forms(config):
            say(path)
        remark(f"The forms in {FOLDER}/ are as the models say.")
        return
    for path, text in _forms(config).items():
        say(path if _is_same(config, path, text) else f"{path} (to be written again: --write)")


def write_forms(config: Config) -> list[str]:
    """Write the forms again, and return the paths of those that differed."""
    differ = {path: text for path, text in _forms(config).items() if not _is_same(config, path, text)}
    for path, text in differ.items():
        write_file(config.root / path, text.encode())
    return list(differ)


def _forms(config: Config) -> Mapping[str, str]:
    return issue_form_files(load_vocabularies(config.vocabularies), config.strings, config.site_url)


def _is_same(config: Config, path: str, text: str) -> bool:
    file = config.root / path
    return file.is_file() and file.read_text(encoding="utf-8") == text


COMMAND = forms
