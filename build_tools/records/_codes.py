"""The codes of findings about the shape of a record."""

from build_tools.diagnostics import Code, Severity

MISSING_FIELD = Code("CC201", "missing-field", Severity.ERROR, "A field is missing")
UNKNOWN_FIELD = Code("CC202", "unknown-field", Severity.ERROR, "A field that this type does not have")
WRONG_KIND = Code("CC203", "wrong-kind", Severity.ERROR, "A value of the wrong kind")
NOT_ALLOWED = Code("CC204", "not-allowed", Severity.ERROR, "A value that the field does not take")
WRONG_LENGTH = Code("CC205", "wrong-length", Severity.ERROR, "A text or list is too short or too long")
BAD_DATE = Code("CC206", "bad-date", Severity.ERROR, "A date that cannot be read")

CODES = (MISSING_FIELD, UNKNOWN_FIELD, WRONG_KIND, NOT_ALLOWED, WRONG_LENGTH, BAD_DATE)
