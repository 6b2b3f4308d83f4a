"""A record must not point at itself."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import Rule, RuleContext
from build_tools.validate._references import named_records

CODE = Code("CC315", "self-reference", Severity.ERROR, "A record points at itself")


def _check(corpus: Corpus, _: RuleContext) -> Iterator[Diagnostic]:
    for entry in corpus:
        for named in named_records(entry):
            if named.key and corpus.former.get(named.key, named.key) == entry.key:
                message = f"“{named.text}” is this record itself."
                hint = "Name another record, or delete the reference."
                yield Diagnostic(CODE, entry.path, message, hint, named.pointer)


RULE = Rule(code=CODE, check=_check)
