"""A case and the practice drafted from it should name each other."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import Rule, RuleContext

CODE = Code("CC314", "one-sided-relation", Severity.WARNING, "A practice does not name the case it was drafted from")


def _check(corpus: Corpus, _: RuleContext) -> Iterator[Diagnostic]:
    for case in corpus.by_type["case"]:
        practice_id = case.fields.get("practice")
        practice = corpus.find("practice", practice_id) if isinstance(practice_id, str) else None
        if practice is None:
            continue
        named = {found.key for found in map(corpus.resolve, practice.fields.get("related", ())) if found}
        if case.key not in named:
            message = f"The practice “{practice.id}” was drafted from this case but does not name it."
            hint = f"Add “{case.address}” to “related” in {practice.path}."
            yield Diagnostic(CODE, case.path, message, hint, "/practice", related=(practice.path,))


RULE = Rule(code=CODE, check=_check)
