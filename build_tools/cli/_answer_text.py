"""An answer for a person at a terminal."""

import textwrap
from collections.abc import Iterator

from build_tools.cli._answer import Line, Section, asked_for, guesses, sections
from build_tools.cli._terminal import styled, width
from build_tools.corpus import Corpus
from build_tools.matching.answers import Answer
from build_tools.matching.requests import Request
from build_tools.reporters._printable import printable_text

NEED_LINES = 3
"""Lines of the need that are repeated above the answer: whoever asks knows the rest."""


def text_lines(request: Request, answer: Answer, corpus: Corpus) -> Iterator[str]:
    """Yield the lines of an answer, safe to print."""
    yield styled(request.title or "A request", bold=True)
    yield from _wrapped(" ".join(request.need.split()), "", lines=NEED_LINES)
    if told := asked_for(request, corpus):
        yield from (styled(line, dim=True) for line in _wrapped(told, ""))
    if answer.notes:
        yield ""
        for note in answer.notes:
            yield from (styled(line, colour="yellow") for line in _wrapped(note, "! "))
    suggested = list(guesses(answer))
    if suggested:
        yield ""
        yield styled("Suggested by the text, for a person to confirm", bold=True)
        for guess in suggested:
            yield from _wrapped(guess, "  ")
    for section in sections(answer, corpus):
        yield ""
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield styled(section.heading, bold=True)
    if not section.lines:
        yield f"  {section.empty}"
    for number, line in enumerate(section.lines, 1):
        yield from _entry(number, line)


def _entry(number: int, line: Line) -> Iterator[str]:
    first, *others = _wrapped(line.title, f"{number:>3}. ")
    yield styled(first, bold=True)
    yield from (styled(other, bold=True) for other in others)
    yield styled(f"     {line.name}  {line.score:.3f}", dim=True)
    if line.chosen:
        yield from (styled(one, colour="green") for one in _wrapped(f"Chosen by people: {line.chosen}", "     "))
    for told in line.told:
        yield from _wrapped(told, "     ")


def _wrapped(text: str, indent: str, lines: int | None = None) -> list[str]:
    """Return a text in lines that a terminal can show; what follows the first is indented as far."""
    return textwrap.wrap(
        printable_text(text), width(), initial_indent=indent, subsequent_indent=" " * len(indent),
        max_lines=lines, placeholder=" …", break_on_hyphens=False,
    ) or [indent.rstrip()]  # fmt: skip
