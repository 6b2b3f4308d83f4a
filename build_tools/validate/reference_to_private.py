"""A public file should not name a record that lies in a private content root only."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import Rule, RuleContext
from build_tools.validate._references import named_entries

CODE = Code("CC341", "reference-to-private", Severity.WARNING, "A public file names a record of a private folder")
HINT = "Delete it here, and name this record there instead: relations are shown on both pages where both are public."


def _check(corpus: Corpus, _: RuleContext) -> Iterator[Diagnostic]:
    if not any(entry.is_private for entry in corpus):
        return
    for entry in corpus:
        if entry.is_private:
            continue
        for named, target in named_entries(corpus, entry):
            if target.is_private:
                message = (
                    f"“{named.text}” lies in a private content folder only: who has the public files alone can read "
                    "its name here, and is told that there is no such record."
                )
                yield Diagnostic(CODE, entry.path, message, HINT, named.pointer, related=(target.path,))


RULE = Rule(code=CODE, check=_check)
