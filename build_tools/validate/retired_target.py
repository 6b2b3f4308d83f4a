"""A reference should not lead to a record that is withdrawn or superseded."""

from collections.abc import Iterator

from build_tools.corpus import Corpus, Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import Rule, RuleContext
from build_tools.validate._references import named_entries, spelt

CODE = Code("CC316", "retired-target", Severity.WARNING, "A reference to a withdrawn or superseded record")


def _successor(corpus: Corpus, entry: Entry) -> Entry | None:
    """Return the record that stands in the place of a retired one today; None where there is none."""
    seen = {entry.key}
    current = entry
    while current.record.superseded_by:
        following = corpus.resolve(current.record.superseded_by)
        if following is None or following.key in seen:
            return None
        seen.add(following.key)
        current = following
    return current if current is not entry and not current.is_withdrawn else None


def _check(corpus: Corpus, _: RuleContext) -> Iterator[Diagnostic]:
    retired = {entry.key for entry in corpus if entry.is_withdrawn or entry.record.superseded_by}
    if not retired:
        return
    for entry in corpus:
        if entry.key in retired:  # its own references are history
            continue
        for named, target in named_entries(corpus, entry):
            if target.key in retired:
                successor = _successor(corpus, target)
                what = "superseded" if target.record.superseded_by else "withdrawn"
                hint = "Name another record, or delete the reference."
                if successor and successor.key != entry.key:
                    hint = f"Write “{spelt(named, successor.key)}”, which took its place."
                related = tuple(dict.fromkeys((target.path, *([successor.path] if successor else []))))
                message = f"“{named.text}” is {what}."
                yield Diagnostic(CODE, entry.path, message, hint, named.pointer, related=related)


RULE = Rule(code=CODE, check=_check)
