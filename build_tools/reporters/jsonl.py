"""Prints findings for scripts: one JSON object a line."""

from build_tools.diagnostics import Diagnostic
from build_tools.reporters._base import Output, Report, Reporter
from build_tools.reporters._printable import printable_json


def render_jsonl(report: Report) -> Output:
    """Return a line for each finding, in order of place; nothing at all when there are none."""
    return Output("".join(f"{printable_json(finding_fields(finding))}\n" for finding in report.findings))


def finding_fields(finding: Diagnostic) -> dict[str, str | int]:
    """Return a finding as plain JSON."""
    return {
        "code": finding.code.id,
        "slug": finding.code.slug,
        "severity": finding.severity.value,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "pointer": finding.pointer,
        "message": finding.message,
        "hint": finding.hint,
    }


REPORTER = Reporter(name="jsonl", render=render_jsonl)
