"""`commons template`: a file in which people write records, for those who use no Git."""

import sys
from pathlib import Path

import click

from build_tools.cli._corpus import find_type, opened
from build_tools.cli._group import Project
from build_tools.cli._terminal import remark
from build_tools.corpus import publishable
from build_tools.doors import doors
from build_tools.engine import write_file
from build_tools.errors import UsageError
from build_tools.forms import form_of


def format_names() -> list[str]:
    """Return the kinds of file that a template can be."""
    return [door.name for door in doors() if door.template]


@click.command(name="template")
@click.argument("type_name", metavar="TYPE")
@click.option("--format", "format_name", metavar="FORMAT", default="xlsx", show_default=True,
              help="xlsx or csv, with a row a record; docx, with a document a record.")  # fmt: skip
@click.option("--whole", is_flag=True, help="Ask also for what those who work on a record write later.")
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="Where to write it; by default TYPE.FORMAT in this folder. - is standard output.")  # fmt: skip
@click.pass_obj
def template(project: Project, *, type_name: str, format_name: str, whole: bool, output: Path | None) -> None:
    """Write a file in which people fill in records of a TYPE: with help, lists to choose from and a real example.

    It is made from the models and the vocabularies; `commons import` reads it back. Nothing is overwritten.
    """
    kind = find_type(type_name)
    door = next((one for one in doors() if one.name == format_name and one.template), None)
    if door is None or door.template is None:
        message = f"There is no template in the format {format_name!r}. The formats are: {', '.join(format_names())}."
        raise UsageError(message)
    with opened(project) as (config, reading):
        form = form_of(kind, config.strings, is_whole=whole)
        data = door.template(form, publishable(reading.corpus).corpus, config.strings)
    if output == Path("-"):
        sys.stdout.buffer.write(data)
        return
    file = (output or Path(f"{kind.name}{door.suffixes[0]}")).absolute()
    if file.exists():
        message = f"{file.name} exists: it is never overwritten; choose another name with --output."
        raise UsageError(message)
    write_file(file, data)
    remark(f"{file.name} is written. When it is filled in: commons import {file.name}")


COMMAND = template
