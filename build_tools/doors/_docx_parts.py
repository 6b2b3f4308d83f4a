"""The columns of the table in which a group is asked: its parts, and those of an organisation in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.forms import Question


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the question that it asks, the names that lead to it from the group, its heading."""

    question: Question
    steps: tuple[str, ...]
    label: str


def columns_of(question: Question) -> tuple[Column, ...]:
    """Return the columns of a group or an organisation."""
    return tuple(_columns(question.parts, (), ""))


def _columns(parts: tuple[Question, ...], before: tuple[str, ...], above: str) -> Iterator[Column]:
    for part in parts:
        steps = (*before, part.name)
        label = f"{above}: {part.label}" if above else part.label
        if part.parts and not part.is_many:
            yield from _columns(part.parts, steps, part.label)
        else:
            yield Column(part, steps, label)
