"""What is told of a proposed change: plain values, so that they travel as JSON and are told in any form."""

from dataclasses import dataclass, field
from typing import Literal, get_args

State = Literal[
    "broken", "removed", "withdrawn", "added", "changed", "renamed", "moved", "merged", "restored", "mended"
]
"""Broken: it could be read before and cannot now; mended: the other way round. Moved: to another type."""
STATES: tuple[State, ...] = get_args(State)
"""What a reader should know first comes first."""

LinkKind = Literal["relation", "similar", "answer"]
"""What people linked by hand; what is computed as similar; what is suggested for a case."""


@dataclass(frozen=True, slots=True)
class Named:
    """A record as others name it: folder/id, and its title."""

    address: str
    title: str


@dataclass(frozen=True, slots=True)
class FindingTold:
    """A finding of `commons check`, with its place and the repair."""

    severity: Literal["error", "warning", "note"]
    code: str
    slug: str
    path: str
    line: int
    column: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class FieldTold:
    """What stood in a field and what stands there now, in short; None where nothing did or does."""

    label: str
    pointer: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of a page that gave way to others, below the heading under which they stand."""

    heading: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkTold:
    """A link between two records that came or went; `words` say of which kind it is, or why."""

    kind: LinkKind
    is_new: bool
    source: Named
    target: Named
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordTold:
    """What became of one record.

    `moved` says where it came from or went to. `has_before` and `has_after` say whether it had and has a page;
    `passages` are the lines in which the two differ. `links` are those that came and went with it.
    """

    state: State
    type: str
    address: str
    title: str
    path: str
    moved: str = ""
    has_before: bool = False
    has_after: bool = False
    fields: tuple[FieldTold, ...] = ()
    passages: tuple[Passage, ...] = ()
    links: tuple[LinkTold, ...] = ()


@dataclass(frozen=True, slots=True)
class FileTold:
    """A changed file that holds no record: what it is (a page, a vocabulary, the program), and its path."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class CountTold:
    """How many records a filter of the search finds, before and now."""

    facet: str
    value: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Feedback:
    """All that is told of a change between two states of the records.

    `left_out` are the paths of the records that would have errors, which the site would not show. `unread_before` is
    how many files could not be read at the base; `unshown` how many records were changed of which not all is public.
    """

    base: str
    head: str
    records_before: int
    records_after: int
    records: tuple[RecordTold, ...] = ()
    findings: tuple[FindingTold, ...] = ()
    left_out: tuple[str, ...] = ()
    files: tuple[FileTold, ...] = ()
    counts: tuple[CountTold, ...] = field(default=())
    unread_before: int = 0
    unshown: int = 0
