"""The body of an issue form to the fields of a request: it is only text from outside, whatever it says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from build_tools.corpus.names import Names, plain
from build_tools.diagnostics import Diagnostic
from build_tools.intake import codes
from build_tools.intake.issue_form import QUESTIONS
from build_tools.parse.yaml_values import PlaceTable
from build_tools.records.shape import shown

HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(\S.*)")
BOLD_LINE = re.compile(r"(?:\*\*|__)([^*_].*?)(?:\*\*|__):?")
BOLD_MAX = 200
"""Characters of a bold line that may be a heading."""
BOX = re.compile(r"\s*[-*+]\s+\[([ xX])\]\s+(.*)")
BULLET = re.compile(r"^[ \t]*[-*+][ \t]+", re.MULTILINE)
NOTHING = frozenset(["", "no response", "none", "n a", "na", "no", "unknown", "aucun", "ninguno", "нет", "无", "لا"])
"""Answers that say that there is none."""
LISTS = frozenset(question.field for question in QUESTIONS if question.choices) | {"countries"}


@dataclass(slots=True)
class Section:
    """A heading of the body with the text under it; `field` is empty where the heading asks nothing known."""

    heading: str
    field: str
    line: int
    text: str = ""


def has_sections(text: str) -> bool:
    """Tell whether a text has headings, as the body of an issue form has."""
    return any(HEADING.fullmatch(line) for line in without_comments(text).split("\n"))


def read_body(text: str, places: PlaceTable) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Return the fields that a body tells, and findings (of no file) on what was read as something else.

    The place of each field is entered in `places`.
    """
    known: dict[str, list[str]] = {}
    others: list[Section] = []
    notes: list[Diagnostic] = []
    for section in _sections(without_comments(text)):
        answer = _answer(section)
        if not answer:
            continue
        if section.field:
            known.setdefault(section.field, []).append(answer)
            places.setdefault(f"/{section.field}", ((section.line, 1), (section.line + 1, 1)))
        else:
            others.append(Section(section.heading, "", section.line, answer))
    for section in others:
        known.setdefault("need", []).append(section.text)
        places.setdefault("/need", ((section.line, 1), (section.line, 1)))
        told = f"The heading {shown(section.heading)} is not one of the form" if section.heading else (
            "Some text stands before the first heading")  # fmt: skip
        message = f"{told}; what it holds was added to the need."
        hint = "Look whether it belongs to another question."
        notes.append(Diagnostic(codes.READ_AS, "", message, hint, line=section.line, column=1))
    return {field: "\n\n".join(found) for field, found in known.items()}, notes


def without_comments(text: str) -> str:
    """Return a text without HTML comments, its lines kept; one that is never closed is text."""
    kept: list[str] = []
    place = 0
    while (opening := text.find("<!--", place)) >= 0 and (closing := text.find("-->", opening)) >= 0:
        kept += [text[place:opening], "\n" * text.count("\n", opening, closing)]
        place = closing + len("-->")
    return "".join([*kept, text[place:]])


def _sections(text: str) -> Iterator[Section]:
    """Yield what stands before the first heading and then every section, empty ones too."""
    section = Section("", "", 1)
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        heading = _heading(line)
        if not heading:
            lines.append(line)
            continue
        section.text = "\n".join(lines)
        yield section
        section, lines = Section(heading, field_of(heading), number), []
    section.text = "\n".join(lines)
    yield section


def _heading(line: str) -> str:
    """Return the heading that a line is: a Markdown one, or a bold line that asks a question of the form."""
    if found := HEADING.fullmatch(line):
        return found[1].rstrip("# \t").strip()
    bold = BOLD_LINE.fullmatch(line.strip()) if len(line) <= BOLD_MAX else None
    return bold[1] if bold and field_of(bold[1]) else ""


def field_of(heading: str) -> str:
    """Return the field that a heading asks for, spelt a little otherwise or in another language; empty for none."""
    if near := _HEADINGS.near(heading):
        return near[0]
    words = plain(heading).split()
    for word, field in _WORDS:
        if word in words or (not word.isascii() and word in plain(heading)):
            return field
    return ""


_HEADINGS = Names(
    [(name, question.field) for question in QUESTIONS
     for name in (question.heading, question.field.replace("_", " "), *question.also)]
)  # fmt: skip
_WORDS = [(plain(word), question.field) for question in QUESTIONS for word in question.also if " " not in word]


def _answer(section: Section) -> str:
    """Return the text of a section as an answer: boxes that were ticked, nothing for “No response”."""
    lines = section.text.split("\n")
    boxes = [found for found in map(BOX.fullmatch, lines) if found]
    if boxes and section.field in LISTS:
        ticked = [found[2].strip() for found in boxes if found[1] != " "]
        written = [line.strip() for line in lines if line.strip() and not BOX.fullmatch(line)]
        return "\n".join([*ticked, *written])
    text = BULLET.sub("", section.text) if section.field in LISTS else section.text
    return "" if plain(text) in NOTHING else text.strip()
