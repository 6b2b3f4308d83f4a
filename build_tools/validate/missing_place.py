"""What has a scope should say where it is."""

from collections.abc import Iterator

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import rule_of_record

CODE = Code("CC326", "missing-place", Severity.WARNING, "A scope without a place")

NEEDED = {
    "local": "countries: [KEN]",
    "national": "countries: [KEN]",
    "subregional": "countries: [KEN, UGA]",
    "regional": "regions: [review-africa]",
}
"""The scopes that lie somewhere, with an example of the field that says where."""


def _find(entry: Entry) -> Iterator[Diagnostic]:
    example = NEEDED.get(entry.record.scope or "")
    if example and not entry.record.countries and not entry.record.regions:
        message = f"The scope is “{entry.record.scope}”, but no country or region is named."
        yield Diagnostic(CODE, entry.path, message, f"Say where, for example: {example}", "/scope")


RULE = rule_of_record(CODE, _find)
