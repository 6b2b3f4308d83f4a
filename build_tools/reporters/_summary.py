"""Renders findings as a Markdown document that fits where it is shown."""

import re

from build_tools.diagnostics import Diagnostic, sort_worst_first
from build_tools.reporters._base import Report
from build_tools.reporters._counts import counts_of_places, counts_of_severities, explain_sentence
from build_tools.reporters._printable import printable_text

STEP_SUMMARY_BYTES = 1024 * 1024
"""GitHub drops the whole summary of a step that is longer."""
COMMENT_BYTES = 65_536
"""GitHub refuses a comment of more characters; bytes are never fewer."""

_CLOSING_BYTES = 500  # kept free for the lines after the table
_TABLE = "| Severity | Place | Code | Finding | How to mend it |\n| --- | --- | --- | --- | --- |\n"
_MARKS = re.compile(r"[&<>|@\\`*_~\[\]$]|#(?=\d)|:(?=//)|(?<=www)\.")
_ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "|": "&#124;",  # a backslash before it means other things in other readers
    "@": "@&#8203;",  # else GitHub sends a message to whoever bears that name
    "#": "#&#8203;",  # else GitHub makes a link to an issue of it
}


def escaped_markdown(text: str) -> str:
    """Return text that shows as it is in a cell of a table: no markup, links, addresses or names called."""
    return _MARKS.sub(_escape, printable_text(text))


def summary_document(report: Report, bytes_max: int) -> str:
    """Return the counts and a table of all findings, the worst first, cut after the last row that fits."""
    head = f"## Check of the records\n\n**{counts_of_severities(report)}**{counts_of_places(report)}\n"
    if not report.findings:
        return head
    head = f"{head}\n{_TABLE}"
    rows = _fitting_rows(report, bytes_max - len(head.encode()) - _CLOSING_BYTES)
    cut = len(report.findings) - len(rows)
    closing = [f"{explain_sentence(report)}\n"]
    if cut:
        are = "finding is" if cut == 1 else "findings are"
        closing.insert(0, f"{cut:,} more {are} not in this table, which is full: `commons check` prints them all.\n")
    return "\n".join([head + "".join(rows), *closing])


def _fitting_rows(report: Report, room: int) -> list[str]:
    rows = []
    for finding in sort_worst_first(report.findings):
        row = _row(finding, report)
        room -= len(row.encode())
        if room < 0:
            break
        rows.append(row)
    return rows


def _row(finding: Diagnostic, report: Report) -> str:
    numbers = [str(number) for number in (finding.line, finding.column) if number]
    place = ":".join([escaped_markdown(finding.path), *numbers])
    code = finding.code.id
    if report.manual:
        code = f"[{code}]({report.manual.replace('{code}', finding.code.id.lower())})"
    message, hint = escaped_markdown(finding.message), escaped_markdown(finding.hint)
    return f"| {finding.severity.value} | {place} | {code} | {message} | {hint} |\n"


def _escape(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[0], f"\\{match[0]}")
