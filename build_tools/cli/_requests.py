"""Takes a request from a file, from standard input or from a case, and tells what of it could not be used."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from build_tools.cli._group import Project
from build_tools.cli._progress import engine_of
from build_tools.cli._terminal import say, width
from build_tools.config import SCHEMA_VERSION, Config
from build_tools.corpus import Corpus
from build_tools.diagnostics import Diagnostic
from build_tools.engine import Engine
from build_tools.errors import UsageError
from build_tools.intake.reading import Sent, read_request
from build_tools.matching.answers import Answer, adviser_of
from build_tools.matching.requests import Request
from build_tools.parse.document import SIZE_LIMIT
from build_tools.pipeline import read_corpus
from build_tools.reporters import Report
from build_tools.reporters._printable import printable_json
from build_tools.reporters.jsonl import finding_fields
from build_tools.reporters.text import finding_blocks


@dataclass(frozen=True, slots=True)
class Desk:
    """Where requests are answered: the project's settings, its records, and the engine that knows their traits."""

    config: Config
    corpus: Corpus
    engine: Engine

    def answer(self, request: Request, limit: int) -> Answer:
        """Return what fits a request, at most `limit` of each kind."""
        return adviser_of(self.corpus, self.config, self.engine, self.config.today).answer(request, limit)


@contextmanager
def open_desk(project: Project) -> Iterator[Desk]:
    """Open the project and read its records."""
    config = project.config()
    with engine_of(config) as engine:
        yield Desk(config, read_corpus(config, engine).corpus, engine)


STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "(standard input)"


def request_of_file(name: str, corpus: Corpus) -> Sent:
    """Return the request in a file, or on standard input for `-`.

    Raises:
        UsageError: there is no such file.
    """
    if name == STANDARD_INPUT:
        return read_request(STANDARD_INPUT_NAME, sys.stdin.buffer.read(SIZE_LIMIT + 1), corpus.vocabularies)
    file = Path(name)
    if file.is_dir():
        message = f"{name} is a folder: name the file that holds the request."
        raise UsageError(message)
    if not file.exists():
        message = f"There is no file {name!r}."
        raise UsageError(message)
    with file.open("rb") as opened:
        data = opened.read(SIZE_LIMIT + 1)
    return read_request(name, data, corpus.vocabularies)


def tell_findings(sent: Sent, *, as_json: bool) -> None:
    """Tell what stands in the way of a request, or what of it was left out; beside the output, unless it is all."""
    if as_json:
        if sent.request is None:
            told = {"schema_version": SCHEMA_VERSION, "request": None, "findings": findings_json(sent.findings)}
            say(printable_json(told, indent=2))
        return
    if sent.findings:
        report = Report(
            findings=sent.findings,
            records=1,
            sources=lambda _: sent.text or None,
            width=width(),
        )
        click.echo("\n".join(finding_blocks(report)), err=True)


def findings_json(findings: Sequence[Diagnostic]) -> list[dict[str, Any]]:
    """Return findings as plain JSON."""
    return [finding_fields(finding) for finding in findings]
