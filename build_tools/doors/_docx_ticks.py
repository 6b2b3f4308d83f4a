"""The boxes of a paragraph, in whatever way people tick them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.corpus.names import plain
from build_tools.doors._docx_blocks import Paragraph
from build_tools.doors._docx_runs import BOXES, TICKS

MARKS = TICKS | frozenset("xX")
INSIDE = "[ \u00a0xX\u2713\u2714]?"
BOX = re.compile(rf"([{''.join(sorted(BOXES | TICKS))}]|\[{INSIDE}\]|\({INSIDE}\))")
"""A box as a character or as brackets, empty or not."""
CROSS = re.compile(r"^\s*[xX]\s+")
CROSS_BEFORE = re.compile(r"(?:^|\s)[xX]\s*$")
ENDS = " \t\n\u00a0.;,:"


@dataclass(frozen=True, slots=True)
class Ticked:
    """What boxes say: the terms that are ticked, what was written beside them, and labels that changed."""

    terms: tuple[str, ...]
    written: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]
    """The label of the template, and what stands there now."""


def ticked(paragraph: Paragraph) -> Ticked:
    """Return what the boxes of a paragraph say; text without a box is something that was written."""
    terms: list[str] = []
    written: list[str] = []
    changed: list[tuple[str, str]] = []
    before, choices = _choices(paragraph)
    is_crossed = False
    for line in before.split("\n"):
        if choices and CROSS_BEFORE.search(line):
            is_crossed = True
            continue
        text = CROSS.sub("", line).strip(ENDS)
        written += [text] if text else []
    for choice in choices:
        label, crosses_next = choice.text, bool(CROSS_BEFORE.search(choice.text))
        if crosses_next:
            label = CROSS_BEFORE.sub("", label)
        is_ticked = choice.is_ticked or is_crossed or bool(CROSS.match(label))
        label = CROSS.sub("", label).strip(ENDS)
        if is_ticked and (choice.term or label):
            terms.append(choice.term or label)
        if choice.label and label and plain(label) != plain(choice.label):
            changed.append((choice.label, label))
        is_crossed = crosses_next
    return Ticked(tuple(terms), tuple(written), tuple(changed))


@dataclass(frozen=True, slots=True)
class _Choice:
    is_ticked: bool
    text: str
    """What stands behind the box."""
    term: str = ""
    label: str = ""


def _choices(paragraph: Paragraph) -> tuple[str, list[_Choice]]:
    """Return the text before the first box, and each box with the text behind it."""
    before = ""
    choices: list[_Choice] = []
    for opened in _opened(paragraph):
        if opened.is_box:
            choices.append(_Choice(opened.is_ticked, "", opened.term, opened.label))
        elif choices:
            last = choices[-1]
            choices[-1] = _Choice(last.is_ticked, last.text + opened.text, last.term, last.label)
        else:
            before += opened.text
    return before, choices


@dataclass(frozen=True, slots=True)
class _Opened:
    text: str = ""
    is_box: bool = False
    is_ticked: bool = False
    term: str = ""
    label: str = ""


def _opened(paragraph: Paragraph) -> Iterator[_Opened]:
    """Yield text and boxes: those of controls, and those that are written as characters."""
    text = ""
    for piece in paragraph.pieces:
        if not piece.box:
            text += piece.text
            continue
        yield from _written(text)
        yield _Opened(is_box=True, is_ticked=piece.box == "ticked", term=piece.term, label=piece.label)
        text = ""
    yield from _written(text)


def _written(text: str) -> Iterator[_Opened]:
    for part in BOX.split(text):
        if BOX.fullmatch(part):
            yield _Opened(is_box=True, is_ticked=bool(set(part) & MARKS))
        elif part:
            yield _Opened(text=part)
