"""A text should not be longer than people read in that place."""

from collections.abc import Iterator

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records._marks import Prose
from build_tools.validate._base import rule_of_record
from build_tools.validate._marked import marked

CODE = Code("CC322", "long-text", Severity.WARNING, "A text that is too long for its place")

BODY_WORDS = 3_000
"""A quarter of an hour of reading."""


def _find(entry: Entry) -> Iterator[Diagnostic]:
    for pointer, text, mark in marked(entry, Prose):
        length = len(str(text))
        if length > mark.limit and pointer != "/summary":  # the summary has a rule of its own
            message = f"The text has {length:,} characters; up to {mark.limit:,} are read here."
            hint = "Shorten it, split it into several entries, or move it into the narrative."
            yield Diagnostic(CODE, entry.path, message, hint, pointer)
    words = len(entry.body.split()) if len(entry.body) > BODY_WORDS else 0
    if words > BODY_WORDS:
        message = f"The narrative has {words:,} words; up to {BODY_WORDS:,} are read."
        hint = "Shorten it, and link to the longer document under “sources”."
        yield Diagnostic(CODE, entry.path, message, hint, "/body")


RULE = rule_of_record(CODE, _find)
