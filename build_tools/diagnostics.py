"""Findings for authors: what is wrong in a file, where, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters; it belongs to the code, never to the place that reports it."""

    ERROR = "error"
    """The record cannot be published as it is."""
    WARNING = "warning"
    """The record can be published; someone should look."""
    NOTE = "note"
    """Worth knowing; nothing needs to change."""


WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding.

    `id` is stable for ever (`CC301`), `slug` is its name in addresses (`unknown-reference`), `title` is one plain
    sentence fragment.
    """

    id: str
    slug: str
    severity: Severity
    title: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    `path` is repository-relative and POSIX. `pointer` is a JSON pointer into the record (`/results/2/evidence/0`; empty
    for the whole file; `/body` for the narrative). `line` and `column` count from 1; 0 where nothing finer than the
    file is known, and stay 0 until `locate` has filled them. `hint` is the repair. `at_key` asks for the place of the
    key and not of its value.
    """

    code: Code
    path: str
    message: str
    hint: str
    pointer: str = ""
    at_key: bool = False
    line: int = 0
    column: int = 0
    related: tuple[str, ...] = field(default=())
    """Paths of other files that the finding speaks of, so that a report on changed files can include it."""

    @property
    def severity(self) -> Severity:
        """The severity of the code."""
        return self.code.severity

    def placed(self, line: int, column: int) -> "Diagnostic":
        """Return the same finding with its place."""
        return replace(self, line=line, column=column)


def sort_key(finding: Diagnostic) -> tuple[str, int, int, str, str]:
    """Order findings by place, then by code and text, so that every run prints the same."""
    return (finding.path, finding.line, finding.column, finding.code.id, finding.message)


def sort_worst_first(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Order findings by severity, then by place."""
    return sorted(findings, key=lambda finding: (WORST_FIRST.index(finding.severity), sort_key(finding)))


def count_by_severity(findings: Iterable[Diagnostic]) -> dict[Severity, int]:
    """Count the findings of each severity, the worst first, zeros included."""
    counts = dict.fromkeys(WORST_FIRST, 0)
    for finding in findings:
        counts[finding.severity] += 1
    return counts
