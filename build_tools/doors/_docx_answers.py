"""What stands under the heading of a question to its answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from build_tools.corpus.names import plain
from build_tools.doors._base import Answer, Given
from build_tools.doors._docx_blocks import Block, Paragraph, Piece, Table
from build_tools.doors._docx_body import text_of
from build_tools.doors._docx_groups import Groups, written
from build_tools.doors._docx_marks import HELP_STYLE
from build_tools.doors._docx_notes import Notes
from build_tools.doors._docx_parts import Column
from build_tools.doors._docx_runs import is_bracketed
from build_tools.doors._docx_ticks import ticked
from build_tools.forms import NARRATIVE, Question

HEADING_LEAST = 2
"""The level of the first headings in a narrative; the title of the page is 1."""
LISTED = "- "


@dataclass(frozen=True, slots=True)
class Read:
    """Reads what stands under the heading of a question."""

    question: Question
    place: str
    notes: Notes

    def answer(self, blocks: Sequence[Block]) -> Answer:
        """Return the answer; what is no answer is noted."""
        said = [block for block in map(self._without_help, blocks) if block is not None]
        if self.question.parts:
            return tuple(self._entries(said))
        if self.question.kind in ("term", "yes-no"):
            return tuple(self._chosen(said))
        if self.question.kind == "text" and not self.question.is_many:
            text = _markdown(said) if self.question.name == NARRATIVE else _plain(said)
            return (Given(text, self.place),) if text else ()
        return self._lines(said)

    def _without_help(self, block: Block) -> Block | None:
        """Return a block without the words of the template; None where nothing else stands in it."""
        if isinstance(block, Table):
            return block
        text = " ".join(block.text.split())
        asked = " ".join(self.question.help.split())
        if block.is_changed:
            self.notes.unread.append((f"{self.place}, in the help text", block.text))
            return None
        if is_bracketed(text) or block.style == HELP_STYLE.lower():
            if not asked or plain(text) != plain(asked):
                self.notes.bracketed.append(text)
            return None
        if asked and text.startswith(asked):
            rest = text[len(asked) :].strip()
            return replace(block, pieces=(Piece(rest),)) if rest else None
        return block if text or block.notes or any(piece.box for piece in block.pieces) else None

    def _entries(self, blocks: Sequence[Block]) -> Iterator[Given | dict[str, Answer]]:
        groups = Groups(self.question, self.place, self.notes)
        paragraphs: list[Paragraph] = []
        columns: list[Column | None] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                paragraphs.append(block)
                self._note(block)
                continue
            entries, columns = groups.entries(block, columns)
            for entry in entries:
                yield from entry  # type: ignore[misc]
        for entry in groups.lines([paragraph for paragraph in paragraphs if paragraph.text]):
            yield from entry  # type: ignore[misc]

    def _chosen(self, blocks: Sequence[Block]) -> Iterator[Given]:
        """Yield what was written, and then what was ticked: who writes terms that are ticked too, gives their order."""
        terms: list[str] = []
        for paragraph in _paragraphs(blocks):
            self._note(paragraph)
            read = ticked(paragraph)
            for label, text in read.changed:
                self.notes.unread.append((f"{self.place}, behind the box “{label}”", text))
            terms += read.terms
            yield from (Given(text, self.place) for text in read.written)
        yield from (Given(text, self.place) for text in terms)

    def _lines(self, blocks: Sequence[Block]) -> Answer:
        texts = []
        for paragraph in _paragraphs(blocks):
            self._note(paragraph)
            texts.append(written(self.question, paragraph))
        texts = [text for text in texts if text]
        if not self.question.is_many:
            return (Given(" ".join(texts), self.place),) if texts else ()
        is_one = self.question.kind in ("line", "text")
        return tuple(Given(text, self.place, is_one=is_one) for text in texts)

    def _note(self, paragraph: Paragraph) -> None:
        """Note the footnotes of an answer that has no room for them."""
        self.notes.unread += [(f"{self.place}, a footnote", note) for note in paragraph.notes]


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield paragraphs, those of tables too: for answers that are no text, a table is a list."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (paragraph for row in block.rows for cell in row for paragraph in cell.paragraphs)


def _plain(blocks: Sequence[Block]) -> str:
    return _joined((_with_notes(text_of(block), block), _is_item(block)) for block in blocks)


def _markdown(blocks: Sequence[Block]) -> str:
    return _joined((_with_notes(_marked(block), block), _is_item(block)) for block in blocks)


def _with_notes(text: str, block: Block) -> str:
    notes = block.notes if isinstance(block, Paragraph) else ()
    return " ".join([text, *(f"({note})" for note in notes)]).strip()


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.is_item and not block.level


def _joined(texts: Iterable[tuple[str, bool]]) -> str:
    """Return texts as paragraphs, the items of a list below each other."""
    joined: list[str] = []
    was_item = False
    for text, is_item in texts:
        if text:
            joined += [("\n" if was_item and is_item else "\n\n")] if joined else []
            joined.append(f"{LISTED}{text}" if is_item else text)
            was_item = is_item
    return "".join(joined)


def _marked(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"{'#' * max(block.level, HEADING_LEAST)} {block.bare}" if block.level else block.markdown
    lines = [" | ".join(" ".join(cell.text.split()).replace("|", "\\|") for cell in row) for row in block.rows]
    width = max(map(len, block.rows), default=1)
    return "\n".join(f"| {line} |" for line in [*lines[:1], " | ".join(["---"] * width), *lines[1:]])
