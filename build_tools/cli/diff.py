"""`commons diff`: what became of every record between two dumps or revisions, or one of them and the files here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from build_tools.cli._corpus import find_type
from build_tools.cli._group import Project
from build_tools.cli._progress import engine_of
from build_tools.cli._terminal import remark, say
from build_tools.config import Config
from build_tools.dumps import open_dump
from build_tools.engine import Engine
from build_tools.publish.snapshots import Snapshot, first_folder_only, snapshot_at, snapshot_here, snapshot_of
from build_tools.reporters._printable import printable_text
from build_tools.versions import Comparison, difference, json_of, markdown_of, text_of
from build_tools.versions.difference import Records

FORMATS: Mapping[str, Callable[[Comparison], str]] = {"text": text_of, "json": json_of, "markdown": markdown_of}
HERE = "the files here"


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a comparison: what it is called, and the dump that it is, if it is one."""

    name: str
    dump: Path | None

    @property
    def is_revision(self) -> bool:
        return self.dump is None and self.name != HERE


@click.command(name="diff")
@click.argument("old", metavar="A")
@click.argument("new", metavar="[B]", required=False)
@click.option("--type", "type_name", metavar="TYPE", default="", help="Only records of this type.")
@click.option("--format", "format_name", type=click.Choice(list(FORMATS)), default="text", show_default=True,
              help="How to print; markdown is meant for release notes.")  # fmt: skip
@click.option("--exit-code", "tells_by_code", is_flag=True, help="Exit with 1 where something differs.")
@click.pass_obj
def diff(project: Project, *, old: str, new: str | None, type_name: str, format_name: str, tells_by_code: bool) -> int:
    """Tell which records were added, changed (and how), renamed, merged, withdrawn, restored or removed from A to B.

    A and B are dumps in any of the formats that the site offers (what exists as a file or folder is taken for one), or
    revisions of Git: branches, tags, commits. Without B, A is compared with the files here. What is not public is not
    told; of Git, only the first folder of content is read.
    """
    config = project.config()
    kind = find_type(type_name).name if type_name else ""
    sides = (_side(old), _side(new) if new else _Side(HERE, None))
    if any(side.is_revision for side in sides):
        config = first_folder_only(config)
    with engine_of(config) as engine:
        before, after = (_of_type(_records(side, config, engine), kind) for side in sides)
    compared = Comparison(sides[0].name, sides[1].name, difference(before, after))
    say("\n".join(printable_text(line, len(line)) for line in FORMATS[format_name](compared).split("\n")))
    return int(tells_by_code and bool(compared.changes))


def _side(name: str) -> _Side:
    path = Path(name)
    return _Side(name, path if path.exists() else None)


def _records(side: _Side, config: Config, engine: Engine) -> Records:
    if side.dump:
        return snapshot_of(open_dump(side.dump).records).records
    found = snapshot_at(config, engine, side.name) if side.is_revision else snapshot_here(config, engine)
    _remark_unread(side, found)
    return found.records


def _remark_unread(side: _Side, found: Snapshot) -> None:
    if found.unread:
        files = f"{found.unread:,} file{'s' * (found.unread != 1)}"
        remark(f"{side.name}: {files} with findings, left out; they may count as removed or added.")


def _of_type(records: Records, kind: str) -> Records:
    return {key: record for key, record in records.items() if not kind or key[0] == kind}


COMMAND = diff
