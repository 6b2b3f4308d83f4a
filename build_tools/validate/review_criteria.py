"""A review that accepts answers every criterion that is asked, and no review answers one twice."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.reviewing.criteria import answered_twice, unanswered
from build_tools.validate._base import Rule, RuleContext

CODE = Code("CC352", "review-criteria", Severity.WARNING, "A review that leaves criteria unanswered, or answers twice")


def _check(corpus: Corpus, _: RuleContext) -> Iterator[Diagnostic]:
    for entry in corpus:
        if "review" not in entry.fields:
            continue
        for position, found in enumerate(entry.record.review.reviews):
            pointer = f"/review/reviews/{position}"
            missing = unanswered(corpus.vocabularies, entry.type.name, found) if found.decision == "accept" else ()
            if missing:
                message = f"The review accepts without a verdict on: {', '.join(term.id for term in missing)}."
                hint = "Ask the reviewer, and add each under “criteria:”; “cannot-tell” is an answer."
                yield Diagnostic(CODE, entry.path, message, hint, pointer)
            for place in answered_twice(found):
                message = f"The review answers “{found.criteria[place].criterion}” twice."
                hint = "Keep the verdict that the reviewer means, and delete the other."
                yield Diagnostic(CODE, entry.path, message, hint, f"{pointer}/criteria/{place}")


RULE = Rule(code=CODE, check=_check)
