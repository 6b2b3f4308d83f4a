"""What a Word document shows, as values: paragraphs of pieces of text, and tables of cells."""

from collections.abc import Iterable
from dataclasses import dataclass, field

HEADING_MAX = 200
"""Characters of a bold line that may be a heading."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one kind: `address` is where it leads; `box` is “ticked”, “empty” or, for text, “”.

    A box of the template knows its `term` and the `label` that stood behind it.
    """

    text: str
    address: str = ""
    is_bold: bool = False
    is_italic: bool = False
    box: str = ""
    term: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    `level` is that of a heading, 0 for none; `tags` are those of the controls around it, the outermost first; `notes`
    are its footnotes. `is_changed` marks text of the template that somebody changed.
    """

    pieces: tuple[Piece, ...]
    style: str = ""
    level: int = 0
    is_item: bool = False
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_changed: bool = False

    @property
    def text(self) -> str:
        """The text as it is seen, an address behind the words that lead to it."""
        return "".join(_shown(piece) for piece in _joined(self.pieces)).strip()

    @property
    def bare(self) -> str:
        """The text without the addresses behind it."""
        return "".join(piece.text for piece in self.pieces).strip()

    @property
    def markdown(self) -> str:
        """The text with the marks of Markdown for links, bold and italic words."""
        return "".join(_marked(piece) for piece in _joined(self.pieces)).strip()

    @property
    def is_bold(self) -> bool:
        """Tell whether it is a short bold line, as people write headings by hand."""
        words = [piece for piece in self.pieces if piece.text.strip()]
        return bool(words) and all(piece.is_bold for piece in words) and len(self.bare) <= HEADING_MAX


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs; `is_merged` where it goes over several columns or rows."""

    paragraphs: tuple[Paragraph, ...]
    is_merged: bool = False

    @property
    def text(self) -> str:
        """The text, a line for each paragraph."""
        return "\n".join(filter(None, (paragraph.text for paragraph in self.paragraphs)))


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows, each with a cell for every column that it has."""

    rows: tuple[tuple[Cell, ...], ...]
    tags: tuple[str, ...] = ()


Block = Paragraph | Table


@dataclass(slots=True)
class Seen:
    """What a document has that answers do not carry."""

    insertions: int = 0
    deletions: int = 0
    comments: int = 0
    images: int = 0
    embedded: int = 0
    boxes: int = 0
    hidden: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    """What a control shows that says of itself that nobody wrote into it."""


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces with neighbours of one kind as one: word processors cut words as they like."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and not piece.box and not last.box and _kind(last) == _kind(piece):
            joined[-1] = Piece(last.text + piece.text, last.address, last.is_bold, last.is_italic)
        else:
            joined.append(piece)
    return joined


def _kind(piece: Piece) -> tuple[str, bool, bool]:
    return piece.address, piece.is_bold, piece.is_italic


def _shown(piece: Piece) -> str:
    says_it = not piece.address or piece.address.rstrip("/").removeprefix("mailto:") == piece.text.strip().rstrip("/")
    return piece.text if says_it or not piece.text.strip() else f"{piece.text.rstrip()} ({piece.address})"


def _marked(piece: Piece) -> str:
    words = piece.text.strip()
    if not words:
        return piece.text
    marked = words
    if piece.is_italic:
        marked = f"*{marked}*"
    if piece.is_bold:
        marked = f"**{marked}**"
    if piece.address:
        says_it = piece.address.rstrip("/") == words.rstrip("/")
        marked = f"<{piece.address}>" if says_it else f"[{marked}]({piece.address})"
    before = piece.text[: len(piece.text) - len(piece.text.lstrip())]
    after = piece.text[len(piece.text.rstrip()) :]
    return f"{before}{marked}{after}"
