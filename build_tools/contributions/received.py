"""What became of an issue: a proposal, or the reasons why there is none."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from build_tools.diagnostics import Diagnostic, Severity

Outcome = Literal["proposed", "needs-mending", "refused", "duplicate", "noted"]
"""proposed: there is a file to propose; needs-mending: there will be once its sender has changed something; refused: it
is none of the forms; duplicate: it is there, or was sent before; noted: it is for people, and not for a program."""


@dataclass(frozen=True, slots=True)
class Point:
    """Something to tell the sender: what was found, the way out, and whether nothing goes on without it."""

    message: str
    hint: str
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """What became of an issue.

    `what` names the kind of thing in the texts of the interface (“practice”, “request”, “correction”). `path` and
    `text` are the file, empty where there is none. `digest` is of what was sent, so that the same can be known again.
    `near` are the addresses of records that the sender should look at; `earlier` is the issue that sent the same.
    """

    outcome: Outcome
    what: str
    title: str = ""
    path: str = ""
    text: str = ""
    digest: str = ""
    is_draft: bool = False
    is_new: bool = True
    points: tuple[Point, ...] = ()
    near: tuple[str, ...] = ()
    earlier: int = 0


@dataclass(slots=True)
class Points:
    """Collects what is to be told, each thing once."""

    found: dict[tuple[str, str], Point] = field(default_factory=dict)

    def add(self, findings: Iterable[Diagnostic], place: str = "") -> None:
        """Add findings, with the place where the sender finds what they are about."""
        for finding in findings:
            where = place or (f"line {finding.line}" if finding.line else "")
            message = f"{where[:1].upper()}{where[1:]}: {finding.message}" if where else finding.message
            point = Point(message, finding.hint, finding.severity is Severity.ERROR)
            self.found.setdefault((point.message, point.hint), point)

    @property
    def are_needed(self) -> bool:
        """Tell whether something must be mended."""
        return any(point.is_needed for point in self.found.values())

    def told(self) -> tuple[Point, ...]:
        """Return them, what is needed first."""
        return tuple(sorted(self.found.values(), key=lambda point: not point.is_needed))
