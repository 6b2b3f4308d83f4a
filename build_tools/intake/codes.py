"""The codes of findings about requests, of which much can be mended or left out without a question."""

from build_tools.diagnostics import Code, Severity

LEFT_OUT = Code("CC401", "left-out-of-request", Severity.WARNING, "A part of a request that was left out")
READ_AS = Code("CC402", "read-as-another-field", Severity.NOTE, "A part of a request that was read as another one")
NO_NEED = Code("CC403", "no-need", Severity.ERROR, "A request that does not say what is needed")
SEVERAL = Code("CC404", "several-requests", Severity.ERROR, "A file that holds several requests")

CODES = (LEFT_OUT, READ_AS, NO_NEED, SEVERAL)
