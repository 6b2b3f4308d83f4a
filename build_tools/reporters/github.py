"""Prints findings as annotations of GitHub Actions, with all of them in the summary of the job."""

from build_tools.diagnostics import Diagnostic, Severity, count_by_severity, sort_worst_first
from build_tools.reporters._base import Output, Report, Reporter
from build_tools.reporters._counts import counted, counts_of_places, counts_of_severities
from build_tools.reporters._printable import printable_text
from build_tools.reporters._summary import STEP_SUMMARY_BYTES, summary_document

SHOWN_MAX = 10  # of each kind in a step; GitHub keeps the first and says nothing of the others
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(report: Report) -> Output:
    """Return the first annotations of each kind, the worst first, what was cut, and the summary of the job."""
    shown: list[Diagnostic] = []
    counts = count_by_severity(report.findings)
    worst_first = sort_worst_first(report.findings)
    for severity in counts:
        shown += [finding for finding in worst_first if finding.severity is severity][:SHOWN_MAX]
    lines = [_annotation(finding) for finding in shown]
    cut = [f"{SHOWN_MAX} of {counted(count, severity)}" for severity, count in counts.items() if count > SHOWN_MAX]
    if cut:
        lines.append(f"Shown above: {', '.join(cut)}; the summary of the job has more.")
    lines.append(f"{counts_of_severities(report)}{counts_of_places(report)}")
    text = "".join(f"{line}\n" for line in lines)
    return Output(text, summary_document(report, STEP_SUMMARY_BYTES))


def _annotation(finding: Diagnostic) -> str:
    properties = {"file": printable_text(finding.path), "line": finding.line, "col": finding.column}
    properties["title"] = f"{finding.code.id} {finding.code.title}"
    given = ",".join(f"{name}={_escaped_property(str(value))}" for name, value in properties.items() if value)
    text = printable_text(finding.message)
    if finding.hint:
        text += f"\n→ {printable_text(finding.hint)}"
    return f"::{COMMANDS[finding.severity]} {given}::{_escaped_data(text)}"


def _escaped_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped_data(text).replace(":", "%3A").replace(",", "%2C")


REPORTER = Reporter(name="github", render=render_github)
