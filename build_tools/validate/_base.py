"""What a rule is, and what it may know."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from build_tools.corpus import Corpus, Entry
from build_tools.diagnostics import Code, Diagnostic

Candidates = Callable[[Entry], tuple[tuple[Entry, float], ...]]
"""For a record, the records that may be the same thing, each with a score."""


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a rule may know beside the corpus.

    `today` is the day of the check. `candidates` finds look-alikes; None where the command does not look for them.
    """

    today: datetime.date
    candidates: Candidates | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code and a pure function from the corpus to findings.

    `alone` is the same for one record, where a record alone tells all that the rule needs: then an error is found while
    the record is read, in another process, and kept with it.
    """

    code: Code
    check: Callable[[Corpus, RuleContext], Iterable[Diagnostic]]
    alone: Callable[[Entry], Iterable[Diagnostic]] | None = None

    @property
    def name(self) -> str:
        """The slug of its code."""
        return self.code.slug


def rule_of_record(code: Code, find: Callable[[Entry], Iterable[Diagnostic]]) -> Rule:
    """Return a rule that looks at each record by itself."""

    def check(corpus: Corpus, _: RuleContext) -> Iterable[Diagnostic]:
        return (finding for entry in corpus for finding in find(entry))

    return Rule(code=code, check=check, alone=find)
