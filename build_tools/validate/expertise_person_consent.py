"""A private person may be named only with a recorded consent."""

from collections.abc import Iterator

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import rule_of_record

CODE = Code("CC324", "expertise-person-consent", Severity.ERROR, "A person is named without a recorded consent")


def _find(entry: Entry) -> Iterator[Diagnostic]:
    if entry.type.name == "expertise" and entry.fields.get("kind") == "person" and "consent" not in entry.fields:
        message = "The entry names a private person, and no consent is recorded."
        hint = "Add “consent:” with the day (on) and the organisation that keeps it (kept_by), or name a unit instead."
        yield Diagnostic(CODE, entry.path, message, hint, "/kind")


RULE = rule_of_record(CODE, _find)
