"""A case in a private content root must say how much of it is public."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import Rule, RuleContext

CODE = Code("CC340", "unsaid-publication", Severity.ERROR, "A private case that does not say how much of it is public")
HINT = (
    "Add “publish: count” (nothing but a number in the totals), “publish: summary” (title, countries, objectives and "
    "stage) or “publish: full” (all of it)."
)


def _check(corpus: Corpus, _: RuleContext) -> Iterator[Diagnostic]:
    for case in corpus.by_type["case"]:
        if case.is_private and "publish" not in case.fields:
            message = "The case lies in a private content folder and does not say how much of it is public."
            yield Diagnostic(CODE, case.path, message, HINT)


RULE = Rule(code=CODE, check=_check)
