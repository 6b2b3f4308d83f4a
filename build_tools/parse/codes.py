"""The codes of findings about reading a file."""

from build_tools.diagnostics import Code, Severity

NOT_UTF8 = Code("CC101", "not-utf8", Severity.ERROR, "The file is not UTF-8 text")
EMPTY = Code("CC102", "empty-file", Severity.ERROR, "The file is empty")
NO_FRONT_MATTER = Code("CC103", "no-front-matter", Severity.ERROR, "The file has no front matter")
UNCLOSED_FRONT_MATTER = Code("CC104", "unclosed-front-matter", Severity.ERROR, "The front matter has no end")
BROKEN_YAML = Code("CC105", "broken-yaml", Severity.ERROR, "The fields cannot be read")
TAB = Code("CC106", "tab", Severity.ERROR, "A tab stands where only spaces may")
DUPLICATE_KEY = Code("CC107", "duplicate-key", Severity.ERROR, "A field stands twice")
UNWANTED_YAML = Code("CC108", "unwanted-yaml", Severity.ERROR, "A feature of YAML that records do not use")
TOO_DEEP = Code("CC109", "too-deep", Severity.ERROR, "Lists and fields are nested too deep")
TOO_LARGE = Code("CC110", "too-large", Severity.ERROR, "The file is too large for a record")
LINK = Code("CC111", "link", Severity.ERROR, "A link stands where a file should")
FILE_NAME = Code("CC112", "file-name", Severity.ERROR, "The file name cannot be an id")
MISPLACED = Code("CC113", "misplaced-file", Severity.ERROR, "The file is not where its type is kept")
NOT_FIELDS = Code("CC114", "not-fields", Severity.ERROR, "The file does not hold fields")
CONTROL_CHARACTER = Code("CC115", "control-character", Severity.ERROR, "A character that cannot be shown")
UNREADABLE = Code("CC116", "unreadable", Severity.ERROR, "The file cannot be opened")
VANISHED = Code("CC117", "vanished-record", Severity.WARNING, "A record is gone without a word")

CODES = (
    NOT_UTF8,
    EMPTY,
    NO_FRONT_MATTER,
    UNCLOSED_FRONT_MATTER,
    BROKEN_YAML,
    TAB,
    DUPLICATE_KEY,
    UNWANTED_YAML,
    TOO_DEEP,
    TOO_LARGE,
    LINK,
    FILE_NAME,
    MISPLACED,
    NOT_FIELDS,
    CONTROL_CHARACTER,
    UNREADABLE,
    VANISHED,
)
