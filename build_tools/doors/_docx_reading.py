"""A filled Word document to the records in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from build_tools.corpus.names import listed, plain
from build_tools.diagnostics import Diagnostic
from build_tools.doors._base import Answer, Filled
from build_tools.doors._docx_answers import Read
from build_tools.doors._docx_asked import ENOUGH, Asked, Headings, likeliest, unmarked
from build_tools.doors._docx_blocks import Block, Paragraph, Table
from build_tools.doors._docx_body import read_body, text_of
from build_tools.doors._docx_groups import Groups
from build_tools.doors._docx_marks import HELP_STYLE, question_of
from build_tools.doors._docx_notes import Notes, remarks_on_answers, remarks_on_document
from build_tools.doors._docx_package import TEMPLATE, open_package
from build_tools.forms import NARRATIVE, Form, Question
from build_tools.forms.forms import OFFICERS_WRITE
from build_tools.intake import codes
from build_tools.parse.problems import ReadingProblem


def read(data: bytes, name: str, forms: Sequence[Form]) -> Iterator[Filled]:
    """Yield the records of a filled document.

    Raises:
        ReadingProblem: it is no Word document, or no template that was filled in.
    """
    package = open_package(data, name)
    body = read_body(package)
    form, doubt = _form(body.blocks, forms)
    walk = _Walk(Headings(form), is_tagged=bool(_tagged(body.blocks)))
    for block in body.blocks:
        walk.take(block)
    records = list(_records(walk.parts, form))
    about = [Diagnostic(codes.DOUBTFUL, name, *doubt)] if doubt else []
    about += remarks_on_document(body, name, has_macros=package.has_macros)
    for number, parts in enumerate(records, 1):
        place = "the document" if len(records) == 1 else f"record {number} of the document"
        answers, remarks = _answered(parts, form, name)
        yield Filled(place, answers, (*(about if number == 1 else ()), *remarks), type=form.type.name, file=name)


def _tagged(blocks: Iterable[Block]) -> list[str]:
    """Return the types that the controls of a document name, in order."""
    return [found[0] for block in blocks for tag in block.tags if (found := question_of(tag))]


def _form(blocks: Sequence[Block], forms: Sequence[Form]) -> tuple[Form, tuple[str, str] | None]:
    """Return the form that a document fills, as its controls or its headings tell; and a doubt with its way out.

    Raises:
        ReadingProblem: it fills none of them.
    """
    known = {form.type.name: form for form in forms}
    types = _tagged(blocks)
    if types and types[0] in known:
        return known[types[0]], None
    if types:
        message = f"The document is the template of another type ({types[0]})."
        raise ReadingProblem(codes.OTHER_FILE, message, f"Import it with --type {types[0]}.")
    headings = [block.bare for block in blocks if isinstance(block, Paragraph) and block.level]
    found = likeliest(forms, headings, [text for block in blocks for text in _like_headings(block)])
    if not found:
        asked = listed(question.label for form in forms[:1] for question in form.questions if question.is_needed)
        message = f"The document has no headings of a template, such as {asked}."
        raise ReadingProblem(
            codes.OTHER_FILE, message, f"Put each answer under the heading of its question. {TEMPLATE}"
        )
    if len(found) == 1:
        return found[0], None
    message = f"The headings fit several types alike; the document was read as {found[0].type.name}."
    return found[0], (
        message,
        f"Import it with --type if it is another: {listed([form.type.name for form in found[1:]])}.",
    )


def _like_headings(block: Block) -> Iterator[str]:
    """Yield what may be a heading of a block that is none: bold lines, lines with a colon, the first cells of rows."""
    if isinstance(block, Paragraph):
        if block.is_bold or _is_line_of_heading(block.bare):
            yield block.bare
        if lead := _lead(block):
            yield lead[0]
    else:
        yield from (row[0].text for row in block.rows if row)


def _is_line_of_heading(text: str) -> bool:
    return text.endswith((":", "\uff1a"))


def _lead(paragraph: Paragraph) -> tuple[str, Paragraph] | None:
    """Return the bold words at the start of a line that end with a colon, and the rest: “**Title:** My practice”."""
    count = next((number for number, piece in enumerate(paragraph.pieces) if not piece.is_bold), 0)
    lead = "".join(piece.text for piece in paragraph.pieces[:count]).strip()
    rest = paragraph.pieces[count:]
    if not lead or not rest:
        return None
    after = rest[0].text.lstrip()
    if not _is_line_of_heading(lead) and not after.startswith((":", "\uff1a")):
        return None
    first = replace(rest[0], text=after.lstrip(":\uff1a ").lstrip())
    return lead, replace(paragraph, pieces=(first, *rest[1:]))


@dataclass(slots=True)
class _Part:
    """A heading with what stands under it; `question` is None where it asks nothing that is known."""

    heading: str
    question: Question | None
    level: int = 0
    is_near: bool = False
    is_section: bool = False
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    """Goes through the blocks of a document and puts each under its question."""

    headings: Headings
    is_tagged: bool
    parts: list[_Part] = field(default_factory=lambda: [_Part("", None)])

    @property
    def _current(self) -> _Part:
        return self.parts[-1]

    def take(self, block: Block) -> None:
        """Take the next block."""
        tagged = self._tagged_question(block)
        if tagged is not None:
            if self._current.question is not tagged:
                self.parts.append(_Part(tagged.label, tagged, self._current.level))
            self._current.blocks.append(block)
        elif isinstance(block, Table):
            self._table(block)
        elif part := self._heading(block):
            self.parts.append(part)
        elif (lead := _lead(block)) and (asked := self._exact(lead[0])) and not self.is_tagged:
            self.parts.append(_Part(lead[0], asked, self._current.level, blocks=[lead[1]]))
        else:
            self._current.blocks.append(block)

    def _tagged_question(self, block: Block) -> Question | None:
        found = [question_of(tag) for tag in block.tags]
        names = [one[1] for one in found if one and one[0] == self.headings.form.type.name]
        return self.headings.named(names[-1]) if names else None

    def _exact(self, text: str) -> Question | None:
        return self.headings.exact(text)

    def _heading(self, paragraph: Paragraph) -> _Part | None:
        """Return the part that a paragraph opens; None where it is content."""
        text, current = paragraph.bare, self._current
        if not text or paragraph.is_changed:
            return None
        if paragraph.level:
            is_text = current.question is not None and current.question.kind == "text"
            asked = self.headings.asked(text)
            if is_text and 0 < current.level < paragraph.level and self._is_inside(current, asked):
                return None
            if asked:
                return _Part(text, asked.question, paragraph.level, asked.is_near)
            return _Part(text, None, paragraph.level, is_section=self.headings.is_section(text))
        if paragraph.is_item or not (paragraph.is_bold or (_is_line_of_heading(text) and not self.is_tagged)):
            return None
        question = self._exact(text)
        return _Part(text, question, current.level) if question else None

    def _is_inside(self, current: _Part, asked: Asked | None) -> bool:
        """Tell whether a lower heading belongs to the text above it: that of a narrative always does."""
        return asked is None or (current.question is not None and current.question.name == NARRATIVE)

    def _table(self, table: Table) -> None:
        question = self._current.question
        if question is not None and question.parts and Groups(question, "", Notes()).fits(table):
            self._current.blocks.append(table)
        elif self._asks(table):
            self._rows_of_questions(table)
        else:
            self._current.blocks.append(table)

    def _asks(self, table: Table) -> bool:
        """Tell whether a table has questions in its first column; within a text, one row may be there by chance."""
        count = sum(len(row) > 1 and self._exact(row[0].text) is not None for row in table.rows)
        is_text = self._current.question is not None and self._current.question.kind == "text"
        return count >= (ENOUGH if is_text else 1)

    def _rows_of_questions(self, table: Table) -> None:
        """Take a table that has the questions in its first column and the answers beside them."""
        for row in table.rows:
            asked = self.headings.asked(row[0].text) if row and row[0].text else None
            answers = [paragraph for cell in row[1:] for paragraph in cell.paragraphs]
            if asked and len(row) > 1:
                heading = " ".join(row[0].text.split())
                self.parts.append(_Part(heading, asked.question, self._current.level, asked.is_near))
            elif row:
                answers = [*row[0].paragraphs, *answers]
            for paragraph in answers:
                self._current.blocks.append(paragraph)


def _records(parts: Sequence[_Part], form: Form) -> Iterator[list[_Part]]:
    """Yield the parts of each record: where the first question is asked again, the next one begins."""
    first = form.questions[0]
    record: list[_Part] = []
    found: list[list[_Part]] = []
    for part in parts:
        if part.question == first and any(one.question == first for one in record):
            found.append(record)
            record = []
        record.append(part)
    found.append(record)
    filled = [one for one in found if len(found) == 1 or _has_answers(one)]
    yield from filled or found[:1]


def _has_answers(parts: Sequence[_Part]) -> bool:
    notes = Notes()
    return any(part.question and Read(part.question, "", notes).answer(part.blocks) for part in parts)


def _answered(parts: Sequence[_Part], form: Form, path: str) -> tuple[dict[str, Answer], tuple[Diagnostic, ...]]:
    notes = Notes()
    answers: dict[str, Answer] = {}
    remarks: list[Diagnostic] = []
    walked = _without_head(parts, form, notes)
    for part in walked:
        place = f"the heading “{unmarked(part.heading)}”"
        if part.question is None:
            text = _unasked(part, form)
            remarks += _unknown(part, path)
            if text:
                notes.unread.append((f"under the heading “{part.heading}”", text))
            continue
        given = Read(part.question, place, notes).answer(part.blocks)
        if part.is_near:
            message = f"The heading “{part.heading}” was read as “{part.question.label}”."
            hint = "Write it as the template has it if this is what you mean; else move the text."
            remarks.append(Diagnostic(codes.READ_AS, path, message, hint))
        if given:
            answers[part.question.name] = (*answers.get(part.question.name, ()), *given)
    remarks += _missing(parts, form, path)
    return answers, (*remarks, *remarks_on_answers(notes, path))


def _without_head(parts: Sequence[_Part], form: Form, notes: Notes) -> Sequence[_Part]:
    """Return the parts from the first question on; what stands before it is one text, as the template begins."""
    start = next((number for number, part in enumerate(parts) if part.question), len(parts))
    headings = ["" if part.is_section else part.heading for part in parts[:start]]
    texts = [_unasked(part, form) for part in parts[:start]]
    head = "\n".join(f"{heading}\n{text}" for heading, text in zip(headings, texts, strict=True)).strip()
    if head:
        notes.unread.append(("before the first question", head))
    return parts[start:]


def _unasked(part: _Part, form: Form) -> str:
    """Return what stands under no question, but for the template's own words."""
    own = {plain(section.help) for section in form.sections}
    texts = [text_of(block) for block in part.blocks if not _is_help(block)]
    return "\n".join(text for text in texts if text and plain(text) not in own)


def _is_help(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style == HELP_STYLE.lower() and not block.is_changed


def _unknown(part: _Part, path: str) -> Iterator[Diagnostic]:
    if not part.is_section:
        message = f"The heading “{part.heading}” is none of the template's."
        hint = "Rename it to that of the question that the text answers, or move the text there."
        yield Diagnostic(codes.UNKNOWN_HEADING, path, message, hint)


def _missing(parts: Sequence[_Part], form: Form, path: str) -> Iterator[Diagnostic]:
    """Yield a remark on the questions that a document does not have, those first that must be answered."""
    there = {part.question.name for part in parts if part.question} | OFFICERS_WRITE.get(form.type.name, frozenset())
    absent = [question for question in form.questions if question.name not in there]
    for is_needed, told in ((True, "that must be answered"), (False, "that may be left out")):
        labels = [question.label for question in absent if question.is_needed is is_needed]
        if labels:
            message = f"The document does not have the questions {told}: {listed(labels, 'and')}."
            hint = "Add the heading with the answer under it." if is_needed else "Nothing to do if you left them out."
            yield Diagnostic(codes.UNKNOWN_HEADING if is_needed else codes.READ_AS, path, message, hint)
