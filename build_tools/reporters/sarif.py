"""Prints findings as a log of SARIF 2.1.0, for code scanning and for editors."""

from urllib.parse import quote

from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.digests import digest_parts
from build_tools.reporters._base import Output, Report, Reporter
from build_tools.reporters._printable import printable_json

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render_sarif(report: Report) -> Output:
    """Return a log of one run, whose rules are the codes that were found, by their ids."""
    codes = {finding.code.id: finding.code for finding in report.findings}
    ids = sorted(codes)
    index_by_id = {code: index for index, code in enumerate(ids)}
    driver: dict[str, object] = {"name": "commons", "rules": [_rule(codes[code], report) for code in ids]}
    if report.tool_version:
        driver["version"] = report.tool_version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "results": [_result(finding, index_by_id[finding.code.id]) for finding in report.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return Output(f"{printable_json(log, indent=2)}\n")


def _rule(code: Code, report: Report) -> dict[str, object]:
    rule: dict[str, object] = {
        "id": code.id,
        "name": code.slug,
        "shortDescription": {"text": code.title},
        "defaultConfiguration": {"level": LEVELS[code.severity]},
    }
    if report.manual:
        rule["helpUri"] = report.manual.replace("{code}", code.id.lower())
    return rule


def _result(finding: Diagnostic, rule_index: int) -> dict[str, object]:
    return {
        "ruleId": finding.code.id,
        "ruleIndex": rule_index,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": _physical_location(finding)}],
        "partialFingerprints": {"commonsFinding/v1": _fingerprint(finding)},
    }


def _message(finding: Diagnostic) -> str:
    text = f"{finding.message} → {finding.hint}" if finding.hint else finding.message
    return text.replace("](", "] (")  # "[words](address)" in a message of SARIF is a link


def _physical_location(finding: Diagnostic) -> dict[str, object]:
    uri = quote(finding.path, safe="/", errors="surrogatepass")
    location: dict[str, object] = {"artifactLocation": {"uri": uri, "uriBaseId": ROOT}}
    numbers = {"startLine": finding.line, "startColumn": finding.column}
    region = {name: number for name, number in numbers.items() if number}
    if finding.line:
        location["region"] = region
    return location


def _fingerprint(finding: Diagnostic) -> str:
    """Return what stays the same while lines move, so that a known finding is not taken for a new one."""
    parts = (finding.code.id, finding.path, finding.pointer, finding.message)
    return digest_parts(part.encode(errors="surrogatepass") for part in parts)


REPORTER = Reporter(name="sarif", render=render_sarif)
