"""`commons forms`: the issue forms of the repository."""

import click

from build_tools.cli._group import Project
from build_tools.cli._terminal import remark, say
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
    files = issue_form_files(load_vocabularies(config.vocabularies), config.strings, config.site_url)
    for path, text in files.items():
        file = config.root / path
        is_same = file.is_file() and file.read_text(encoding="utf-8") == text
        if write and not is_same:
            write_file(file, text.encode())
            say(path)
        elif not write:
            say(path if is_same else f"{path} (to be written again: --write)")
    if write:
        remark(f"The forms in {FOLDER}/ are as the models say.")


COMMAND = forms
