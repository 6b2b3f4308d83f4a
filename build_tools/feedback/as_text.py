"""Feedback as lines for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from build_tools.feedback._base import Feedback, FindingTold, RecordTold
from build_tools.feedback._groups import groups
from build_tools.feedback._words import (
    SEVERITIES,
    became,
    count_told,
    is_duplicate,
    left_out_sentence,
    place_of,
    short,
    tally,
    verdict,
)
from build_tools.feedback._wrapping import difference_lines
from build_tools.reporters._counts import counted
from build_tools.reporters._printable import printable_text


def text_of(feedback: Feedback, width: int = 100) -> str:
    """Return all of it, the most important first."""
    lines = [
        f"{short(feedback.base)} to {short(feedback.head)}: {tally(feedback.records)}.",
        verdict(feedback),
        *filter(None, [left_out_sentence(feedback.left_out)]),
        *_findings(feedback.findings),
        *(line for record in feedback.records for line in _record(record, width)),
        *_listed("Filters of the search", map(count_told, feedback.counts)),
        *_listed("Other files", (f"{file.kind}: {file.path}" for file in feedback.files)),
    ]
    if feedback.unread_before:
        lines += ["", f"Before, {counted(feedback.unread_before, 'file')} could not be read by the rules of today."]
    if feedback.unshown:
        lines += ["", f"Of {counted(feedback.unshown, 'case')} not all is public: what is withheld is not told."]
    return "\n".join(printable_text(line, len(line)) for line in lines)


def _findings(findings: Sequence[FindingTold]) -> Iterator[str]:
    for finding in findings:
        what = "Is it there already?" if is_duplicate(finding) else SEVERITIES[finding.severity]
        yield ""
        yield f"{what}: {place_of(finding)} {finding.code} {finding.message}"
        if finding.hint:
            yield f"  → {finding.hint}"


def _record(record: RecordTold, width: int) -> Iterator[str]:
    yield ""
    yield f"{record.address}  {record.title}  ({became(record)})"
    for field in record.fields:
        yield f"  {field.label}"
        yield from (
            f"    {sign} {value}" for sign, value in (("-", field.before), ("+", field.after)) if value is not None
        )
    if record.passages:
        yield "  On its page"
        yield from (f"    {line}" for line in difference_lines(record.passages, width - len("    ")))
    for group in groups(record):
        yield f"  {group.heading}, {'new' if group.is_new else 'no longer'}"
        for end, why in group.ends:
            yield f"    {end.title} ({end.address}){f': {why}' if why else ''}"
        if group.more:
            yield f"    and {group.more:,} more"


def _listed(heading: str, rows: Iterable[str]) -> list[str]:
    told = [f"  {row}" for row in rows]
    return ["", heading, *told] if told else []
