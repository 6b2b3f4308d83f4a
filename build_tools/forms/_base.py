"""What a form is: sections of questions about a record of one type."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from build_tools.records import RecordType

Kind = Literal["line", "text", "number", "yes-no", "day", "date", "address", "term", "organisation", "record", "group"]
"""What is written as the answer.

line: one line; text: several sentences; day: year, month and day; date: a year, a month or a day; address: a web
address; term: terms of `vocabulary`, or one of `choices`; organisation: the id of an organisation's record, or name and
type; record: the id of a record of the type `refers`, or folder/id where that is empty; group: answers to `parts`.
"""
ValueType = Literal["string", "integer", "boolean"]
NARRATIVE = "body"
"""The name of the question for the narrative under the front matter; no field bears it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a field, or about a part of one.

    `least` and `most` limit the characters of a text, the value of a number, or the entries of a group;
    `pattern` is a regular expression in the dialect of JSON Schema. `example` shows how an answer is written.
    `value_type` is what a single value is in the file.
    """

    name: str
    kind: Kind
    label: str
    help: str
    is_needed: bool = False
    is_many: bool = False
    example: str = ""
    vocabulary: str = ""
    choices: tuple[str, ...] = ()
    refers: str = ""
    least: int | None = None
    most: int | None = None
    pattern: str = ""
    value_type: ValueType = "string"
    parts: tuple["Question", ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together."""

    name: str
    label: str
    help: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked about a record of one type.

    `fixed` are the values of fields that the form decides by itself, because whoever fills it has no choice.
    """

    type: RecordType
    label: str
    sections: tuple[Section, ...]
    fixed: Mapping[str, str]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in order."""
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def has_narrative(self) -> bool:
        """Tell whether a narrative stands under the fields."""
        return self.type.form == "markdown"

    def walk(self) -> Iterator[tuple[tuple[str, ...], Question]]:
        """Yield (names that lead to it, question) for every question and every part of one."""
        for question in self.questions:
            yield from _walk((), question)


def _walk(before: tuple[str, ...], question: Question) -> Iterator[tuple[tuple[str, ...], Question]]:
    steps = (*before, question.name)
    yield steps, question
    for part in question.parts:
        yield from _walk(steps, part)
