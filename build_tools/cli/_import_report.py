"""What became of a file that was sent, for a person at a terminal or for a program."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_tools.cli._terminal import styled
from build_tools.config import SCHEMA_VERSION
from build_tools.contributions.judging import Judgement
from build_tools.contributions.sent_file import SentFile
from build_tools.diagnostics import Diagnostic, Severity
from build_tools.reporters._printable import printable_json
from build_tools.reporters.jsonl import finding_fields

COLOUR_OF: Mapping[str, str] = {"good": "green", "mended": "yellow", "refused": "red"}
GOOD_SHOWN = 100
"""Good records that are listed one by one; of more, the number says enough."""


def text_lines(sent: SentFile, written: Sequence[str], *, is_written: bool) -> Iterator[str]:
    """Yield the lines of a report, safe to print."""
    shows_good = len(sent.judgements) <= GOOD_SHOWN
    for one in sent.judgements:
        if one.state != "good" or one.duplicates or one.findings or shows_good:
            yield from _block(one)
    if sent.problem:
        yield from _finding(sent.problem, "")
        yield ""
    yield styled(summary(sent), bold=True)
    yield styled(_next(sent, written, is_written=is_written))


def _block(one: Judgement) -> Iterator[str]:
    title = str(one.fields.get("title", ""))
    yield f"{styled(one.place, bold=True)}  {styled(one.state, colour=COLOUR_OF[one.state])}  {styled(title)}"
    if one.state != "refused":
        yield styled(f"  → {one.path}", dim=True)
    for note in one.notes:
        yield from _finding(note, "")
    for finding in one.findings:
        place = one.place_of(finding)
        yield from _finding(finding, "" if place == one.place else place)
    yield ""


def _finding(finding: Diagnostic, place: str) -> Iterator[str]:
    colour = {Severity.ERROR: "red", Severity.WARNING: "yellow"}.get(finding.severity)
    told = f"{finding.message} ({place})" if place else finding.message
    yield f"  {styled(finding.severity.value, colour=colour)} {styled(finding.code.id)} {styled(told)}"
    if finding.severity is not Severity.NOTE:
        yield styled(f"    → {finding.hint}", dim=True)


def summary(sent: SentFile) -> str:
    """Return in a sentence how many records there are of each state."""
    total = len(sent.judgements)
    counts = ", ".join(f"{count:,} {state}" for state, count in sent.counts.items())
    records = "1 record" if total == 1 else f"{total:,} records"
    alike = f"; {sent.duplicates:,} of those to be written may be there already" if sent.duplicates else ""
    return f"{sent.name}: {records}: {counts}{alike}."


def _next(sent: SentFile, written: Sequence[str], *, is_written: bool) -> str:
    if is_written:
        return f"{len(written):,} files were written. `commons check` looks at them among all others."
    possible = sent.counts["good"] + sent.counts["mended"]
    return "Nothing was written; --write does it." if possible else "Nothing was written."


def report_json(sent: SentFile, written: Sequence[str]) -> str:
    """Return a report as JSON."""
    counts: dict[str, int] = {str(state): count for state, count in sent.counts.items()}
    told = {
        "schema_version": SCHEMA_VERSION,
        "file": sent.name,
        "counts": {**counts, "likely_duplicates": sent.duplicates, "written": len(written)},
        "problem": finding_fields(sent.problem) if sent.problem else None,
        "records": [_record_json(one, written) for one in sent.judgements],
    }
    return printable_json(told, indent=2)


def _record_json(one: Judgement, written: Sequence[str]) -> dict[str, Any]:
    return {
        "place": one.place,
        "state": one.state,
        "type": one.type,
        "id": one.id,
        "path": one.path,
        "is_written": one.path in written,
        "duplicates": list(one.duplicates),
        "notes": [finding_fields(note) for note in one.notes],
        "findings": [{**finding_fields(finding), "place": one.place_of(finding)} for finding in one.findings],
        "fields": dict(one.fields),
    }
