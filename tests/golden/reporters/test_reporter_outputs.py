"""The whole output of every reporter for one report that has a bit of everything."""

from collections.abc import Callable

import pytest

from build_tools import registry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.reporters import Report, Reporter

REPORTERS: tuple[Reporter, ...] = registry.discover("build_tools.reporters", "REPORTER")

UNKNOWN_REFERENCE = Code("CC301", "unknown-reference", Severity.ERROR, "a reference names no record")
UNKNOWN_TERM = Code("CC302", "unknown-term", Severity.ERROR, "a term is not in its vocabulary")
SHORT_SUMMARY = Code("CC401", "short-summary", Severity.WARNING, "the summary is short")
UNVERIFIED = Code("CC501", "not-verified", Severity.NOTE, "the record was never verified")

SOURCES = {
    "content/practices/skills.md": "---\ntitle: 移民 | skills\nresults:\n\t- evidence: [unknown-study]\n---\n",
    "content/practices/with blank.md": f"---\nsummary: {'long ' * 60}\x1b[31mred\n---\n",
}
FINDINGS = (
    Diagnostic(UNVERIFIED, "content/cases/a.yml", "Nobody has verified this record.", "", "/verified"),
    Diagnostic(
        SHORT_SUMMARY, "content/practices/skills.md", "The title names <two> | things.", "Name one.", "/title", line=2
    ),
    Diagnostic(
        UNKNOWN_REFERENCE,
        "content/practices/skills.md",
        "There is no evidence record `unknown-study`.",
        "Did you mean `known-study`?",
        "/results/0/evidence/0",
        line=4,
        column=15,
    ),
    Diagnostic(
        UNKNOWN_TERM,
        "content/practices/with blank.md",
        "The text has the control character \x1b, at 100 %.\n::error::no",
        "Take it out, @author.",
        "/summary",
        line=2,
        column=310,
    ),
)


@pytest.mark.parametrize("reporter", REPORTERS, ids=[reporter.name for reporter in REPORTERS])
def test_the_output_is_as_agreed(reporter: Reporter, golden: Callable[[str, str], None]) -> None:
    manual = "https://commons.example/codes/{code}/"
    report = Report(findings=FINDINGS, records=412, sources=SOURCES.get, tool_version="1.2.3", manual=manual)
    output = reporter.render(report)
    golden(f"reporters/{reporter.name}.txt", output.text)
    if output.summary is not None:
        golden(f"reporters/{reporter.name}-summary.txt", output.summary)
