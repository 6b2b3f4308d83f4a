"""What every form of feedback says alike: how many there are of what, and what became of a record."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from build_tools.feedback._base import STATES, CountTold, Feedback, FindingTold, RecordTold, State
from build_tools.reporters._counts import counted
from build_tools.validate.likely_duplicate import CODE as LIKELY_DUPLICATE

BECAME: dict[State, str] = {
    "broken": "cannot be read",
    "removed": "removed",
    "withdrawn": "withdrawn",
    "added": "new",
    "changed": "changed",
    "renamed": "renamed",
    "moved": "moved to another type",
    "merged": "merged into another",
    "restored": "restored",
    "mended": "can be read again",
}
COMMIT, SHORT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}"), 7
SEVERITIES: dict[Literal["error", "warning", "note"], str] = {"error": "Mend", "warning": "Look at", "note": "Note"}
"""What a person is asked to do about a finding."""


def short(revision: str) -> str:
    """Return a revision as people name it: of the name of a commit its beginning."""
    return revision[:SHORT] if COMMIT.fullmatch(revision) else revision


def count_told(count: CountTold) -> str:
    """Return how many records a filter found and finds."""
    return f"{count.facet}: {count.value}: {count.before:,} → {count.after:,}"


def verdict(feedback: Feedback) -> str:
    """Return in a sentence or two whether something is to be mended."""
    counts = Counter(finding.severity for finding in feedback.findings)
    errors, warnings = counts["error"], counts["warning"]
    look = f"{counted(warnings, 'thing')} to look at" if warnings else ""
    if errors:
        told = f"{counted(errors, 'thing')} to mend before this can be published"
        return f"{told}, and {look}." if look else f"{told}."
    return f"Nothing to mend; {look}." if look else "Nothing to mend."


def tally(records: Sequence[RecordTold]) -> str:
    """Return how many records became what: `2 changed, 1 new`."""
    counts = Counter(record.state for record in records)
    return ", ".join(f"{counts[state]:,} {BECAME[state]}" for state in STATES if counts[state]) or "no record differs"


def became(record: RecordTold) -> str:
    """Return what became of a record, and where it came from or went to."""
    return f"{BECAME[record.state]}, {record.moved}" if record.moved else BECAME[record.state]


def place_of(finding: FindingTold) -> str:
    """Return path, line and column, as far as they are known."""
    return ":".join([finding.path, *(str(number) for number in (finding.line, finding.column) if number)])


def is_duplicate(finding: FindingTold) -> bool:
    """Tell whether a finding says that a record may be there already."""
    return finding.code == LIKELY_DUPLICATE.id


def left_out_sentence(paths: Iterable[str]) -> str:
    """Return what the site would do with records that have errors."""
    count = len(list(paths))
    if not count:
        return ""
    return (
        f"The site is not published while {counted(count, 'record has', 'records have')} errors; published without "
        f"{'it' if count == 1 else 'them'} (`commons build --keep-going`), it would say that "
        f"{'it was' if count == 1 else 'they were'} left out."
    )
