"""What somebody filled in, before anybody has read it: texts by field, each with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from build_tools.diagnostics import Diagnostic

ID = "id"
"""The answer that names the id of the record, where somebody chose one; no field bears it."""


@dataclass(frozen=True, slots=True)
class Given:
    """A text as it was given, and where it stands: “cell F7 of the sheet “Practices””, “the heading “Title””.

    `is_one` says that it is one value of a list, and is not to be split at semicolons or line ends.
    """

    text: str
    place: str
    is_one: bool = False


Answer = tuple["Given | Mapping[str, Answer]", ...]
"""The values of a field; or its groups, each with the answers to its parts. An organisation can be either."""
Answers = Mapping[str, Answer]
"""By the name of the field, or of the part of a group."""


@dataclass(frozen=True, slots=True)
class Filled:
    """One record as somebody filled it in.

    `place` is where it stands in its file (“row 7”), `remarks` are what the door itself found, `type` is the name of
    the record's type where the door can tell. `as_told` are fields that no form asks, as plain values: a dump has some.
    """

    place: str
    answers: Answers
    remarks: tuple[Diagnostic, ...] = ()
    type: str = ""
    file: str = ""
    as_told: Mapping[str, Any] = field(default_factory=dict)
