"""`commons receive`: what becomes of an issue in which somebody sends a contribution."""

import re
from collections.abc import Mapping
from pathlib import Path

import click

from build_tools.cli._group import Project
from build_tools.cli._named_file import bytes_of
from build_tools.cli._progress import engine_of
from build_tools.cli._terminal import remark, say
from build_tools.config import Config
from build_tools.contributions.proposals import open_proposals
from build_tools.contributions.receiving import Office, receive
from build_tools.contributions.reply import outputs, reply_files
from build_tools.engine import write_file
from build_tools.errors import UsageError
from build_tools.intake.issue_event import read_event
from build_tools.pipeline import read_corpus

SIZE_MAX = 8_000_000
"""Bytes of an event; an issue has 65,536 characters at most, and all else is GitHub's."""
SAFE = re.compile(r"[A-Za-z0-9 ._/-]*")
"""What may be told to a workflow: nothing that a shell or an expression takes for a mark, and no line end."""


@click.command(name="receive")
@click.argument("file", metavar="[ISSUE.json]", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--event", type=click.Path(path_type=Path, dir_okay=False), help="The event of a workflow, as "
              "GITHUB_EVENT_PATH names it; the same as ISSUE.json.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="Write the answer, the record and "
              "the texts of a pull request into this folder.")  # fmt: skip
@click.pass_obj
def receive_issue(project: Project, *, file: Path | None, event: Path | None, output: Path | None) -> None:
    """Read a contribution that was sent by an issue form, and answer it.

    ISSUE.json is an issue as GitHub tells of it: an event, an answer of its API, or number, title, body and labels.
    Without --output the answer is printed and nothing is written. In a workflow, later steps are told the outcome:
    proposed, needs-mending, refused, duplicate, or noted (which is for people). An issue is only text here: nothing of
    it is ever run, and nothing of it stands in a name.
    """
    issue = read_event(_bytes(file or event), str(file or event))
    config = project.config()
    with engine_of(config) as engine:
        reading = read_corpus(config, engine)
        received = receive(issue, Office(config, reading, engine, open_proposals(config.root)))
    files = reply_files(received, issue, reading.corpus, config)
    told = outputs(received, issue)
    if output is None:
        say(files["reply.md"].rstrip("\n"))
        remark(f"Outcome: {told['outcome']}. Nothing was written; --output DIR writes the files.")
        return
    for path, text in files.items():
        write_file(output.absolute() / path, text.encode())
    _tell_workflow(told, config)
    say(" ".join(filter(None, (told["outcome"], told["path"]))))


def _bytes(file: Path | None) -> bytes:
    """Return the bytes of the file that is named.

    Raises:
        UsageError: none is named, there is none, or it is too large to be an event.
    """
    if file is None:
        message = "Name the file that holds the issue: commons receive ISSUE.json, or --event FILE."
        raise UsageError(message)
    data = bytes_of(file, "holds the issue", SIZE_MAX)
    if len(data) > SIZE_MAX:
        message = f"{file} has more than {SIZE_MAX:,} bytes, and is no event of an issue."
        raise UsageError(message)
    return data


def _tell_workflow(told: Mapping[str, str], config: Config) -> None:
    """Tell later steps of a workflow, where this runs in one.

    Raises:
        ValueError: a value holds what must not reach a workflow, which would be our fault.
    """
    for name, value in told.items():
        if not SAFE.fullmatch(value):
            message = f"{name} cannot be told to a workflow: {value!r}"
            raise ValueError(message)
    if file := config.environment.get("GITHUB_OUTPUT"):
        with Path(file).open("a", encoding="utf-8") as opened:
            opened.writelines(f"{name}={value}\n" for name, value in told.items())


COMMAND = receive_issue
