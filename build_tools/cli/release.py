"""`commons release`: a numbered release of the data, checked, written, and in the end archived and tagged."""

from pathlib import Path

import click

from build_tools.cli._group import Project
from build_tools.cli._progress import engine_of
from build_tools.cli._terminal import remark, say
from build_tools.config import Config
from build_tools.errors import UsageError
from build_tools.publish.release import (
    Preparation,
    archive_release,
    finish_release,
    prepare_release,
    write_release,
)
from build_tools.reporters._printable import printable_text
from build_tools.versions.numbers import tag_of
from build_tools.versions.telling import address_of

FOLDER = "release"
"""Where archives go, in the project; Git leaves it out."""


@click.command(name="release")
@click.argument("version", metavar="VERSION")
@click.option("--write", is_flag=True, help="Write the ledger, the notes, CITATION.cff and .zenodo.json.")
@click.option("--tag", is_flag=True, help="After the commit: build, archive the data, and tag the commit.")
@click.option("--archive", is_flag=True, help="Build and archive a release that is tagged, and write nothing else.")
@click.option("--allow-fewer", is_flag=True, help="Also where a third of the records, or of a type, has gone.")
@click.option("--output", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), default=None,
              help="Where the archive goes; by default release/ in the project.")  # fmt: skip
@click.pass_obj
def release(
    project: Project, version: str, *, write: bool, tag: bool, archive: bool, allow_fewer: bool, output: Path | None
) -> None:
    r"""Prepare a release of the data: VERSION is the year and the month (2026.11), with .1 for one more in that month.

    Without an option it checks everything and prints the notes, and writes nothing. Nothing is ever pushed.

    \b
      commons release 2026.11            checks, and shows the notes
      commons release 2026.11 --write    writes what belongs to it; then commit
      commons release 2026.11 --tag      builds, archives, and tags that commit
      commons release 2026.11 --archive  archives again, where that tag is checked out
    """
    if write + tag + archive > 1:
        message = (
            "--write, --tag and --archive are steps of their own: between the first two you commit what was written."
        )
        raise UsageError(message)
    config = project.config()
    folder = output or config.root / FOLDER
    with engine_of(config) as engine:
        if tag:
            _say_archive(config, finish_release(config, engine, version, folder))
            say(f"Tag        {tag_of(version)}")
            remark(f"Nothing was pushed. Next: git push origin {tag_of(version)}")
        elif archive:
            _say_archive(config, archive_release(config, engine, version, folder))
        else:
            _prepare(config, prepare_release(config, engine, version, may_shrink=allow_fewer), write=write)


def _prepare(config: Config, prepared: Preparation, *, write: bool) -> None:
    for change in prepared.vanished:
        remark(
            f"commons: {address_of(change)} is gone without a word: "
            "withdraw it with a reason, or name it in the former_ids of the record that took its place."
        )
    for line in prepared.notes.splitlines():
        say(printable_text(line, len(line)))
    say()
    if not write:
        remark("Nothing was written: that is what --write is for.")
        return
    write_release(config, prepared)
    for path in prepared.files:
        remark(f"Written: {path}")
    for path in prepared.outdated:
        remark(f"Deleted: {path}")
    version = prepared.told.version
    remark(f'Next: git add --all && git commit -m "Release {version}", then commons release {version} --tag')


def _say_archive(config: Config, archive: Path) -> None:
    inside = archive.is_relative_to(config.root)
    say(f"Archive    {config.relative(archive) if inside else archive}")


COMMAND = release
