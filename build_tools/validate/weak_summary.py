"""A summary must be long enough to tell something and short enough for a list."""

from collections.abc import Iterator

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records._base import SUMMARY_MAX, SUMMARY_MIN
from build_tools.validate._base import rule_of_record

CODE = Code("CC317", "weak-summary", Severity.ERROR, "A summary that is too short or too long")


def _find(entry: Entry) -> Iterator[Diagnostic]:
    length = len(" ".join(entry.record.summary.split()))
    if SUMMARY_MIN <= length <= SUMMARY_MAX:
        return
    message = f"The summary has {length:,} characters; it should have {SUMMARY_MIN} to {SUMMARY_MAX}."
    hint = "Say in one or two sentences what it is, for whom, and where."
    if length > SUMMARY_MAX:
        hint = "Keep what a reader of a list needs; the rest belongs in the narrative or in other fields."
    yield Diagnostic(CODE, entry.path, message, hint, "/summary")


RULE = rule_of_record(CODE, _find)
