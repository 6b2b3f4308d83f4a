"""`commons start`: a hub of one's own, for another compact or region."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from build_tools.cli._group import Project
from build_tools.cli._new_hub import OBJECTIVES, put_objectives, still_told, write_hub
from build_tools.cli._terminal import remark, say
from build_tools.cli.forms import write_forms
from build_tools.cli.schema import write_schemas
from build_tools.config import load_config
from build_tools.corpus import load_vocabularies
from build_tools.errors import UsageError, VocabularyError

OBJECTIVES_MAX = 23
"""Of the field's type (records/_fields.py); more of them need a change there."""
NEXT = """\
Next: 1. cd {directory} && git init && make site, then make serve to see it.
      2. Write content/pages/index.md, about.md, hub.md and connect/index.md, and content/LICENSE.md.
      3. Begin a record: commons new organisation
      4. Read again what speaks of the project that this one was made from:
{texts}
All of it, step by step: content/pages/contribute/your-own-hub.md"""


@click.command(name="start")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="What the new hub is called: in its header, its titles and its data.")
@click.option("--objectives", type=click.Path(path_type=Path, dir_okay=False, exists=True),
              help="Objectives of another compact, in a file like schemas/vocabularies/objectives.yml.")  # fmt: skip
@click.pass_obj
def start(project: Project, directory: Path, *, name: str, objectives: Path | None) -> None:
    r"""Make a new hub in DIR: this program, its vocabularies and pages, no record, and texts that wait to be written.

    \b
      commons start ../our-hub --name "Our hub"
      commons start ../refugees --name "Refugee hub" --objectives site_config/start/compacts/refugees.yml
    """
    source = project.config().root
    target = directory.resolve()
    _refuse(source, target, name)
    number = _number_of_objectives(objectives) if objectives else 0
    write_hub(source, target, " ".join(name.split()))
    if objectives:
        put_objectives(target, objectives.read_bytes(), number)
    config = load_config(target, environment={})
    write_schemas(config)
    write_forms(config)
    say(str(directory))
    told = (f"           {path} ({count} {'line' if count == 1 else 'lines'})" for path, count in still_told(target))
    for line in NEXT.format(directory=directory, texts="\n".join(told)).splitlines():
        remark(line)


def _refuse(source: Path, target: Path, name: str) -> None:
    """Refuse a name that is none, and a place where something is or that lies inside the project.

    Raises:
        UsageError: one of these.
    """
    if not name.strip() or "<" in name or not name.isprintable():
        message = f"--name {name!r} cannot stand in the header and in all titles: write it in letters."
        raise UsageError(message)
    if target.is_relative_to(source):
        message = f"{target} lies inside this project: choose a folder outside of {source}."
        raise UsageError(message)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        message = f"{target} is there and not empty: choose another folder; nothing is ever written over."
        raise UsageError(message)


def _number_of_objectives(file: Path) -> int:
    """Count the objectives of another compact, and refuse those that the program cannot use.

    Raises:
        UsageError: they are no vocabulary, or not numbered from 1.
    """
    with TemporaryDirectory() as place:
        shutil.copy(file, Path(place, OBJECTIVES.name))
        try:
            terms = list(load_vocabularies(Path(place))[OBJECTIVES.stem].terms)
        except VocabularyError as error:
            message = f"{file} cannot be the objectives: {error}"
            raise UsageError(message) from error
    if terms != [str(number) for number in range(1, len(terms) + 1)] or len(terms) > OBJECTIVES_MAX:
        message = (
            f"{file} cannot be the objectives: their ids should be the numbers from 1 on, {OBJECTIVES_MAX} at most, "
            f"in quotes, but are {', '.join(terms)}."
        )
        raise UsageError(message)
    return len(terms)


COMMAND = start
