"""The template of a type as a Word document, from its form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from build_tools.corpus import Corpus
from build_tools.corpus.names import plain
from build_tools.corpus.vocabularies import LANGUAGES, Vocabularies
from build_tools.doors._docx_controls import Choice, Controls, run
from build_tools.doors._docx_marks import ANSWER_STYLE, HELP_STYLE, LIST_STYLE, fixed_tag, question_tag
from build_tools.doors._docx_parts import Column, columns_of
from build_tools.doors._docx_styles import CELL_STYLE, CHOICE_STYLE, document_bytes, new_document
from build_tools.doors._docx_tables import EMPTY_ROWS, beside, rows
from build_tools.forms import Form, Question, terms_of

OFFERED_MAX = 70
"""Terms that are offered to tick or to choose; of more, the name is written."""
IN_ORDER = "objectives"
"""The vocabulary whose terms a record names in the order of their weight."""
ONE_A_LINE = 12
"""Boxes that stand one below the other; more stand two in a line."""


def template_bytes(form: Form, corpus: Corpus, strings: Mapping[str, Any]) -> bytes:
    """Return the empty template of a form."""
    words = strings["word"]
    title = words["title"].format(type=form.label)
    document = new_document(title, words["subject"])
    controls = Controls(count(1), words["write"], words["choose"])
    writer = _Writer(document, controls, form.type.name, corpus.vocabularies, strings)
    writer.introduce(title)
    for section in form.sections:
        document.add_heading(section.label, 1)
        writer.fixed([(section.help, HELP_STYLE)], section.label)
        for question in section.questions:
            writer.ask(question)
    return document_bytes(document)


@dataclass(frozen=True, slots=True)
class _Writer:
    document: WordDocument
    controls: Controls
    type_name: str
    vocabularies: Vocabularies
    strings: Mapping[str, Any]
    styles: dict[str, str | None] = field(default_factory=dict)
    """The id of each style that was used, by its name; none for that of the document."""

    @property
    def words(self) -> Mapping[str, Any]:
        return dict(self.strings["word"])

    def introduce(self, title: str) -> None:
        """Write who may send it, what, how, and what happens next."""
        told = [(title, "Title"), (self.words["before"], "Heading 1")]
        for part in self.words["about"]:
            told.append((part["label"], "Heading 2"))
            told += [(text, "Normal") for text in part["text"]]
        self.fixed(told, title)

    def fixed(self, told: Iterable[tuple[str, str]], label: str) -> None:
        """Write paragraphs, each with its style, that are not to be changed."""
        written = [self._added(text, style) for text, style in told]
        tag = fixed_tag(" ".join(paragraph.text for paragraph in written))
        self._wrap(self.controls.fixed([_taken(one) for one in written], label, tag))

    def ask(self, question: Question) -> None:
        """Write a question: its heading, its help, the place for the answer."""
        heading = self.document.add_heading(question.label, 2)
        if question.is_needed:
            heading.add_run(f" ({self.words['needed']})").bold = False
        if told := list(self._help(question)):
            self.fixed([(text, HELP_STYLE) for text in told], question.label)
        self._wrap(self._answer(question, question_tag(self.type_name, question.name)))

    def _help(self, question: Question) -> Iterator[str]:
        if question.help and plain(question.help) != plain(question.label):
            yield question.help
        details = [*self._details(question), *(self._offered(part) for part in question.parts)]
        if told := " ".join(filter(None, details)):
            yield f"[{told}]"

    def _details(self, question: Question) -> Iterator[str]:
        words = self.words
        yield self._way(question)
        if question.kind in ("line", "text") and question.most:
            yield words["most"].format(count=f"{question.most:,}")
        if question.kind == "date":
            yield words["date"]
        elif question.example and not self._is_boxes(question):
            yield words["example"].format(example=question.example)

    def _way(self, question: Question) -> str:
        """Return how the answer is given; empty where there is nothing to say."""
        words, choices = self.words, self._choices(question)
        if question.kind == "organisation":
            return str(words["organisation"])
        if question.kind == "group":
            return str(words["rows" if question.is_many else "group"])
        if question.kind != "term":
            return str(words["paragraphs"]) if question.is_many else ""
        if self._is_boxes(question):
            return str(words["tick"])
        if not choices or question.vocabulary == "languages":
            return str(words["names" if question.is_many else "name"])
        shown = "; ".join(shown for shown, _ in choices)
        return str(words["one_of"]).format(choices=shown) if len(choices) <= ONE_A_LINE else ""

    def _offered(self, part: Question) -> str:
        """Return what can be chosen in a column, for those who print the page."""
        choices = self._choices(part)
        if part.vocabulary == "languages" or not 0 < len(choices) <= ONE_A_LINE:
            return ""
        return f"{part.label}: {'; '.join(shown for shown, _ in choices)}."

    def _choices(self, question: Question) -> list[Choice]:
        """Return what a question offers to tick or to choose; nothing where that is too much."""
        if question.kind == "yes-no":
            return [(self.words["yes"], "true"), (self.words["no"], "false")]
        if question.kind != "term":
            return []
        terms = terms_of(question, self.vocabularies)
        if len(terms) > OFFERED_MAX:
            official = LANGUAGES if question.vocabulary == "languages" else ()
            return [(self.vocabularies.label("languages", tag), tag) for tag in official]
        named = self.strings["forms"]["choices"]
        labels = [named.get(term.id, term.label) if not question.vocabulary else term.label for term in terms]
        return [
            (f"{term.id}. {label}" if term.id[0].isdecimal() else label, term.id)
            for term, label in zip(terms, labels, strict=True)
        ]

    def _is_boxes(self, question: Question) -> bool:
        is_open = question.vocabulary == "languages"
        return question.kind == "term" and question.is_many and bool(self._choices(question)) and not is_open

    def _answer(self, question: Question, tag: str) -> BaseOxmlElement:
        label, controls = question.label, self.controls
        if question.parts:
            return controls.around([self._table(question)], label, tag)
        if self._is_boxes(question):
            order = self._order(question) if question.vocabulary == IN_ORDER else ()
            return controls.around([*self._boxes(self._choices(question)), *order], label, tag)
        if question.is_many:
            return controls.rich(self._paragraph(LIST_STYLE), label, tag)
        if question.kind == "text":
            return controls.rich(self._paragraph(ANSWER_STYLE), label, tag)
        inline = self._inline(question)
        if inline is not None:
            paragraph = self._paragraph(ANSWER_STYLE)
            paragraph.append(inline)
            return controls.around([paragraph], label, tag)
        return controls.text(self._paragraph(ANSWER_STYLE), label, tag)

    def _inline(self, question: Question) -> BaseOxmlElement | None:
        """Return the control of a single answer that is chosen; None for one that is written."""
        if question.kind == "day":
            return self.controls.day(question.label)
        choices = [] if question.is_many else self._choices(question)
        is_open = question.vocabulary == "languages"
        return self.controls.choice(question.label, choices, is_open=is_open) if choices else None

    def _boxes(self, choices: Sequence[Choice]) -> Iterator[BaseOxmlElement]:
        in_line = 1 if len(choices) <= ONE_A_LINE else 2
        for start in range(0, len(choices), in_line):
            paragraph = self._paragraph(CHOICE_STYLE)
            for position, (shown, term) in enumerate(choices[start : start + in_line]):
                if position:
                    paragraph.append(run("\t"))
                paragraph.append(self.controls.box(shown, term))
                paragraph.append(run(f" {shown}"))
            yield paragraph

    def _order(self, question: Question) -> Iterator[BaseOxmlElement]:
        """Yield a line for the order of what is ticked, which boxes cannot tell."""
        text = f"[{self.words['order']}]"
        told = self._paragraph(HELP_STYLE)
        told.append(run(text))
        yield self.controls.fixed([told], question.label, fixed_tag(text))
        written = self._paragraph(ANSWER_STYLE)
        written.append(self.controls.line(question.label))
        yield written

    def _table(self, question: Question) -> BaseOxmlElement:
        columns = columns_of(question)
        if question.is_many:
            return rows(self.document, question, columns, [self._cells(columns) for _ in range(EMPTY_ROWS)])
        return beside(self.document, question, columns, self._cells(columns))

    def _cells(self, columns: Sequence[Column]) -> list[BaseOxmlElement]:
        cells = []
        for column in columns:
            paragraph = self._paragraph(CELL_STYLE)
            inline = self._inline(column.question)
            if inline is not None:
                paragraph.append(inline)
            cells.append(paragraph)
        return cells

    def _paragraph(self, style: str) -> BaseOxmlElement:
        return _taken(self._added("", style))

    def _added(self, text: str, style: str) -> Paragraph:
        """Return a new paragraph at the end. The library looks through all styles for each: half of what it takes."""
        paragraph = self.document.add_paragraph(text)
        if style not in self.styles:
            paragraph.style = style
            self.styles[style] = paragraph._p.style  # noqa: SLF001 - the id, which the library tells nowhere else
        paragraph._p.style = self.styles[style]  # noqa: SLF001 - see above
        return paragraph

    def _wrap(self, control: BaseOxmlElement) -> None:
        self.document.element.body.insert_element_before(control, "w:sectPr")


def _taken(paragraph: Paragraph) -> BaseOxmlElement:
    """Return the element of a paragraph that was added at the end, taken out to stand elsewhere."""
    element: BaseOxmlElement = paragraph._p  # noqa: SLF001 - what a control holds, the library cannot add
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
    return element
