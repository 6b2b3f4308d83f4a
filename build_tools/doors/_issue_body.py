"""The body of an issue to the answers that it gives, heading by heading."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from build_tools.corpus.names import Names, plain
from build_tools.diagnostics import Diagnostic
from build_tools.doors._lines import cells_of, group_of, lines_of
from build_tools.forms import NARRATIVE, Form, Question
from build_tools.intake import codes
from build_tools.intake.body_sections import Section, answer_in, sections, without_comments
from build_tools.intake.filled import Answer, Filled, Given
from build_tools.intake.legible import legible_text
from build_tools.parse.problems import ReadingProblem
from build_tools.records.shape import shown

PLACE = "the issue"
NO_RESPONSE = "no response"
"""What GitHub writes where nothing was answered, without its marks."""
NO_FORM_HINT = "Open the form again from the list of issue forms, and copy what you wrote under its headings."


def read_issue(data: bytes, name: str, forms: Sequence[Form]) -> Iterator[Filled]:
    """Yield the one record that a body fills in, for the form whose headings it bears.

    Raises:
        ReadingProblem: it bears the headings of none, or cannot be read at all.
    """
    text, left_out = legible_text(data, name)
    text = without_comments(text)
    form = form_of_body(text, forms)
    if form is None:
        message = "No heading of this text is one that a form asks."
        raise ReadingProblem(codes.OTHER_FILE, message, NO_FORM_HINT, 1, 1)
    answers, remarks = answers_in(text, form.questions, name)
    yield Filled(PLACE, answers, (*left_out, *remarks), form.type.name, name)


def form_of_body(text: str, forms: Sequence[Form]) -> Form | None:
    """Return the form of which a text bears the most headings, the first of equals; None where it bears none."""
    headings = {plain(section.heading) for section in sections(text, lambda _: False) if section.heading}
    counted = [(sum(plain(one.label) in headings for one in form.questions), form) for form in forms]
    count, form = max(counted, key=lambda pair: pair[0], default=(0, None))
    return form if count else None


def answers_in(text: str, questions: Sequence[Question], name: str) -> tuple[dict[str, Answer], list[Diagnostic]]:
    """Return the answer to each question that a text without comments answers, and what was read otherwise."""
    body = _Body({question.name: question for question in questions}, name)
    return body.answers(text), body.remarks


@dataclass(slots=True)
class _Body:
    """Reads one body; what it reads otherwise than it stands becomes a remark."""

    asked: Mapping[str, Question]
    name: str
    remarks: list[Diagnostic] = field(default_factory=list)

    def answers(self, text: str) -> dict[str, Answer]:
        """Return the answer to each question that has one."""
        found = {name: self._answer(self.asked[name], section) for name, section in self._texts(text).items()}
        return {name: answer for name, answer in found.items() if answer}

    def _texts(self, text: str) -> dict[str, Section]:
        """Return the text under the heading of each question.

        A heading counts once: what stands under it again, or under a heading of the writer's own, goes on with the
        text in which it stands. A narrative has headings of its own: in it only those of the form's level count.
        """
        asking = _Asking(tuple(self.asked.values()), text)
        texts: dict[str, Section] = {}
        current = ""
        for section in sections(text, asking.exactly):
            question = asking.question(section.heading) if section.heading else None
            is_inside = current == NARRATIVE and _level(section) != _level(texts[NARRATIVE])
            if question and question.name not in texts and not is_inside:
                texts[question.name], current = section, question.name
            elif section.heading or section.text.strip():
                self._go_on(section, texts, current)
        return texts

    def _go_on(self, section: Section, texts: dict[str, Section], current: str) -> None:
        """Add a text to that in which it stands, or to the narrative where an answer of one line stands before it."""
        asked = self.asked
        more = f"{section.opening}\n{section.text}" if section.heading else section.text
        told = f"The heading {shown(section.heading)}" if section.heading else "Some text before the first heading"
        target = current if current and asked[current].kind == "text" else NARRATIVE
        if target not in asked:
            message = f"{told} is not one of the form; what it holds was left out."
            hint = "Put it under the question that it answers."
            self.remarks.append(Diagnostic(codes.LEFT_OUT, self.name, message, hint, line=section.line, column=1))
            return
        before = texts.get(target, Section(asked[target].label, section.line, ""))
        texts[target] = Section(before.heading, before.line, f"{before.text}\n{more}", before.opening)
        if target != current or target != NARRATIVE:
            message = f"{told} is not one of the form; what it holds was added to {shown(asked[target].label)}."
            hint = "Look whether it belongs to another question."
            self.remarks.append(Diagnostic(codes.READ_AS, self.name, message, hint, line=section.line, column=1))

    def _answer(self, question: Question, section: Section) -> Answer:
        place = f"the heading “{question.label}”"
        if question.kind == "yes-no":
            return (Given(section.text.strip(), place),)
        text = answer_in(section.text, is_list=question.kind == "term")
        if not text and question.kind == "term" and not question.is_many and plain(section.text) != NO_RESPONSE:
            text = section.text.strip()  # “Unknown” and “None” can be terms
        if not text:
            return ()
        if question.parts:
            return tuple(self._groups(question, text, place))
        return (Given(text, place),)

    def _groups(self, question: Question, text: str, place: str) -> Iterator[dict[str, Answer] | Given]:
        labels = {plain(part.label) for part in question.parts}
        for number, line in lines_of(text):
            at, ways = f"line {number} under {place}", cells_of(line)
            if question.kind == "organisation" and len(ways[0]) == 1:
                yield Given(ways[0][0], at, is_one=True)
                continue
            if {plain(cell) for cell in ways[0]} <= labels:  # the head of a table, or the example of the form
                continue
            group, over = group_of(question, ways, at)
            yield group
            for cell in over:
                message = f"{shown(cell)} in {at} is more than its parts take; it was left out."
                hint = f"Its parts are {' | '.join(part.label for part in question.parts)}."
                self.remarks.append(Diagnostic(codes.LEFT_OUT, self.name, message, hint))


def _level(section: Section) -> int:
    """Return the number of marks before a heading; 0 for a bold line."""
    line = section.opening.lstrip()
    return len(line) - len(line.lstrip("#"))


class _Asking:
    """Which question a heading asks: exactly, or nearly where no heading of the text asks it exactly."""

    def __init__(self, questions: Sequence[Question], text: str) -> None:
        self._exact = {plain(question.label): question for question in questions}
        there = {plain(section.heading) for section in sections(text, lambda _: False)}
        self._questions = {question.name: question for question in questions}
        self._near = Names(
            (name, question.name)
            for question in questions
            if plain(question.label) not in there
            for name in (question.label, question.name.replace("_", " "))
        )

    def exactly(self, heading: str) -> Question | None:
        """Return the question that a heading asks in the words of the form."""
        return self._exact.get(plain(heading))

    def question(self, heading: str) -> Question | None:
        """Return the question that a heading asks."""
        near = None if plain(heading) in self._exact else next(iter(self._near.near(heading)), None)
        return self._questions[near] if near else self.exactly(heading)
