"""Says in one sentence how many findings there are."""

from build_tools.diagnostics import WORST_FIRST, Severity, count_by_severity
from build_tools.reporters._base import Report


def counted(count: int, noun: str, others: str = "") -> str:
    """Return a number with its noun: `1 file`, `1,200 files`; `others` is what several are called, if not that."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {others or f'{noun}s'}"


def counts_of_severities(report: Report) -> str:
    """Return `3 errors, 1 warning`, the worst first, or `No findings`."""
    counts: dict[Severity, int] = count_by_severity(report.findings)
    return ", ".join(counted(count, severity.value) for severity, count in counts.items() if count) or "No findings"


def counts_of_places(report: Report) -> str:
    """Return ` in 2 files; 412 records read.`, which follows the counts of severities."""
    files = {finding.path for finding in report.findings}
    where = f" in {counted(len(files), 'file')}" if files else ""
    return f"{where}; {counted(report.records, 'record')} read."


def explain_sentence(report: Report) -> str:
    """Return where to read more of the first of the worst findings, or nothing when there are none."""
    worst = min(report.findings, key=lambda finding: WORST_FIRST.index(finding.severity), default=None)
    return f"`{report.explain.replace('{code}', worst.code.id)}` tells more of a code." if worst else ""
