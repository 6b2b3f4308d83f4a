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
    """A rule: its code and a pure function from the corpus to findings."""

    code: Code
    check: Callable[[Corpus, RuleContext], Iterable[Diagnostic]]

    @property
    def name(self) -> str:
        """The slug of its code."""
        return self.code.slug
