"""The codes of findings about what is sent: requests and contributions, of which much can be mended."""

from build_tools.diagnostics import Code, Severity

LEFT_OUT = Code("CC401", "left-out-of-request", Severity.WARNING, "A part of a request that was left out")
READ_AS = Code("CC402", "read-as-another-field", Severity.NOTE, "A part of a request that was read as another one")
NO_NEED = Code("CC403", "no-need", Severity.ERROR, "A request that does not say what is needed")
SEVERAL = Code("CC404", "several-requests", Severity.ERROR, "A file that holds several requests")
MENDED = Code("CC405", "mended-answer", Severity.NOTE, "An answer that was read as a code, a date or a number")
UNREAD = Code("CC406", "unread-answer", Severity.ERROR, "An answer that cannot be read")
UNKNOWN_HEADING = Code("CC407", "unknown-heading", Severity.WARNING, "A heading that no question bears")
OTHER_FILE = Code(
    "CC408", "other-file", Severity.ERROR, "A file that is not what its name says, or that is no template"
)
DOUBTFUL = Code("CC409", "doubtful-cell", Severity.WARNING, "A cell that may say something else than it shows")
SENT_TWICE = Code("CC410", "sent-twice", Severity.ERROR, "A record that is there already, or stands twice in a file")
BAD_MAPPING = Code("CC411", "bad-mapping", Severity.ERROR, "A mapping file that does not hold together")

OF_REQUESTS = (LEFT_OUT, READ_AS, NO_NEED, SEVERAL)
OF_CONTRIBUTIONS = (MENDED, UNREAD, UNKNOWN_HEADING, OTHER_FILE, DOUBTFUL, SENT_TWICE, BAD_MAPPING)
CODES = (*OF_REQUESTS, *OF_CONTRIBUTIONS)
