"""The marked blanks of a new record must be filled."""

from collections.abc import Iterator

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.digests import canonical_json
from build_tools.records._marks import escape_step
from build_tools.records.drafts import BLANK
from build_tools.validate._base import rule_of_record

CODE = Code("CC330", "unfilled-blank", Severity.ERROR, "A marked blank that nobody has filled")


def _find(entry: Entry) -> Iterator[Diagnostic]:
    if BLANK not in entry.body and BLANK.encode() not in canonical_json(dict(entry.fields)):
        return  # a look at the bytes takes a third of the walk below, and nearly no record has a blank
    lines = entry.body.split("\n") if BLANK in entry.body else []
    texts = [*_texts(dict(entry.fields), ""), *((f"/body/{number}", line) for number, line in enumerate(lines, 1))]
    for pointer, text in texts:
        if BLANK in text:
            wanted = " ".join(text.partition(BLANK)[2].split()).rstrip(".")
            hint = f"Write in place of it: {wanted}." if wanted else "Write what belongs here in place of it."
            yield Diagnostic(CODE, entry.path, f"A blank ({BLANK}) is not filled.", hint, pointer)


def _texts(value: object, pointer: str) -> Iterator[tuple[str, str]]:
    """Yield (pointer, text) for every text of a record."""
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{pointer}/{escape_step(key)}")
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _texts(inner, f"{pointer}/{position}")


RULE = rule_of_record(CODE, _find)
