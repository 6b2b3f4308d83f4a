"""Reports for the tests of reporters."""

from collections.abc import Callable

import pytest

from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.reporters import Report

SOURCE = "---\ntitle: Skills partnership\nresults:\n  - evidence: [unknown-study]\n---\nText.\n"

UNKNOWN_REFERENCE = Code("CC301", "unknown-reference", Severity.ERROR, "a reference names no record")
SHORT_SUMMARY = Code("CC401", "short-summary", Severity.WARNING, "the summary is short")
UNVERIFIED = Code("CC501", "not-verified", Severity.NOTE, "the record was never verified")


def _error(message: str = "There is no evidence record `unknown-study`.", path: str = "content/a.md") -> Diagnostic:
    hint = "Did you mean `known-study`?"
    return Diagnostic(UNKNOWN_REFERENCE, path, message, hint, "/results/0/evidence/0", line=4, column=16)


@pytest.fixture
def error() -> Callable[..., Diagnostic]:
    """Return a maker of errors at 4:16, with a message and a path of choice."""
    return _error


@pytest.fixture
def warning() -> Diagnostic:
    """Return a warning of which only the file is known."""
    return Diagnostic(SHORT_SUMMARY, "content/b.md", "The summary has 12 characters.", "Write 40 or more.")


@pytest.fixture
def note() -> Diagnostic:
    """Return a note without a repair."""
    return Diagnostic(UNVERIFIED, "content/b.md", "Nobody has verified this record.", "", line=2)


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """Return a maker of reports on 412 records, every one of which has the same source."""

    def make(*findings: Diagnostic, source: str | None = SOURCE, colour: bool = False, width: int = 100) -> Report:
        return Report(findings=findings, records=412, sources=lambda _: source, colour=colour, width=width)

    return make
