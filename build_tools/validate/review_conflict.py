"""An organisation that has a hand in a record does not review it without saying so."""

from collections.abc import Iterator

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.reviewing.gate import organisation_name
from build_tools.reviewing.interests import part_in
from build_tools.validate._base import rule_of_record

CODE = Code("CC351", "review-conflict", Severity.ERROR, "A conflict of interest that a review does not declare")
HINT = "Write “conflict: true” and “decision: stepped-back”, and ask another organisation to review it."


def _find(entry: Entry) -> Iterator[Diagnostic]:
    if "review" not in entry.fields:
        return
    for position, found in enumerate(entry.record.review.reviews):
        field = "" if found.conflict else part_in(entry, found.organisation)
        if field:
            name = organisation_name(found.organisation)
            message = f"The review by {name} declares no conflict of interest, but the record names it under “{field}”."
            yield Diagnostic(CODE, entry.path, message, HINT, f"/review/reviews/{position}/conflict")


RULE = rule_of_record(CODE, _find)
