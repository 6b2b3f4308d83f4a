"""Takes a request from a file, from standard input or from a case, and tells what of it could not be used."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from build_tools.cli._desk import Desk
from build_tools.cli._named_file import bytes_of
from build_tools.cli._terminal import say, width
from build_tools.config import SCHEMA_VERSION
from build_tools.corpus import Corpus
from build_tools.corpus.publication import is_listed, publication
from build_tools.diagnostics import Diagnostic
from build_tools.intake.reading import Sent, read_request
from build_tools.matching.answers import Answer, answer_json
from build_tools.matching.requests import Request
from build_tools.parse.document import SIZE_LIMIT
from build_tools.reporters import Report
from build_tools.reporters._printable import printable_json
from build_tools.reporters.jsonl import finding_fields
from build_tools.reporters.text import finding_blocks

TYPE_OF_LIST = {
    "practices": "practice",
    "evidence": "evidence",
    "cases": "case",
    "organisations": "organisation",
    "expertise": "expertise",
    "funding": "funding",
}
"""The lists of an answer that hold records, with their type."""
OF_THE_REQUEST = (
    "need", "title", "language", "countries", "objectives", "populations", "themes", "support_asked",
)  # fmt: skip
STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "(standard input)"


def request_of_file(name: str, corpus: Corpus) -> Sent:
    """Return the request in a file, or on standard input for `-`.

    Raises:
        UsageError: there is no such file.
    """
    if name == STANDARD_INPUT:
        return read_request(STANDARD_INPUT_NAME, sys.stdin.buffer.read(SIZE_LIMIT + 1), corpus.vocabularies)
    data = bytes_of(Path(name), "holds the request", SIZE_LIMIT)
    return read_request(name, data, corpus.vocabularies)


def tell_findings(sent: Sent, *, as_json: bool) -> None:
    """Tell what stands in the way of a request, or what of it was left out; beside the output, unless it is all."""
    if as_json:
        if sent.request is None:
            told = {"schema_version": SCHEMA_VERSION, "request": None, "findings": _findings_json(sent.findings)}
            say(printable_json(told, indent=2))
        return
    if sent.findings:
        report = Report(
            findings=sent.findings,
            records=1,
            sources=lambda _: sent.text or None,
            width=width(),
        )
        click.echo("\n".join(finding_blocks(report)), nl=False, err=True)


def _findings_json(findings: Sequence[Diagnostic]) -> list[dict[str, Any]]:
    """Return findings as plain JSON."""
    return [finding_fields(finding) for finding in findings]


def answer_in_json(request: Request, answer: Answer, sent: Sent, desk: Desk) -> dict[str, Any]:
    """Return an answer with the request that it is for, and with what of the request was left out."""
    told = {"schema_version": SCHEMA_VERSION, "request": _request_json(request), **_answer_json(answer, desk)}
    return {**told, "findings": _findings_json(sent.findings)}


def _answer_json(answer: Answer, desk: Desk) -> dict[str, Any]:
    """Return an answer as JSON: records with address, page, and level of publication where that is not full."""
    told = answer_json(answer)
    for name, type_name in TYPE_OF_LIST.items():
        for one in told[name]:
            entry = desk.corpus.entries[type_name, one["id"]]
            one["address"] = entry.address
            if publication(entry) != "full":
                one["publish"] = publication(entry)
            if desk.config.site_url and is_listed(entry):
                one["url"] = f"{desk.config.site_url}{entry.address}/"
    return told


def _request_json(request: Request) -> dict[str, Any]:
    """Return a request as plain JSON: what of it was told."""
    fields = {name: getattr(request, name) for name in OF_THE_REQUEST}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items() if value}
