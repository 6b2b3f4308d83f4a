"""A summary should say more than the title."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from build_tools.corpus import Entry
from build_tools.corpus.names import plain
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import rule_of_record

CODE = Code("CC318", "copied-summary", Severity.WARNING, "A summary that only repeats the title")

ALIKE = 80
"""Of 100; of 906 real summaries one lies above it (and repeats the title), one at 78 (and adds a little)."""


def _find(entry: Entry) -> Iterator[Diagnostic]:
    alike = fuzz.ratio(plain(entry.record.title), plain(entry.record.summary), score_cutoff=ALIKE)
    if alike:
        message = f"The summary repeats the title “{entry.record.title}”."
        hint = "Say what the title does not: for whom it is, where, and what it does."
        yield Diagnostic(CODE, entry.path, message, hint, "/summary")


RULE = rule_of_record(CODE, _find)
