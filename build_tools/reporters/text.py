"""Prints findings for a person at a terminal: the place, the source line with a caret, and the repair."""

from itertools import groupby

import click

from build_tools.diagnostics import Diagnostic, Severity
from build_tools.reporters._base import Output, Report, Reporter
from build_tools.reporters._counts import counts_of_places, counts_of_severities, explain_sentence
from build_tools.reporters._excerpt import excerpt, source_lines
from build_tools.reporters._printable import printable_text

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}
ROOM_MIN = 20  # cells of source that make sense, however narrow the terminal says it is


def render_text(report: Report) -> Output:
    """Return one block for each finding, whose first line stands alone, then the counts."""
    counts = f"{counts_of_severities(report)}{counts_of_places(report)} {explain_sentence(report)}".rstrip()
    return Output("\n".join([*finding_blocks(report), f"{counts}\n"]))


def finding_blocks(report: Report) -> list[str]:
    """Return a block for each finding, of whole lines."""
    blocks = []
    for path, findings in groupby(report.findings, key=lambda finding: finding.path):
        lines = source_lines(report.sources(path))
        blocks += [_block(finding, lines, report) for finding in findings]
    return blocks


def _block(finding: Diagnostic, lines: list[str], report: Report) -> str:
    severity = _styled(finding.severity.value, COLOURS[finding.severity], report)
    place = _styled(_place(finding), None, report)
    parts = [f"{place} {severity} {finding.code.id} {printable_text(finding.message)}"]
    if 0 < finding.line <= len(lines):
        parts += _source(finding, lines[finding.line - 1], report)
    if finding.hint:
        parts.append(f"  → {printable_text(finding.hint)}")
    return "".join(f"{part}\n" for part in parts)


def _place(finding: Diagnostic) -> str:
    numbers = [number for number in (finding.line, finding.column) if number]
    return ":".join([printable_text(finding.path), *map(str, numbers)])


def _source(finding: Diagnostic, line: str, report: Report) -> list[str]:
    gutter = f"{finding.line:>4} | "
    room = max(ROOM_MIN, report.width - len(gutter) - 2)  # two cells for what marks a cut
    piece = excerpt(line, finding.column, room)
    shown = [f"{gutter}{piece.text}".rstrip()]
    if finding.column:
        caret = _styled("^", COLOURS[finding.severity], report)
        shown.append(f"{'| ':>{len(gutter)}}{' ' * piece.caret}{caret}")
    return shown


def _styled(text: str, colour: str | None, report: Report) -> str:
    return click.style(text, fg=colour, bold=True) if report.colour else text


REPORTER = Reporter(name="text", render=render_text)
