"""Needs that a rule of `commons check` finds already."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.upkeep._base import Around, Need, need_of, records_in_use
from build_tools.validate import Rule, RuleContext


def needs_of_rule(rule: Rule, corpus: Corpus, around: Around) -> Iterator[Need]:
    """Yield the findings of a rule as needs, in the order of the records."""
    entries = {entry.path: entry for entry in records_in_use(corpus) if entry.path}
    for finding in rule.check(corpus, RuleContext(around.today)):
        if entry := entries.get(finding.path):
            words = {"message": finding.message, "hint": finding.hint}
            yield need_of(entry, "finding", pointer=finding.pointer, **words)
