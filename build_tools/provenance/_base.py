"""What is known of where a record comes from: the origins of its fields, and the edits that made it what it is."""

from dataclasses import dataclass
from typing import Literal

How = Literal["sources", "request", "own-source", "evidence", "named", "inferred", "chosen", "translated", "computed"]
"""How fields came about.

`sources`: from the sources that the record names, taken together. `request`: from these and from those who handle the
request. `own-source`, `evidence`: a statement that names its own. `named`, `inferred`: objectives that a source names,
or that were read off the text. `chosen`: by those who wrote the record. `translated`: from its own text. `computed`: by
this program.
"""
EditKind = Literal["added", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where some fields of a record come from: those of a group, or one statement, to which `pointer` leads.

    `references` are web addresses, or the addresses of records (folder/id); none where it is the record's sources.
    """

    group: str
    fields: tuple[str, ...]
    how: How
    pointer: str = ""
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A commit that changed what readers get of a record.

    `changed` are the names of fields. `address` is where the version that it left is published; empty where that cannot
    be read any more, or may not be shown.
    """

    day: str
    commit: str
    kind: EditKind
    changed: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The edits of a record, newest first, and numbers that tell their authors apart: names of people stay in Git."""

    edits: tuple[Edit, ...] = ()
    authors: frozenset[int] = frozenset()

    @property
    def contributors(self) -> int:
        """How many people made the edits."""
        return len(self.authors)
