"""The columns of a form as a table: one row a record, the parts of groups as numbered columns."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_tools.corpus.names import Names, plain
from build_tools.forms import Form, Question
from build_tools.intake.filled import ID, Answers, Given

NEEDED = " *"
"""What stands behind the heading of a question that has to be answered."""
SHOWN = {"sources": 3, "results": 3}
SHOWN_OTHERWISE = 2
"""Groups of a kind that a template has columns for; a reader takes as many as there are."""
MEND = "What to mend"
"""The heading under which a workbook that goes back tells what is wrong in each row; what stands there is no answer."""
BETWEEN_ENTRIES = "; "
NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")

Path = tuple[str] | tuple[str, int, str]
"""The name of a field; or that of a group, the number of the group, and the name of the part."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, where its answers belong, and the question that they answer."""

    heading: str
    path: Path
    question: Question
    is_needed: bool


def columns_of(form: Form, counts: Mapping[str, int] | None = None) -> list[Column]:
    """Return the columns of a form in the order of its questions; `counts` says how many groups there are of a kind."""
    return [column for question in form.questions for column in _columns(question, counts or {})]


def texts_in(column: Column, answers: Answers) -> str:
    """Return what was given in a column, as one text."""
    answer = answers.get(column.path[0], ())
    if len(column.path) > 1:
        groups = [one for one in answer if not isinstance(one, Given)]
        number = column.path[1]
        answer = groups[number - 1].get(column.path[2], ()) if number <= len(groups) else ()
    between = "\n" if column.question.kind == "text" else BETWEEN_ENTRIES
    return between.join(text for text in map(_given_text, answer) if text)


def _given_text(one: Given | Answers) -> str:
    if isinstance(one, Given):
        return one.text.strip()
    name, kind = (" ".join(_given_text(inner) for inner in one.get(part, ())) for part in ("name", "type"))
    return f"{name} ({kind})" if kind else name


def _columns(question: Question, counts: Mapping[str, int]) -> Iterator[Column]:
    if question.kind != "group":
        heading = f"{question.label}{NEEDED if question.is_needed else ''}"
        yield Column(heading, (question.name,), question, question.is_needed)
        return
    shown = counts.get(question.name, SHOWN.get(question.name, SHOWN_OTHERWISE)) if question.is_many else 1
    for number in range(1, shown + 1):
        named = f"{question.label} {number}" if question.is_many else question.label
        for part in question.parts:
            is_needed = question.is_needed and part.is_needed and number == 1
            heading = f"{named}: {part.label}{NEEDED if is_needed else ''}"
            yield Column(heading, (question.name, number, part.name), part, is_needed)


class Headings:
    """Knows what the headings of a table mean for a form: labels, names of fields, with numbers or without."""

    def __init__(self, form: Form) -> None:
        """Take the form that the table may fill."""
        self.form = form
        self._single = {
            plain(name): question for question in form.questions for name in (question.label, question.name)
        }
        self._parts = dict(_part_names(form))
        self._names = Names([
            (name, found.heading.removesuffix(NEEDED))
            for found in columns_of(form)
            for name in (found.heading.removesuffix(NEEDED), _spelt(found.path))
        ])  # fmt: skip

    def path(self, heading: str) -> Path | None:
        """Return where the answers under a heading belong; None where the form asks nothing of that name."""
        name = plain(heading)
        if name == ID:
            return (ID,)
        if name in self._single and self._single[name].kind != "group":
            return (self._single[name].name,)
        number = NUMBER.search(name)
        bare = " ".join((name[: number.start()] + name[number.end() :]).split()) if number else name
        if bare in self._parts:
            group, part = self._parts[bare]
            return (group.name, int(number[0]) if number else 1, part.name)
        single = self._single.get(bare)
        return (single.name,) if number and single and single.is_many and single.kind != "group" else None

    def question(self, path: Path) -> Question | None:
        """Return the question that a path leads to."""
        outer = self._single.get(plain(path[0]))
        if len(path) == 1 or outer is None:
            return outer
        return next((part for part in outer.parts if part.name == path[2]), None)

    def near(self, heading: str) -> tuple[str, ...]:
        """Return the headings that one may have meant."""
        return self._names.near(heading)


def _part_names(form: Form) -> Iterator[tuple[str, tuple[Question, Question]]]:
    """Yield (plain name, (question, part)) for the parts of groups, and of organisations told with name and type."""
    for question in form.questions:
        for part in question.parts:
            for outer in (
                question.label,
                question.name,
                question.label.removesuffix("s"),
                question.name.removesuffix("s"),
            ):
                for inner in (part.label, part.name):
                    yield plain(f"{outer} {inner}"), (question, part)


def _spelt(path: Path) -> str:
    return " ".join(map(str, path))
