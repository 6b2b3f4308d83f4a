"""A reference should use the id that a record bears today, not a former one."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import Rule, RuleContext
from build_tools.validate._references import named_entries, spelt

CODE = Code("CC319", "moved-reference", Severity.WARNING, "A reference by an id that the record no longer bears")


def _check(corpus: Corpus, _: RuleContext) -> Iterator[Diagnostic]:
    for entry in corpus:
        for named, target in named_entries(corpus, entry):
            if target.key not in (named.key, entry.key):
                message = f"“{named.text}” is a former id of “{target.record.title}”."
                hint = f"Write “{spelt(named, target.key)}”."
                yield Diagnostic(CODE, entry.path, message, hint, named.pointer, related=(target.path,))


RULE = Rule(code=CODE, check=_check)
