"""YAML as a spelling of JSON: one text to one JSON value, with the places of its keys and values on request.

Read from libyaml's events, not through a loader: so that only the scalars of JSON have a meaning (`NO` is text, as are
`010`, `1.10` and dates), and duplicate keys, anchors, tags and deep nesting are refused where they stand.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs do not say that it is public
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from build_tools.parse import codes
from build_tools.parse.problems import ReadingProblem
from build_tools.parse.unshowable import UNSHOWABLE

DEPTH_LIMIT = 12  # the deepest record of the models has 6 levels
WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,15}")
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}

Place = tuple[int, int]
PlaceTable = dict[str, tuple[Place, Place]]
"""Pointer to (place of the key, place of the value); line and column from 1."""

PLAIN_WORDS = (
    ("mapping values are not allowed", "A colon followed by a space stands inside a text without quotes.",
     'Put the whole text in double quotes, for example: title: "Safe return: a guide".'),
    ("could not find expected ':'", "A line is neither “field: value” nor part of the value before it.",
     "Write the field's name, a colon and a space before the value, or indent the line under the one before it."),
    ("did not find expected key", "The line does not fit the indentation of the lines before it.",
     "Give fields of one level the same number of spaces; put text with quotes inside it into double quotes."),
    ("did not find expected ',' or", "A list in [ ] or { } has no comma between two values, or is not closed.",
     "Put a comma between the values and close the bracket on the same line."),
    ("did not find expected '-' indicator", "A line stands in a list but does not begin with “- ”.",
     "Begin each entry of the list with “- ”, all with the same number of spaces before it."),
    ("did not find expected node content", "A value is missing, or a bracket is opened and never closed.",
     "Write the value, or close the bracket on the same line."),
    ("unexpected end of stream", "A quotation mark or bracket is opened and never closed.",
     "Close it, or remove the opening one."),
    ("cannot start any token", "A value begins with a character that has a meaning of its own in YAML.",
     "Put the value in double quotes."),
    ("unknown escape character", "A backslash stands in double quotes before a character that it cannot escape.",
     "Write two backslashes, or use single quotes."),
    ("did not find expected alphabetic", "A value begins with & or *, which have a meaning of their own in YAML.",
     "Put the value in double quotes."),
    ("mapping keys are not allowed", "A value begins with “? ”, which has a meaning of its own in YAML.",
     "Put the value in double quotes."),
    ("block sequence entries are not allowed", "A “- ” stands on the same line as the field's name.",
     "Put each entry of the list on a line of its own, under the field."),
)  # fmt: skip


def read_yaml(text: str, places: PlaceTable | None = None) -> Any:
    """Return the JSON value that a YAML text spells; an empty text is None.

    Where `places` is given, the pointer of every value is entered in it.

    Raises:
        ReadingProblem: the text is not YAML, or uses what records do not use.
    """
    try:
        return _EventReader(text, places).read()
    except yaml.MarkedYAMLError as error:
        raise _in_plain_words(text, error) from error
    except yaml.reader.ReaderError as error:
        raise _unshowable(text, error) from error


BEGUN_BEFORE = ("did not find expected ',' or", "unexpected end of stream", "could not find expected ':'")
"""Faults whose place is where the bracket, quotation mark or line began, not where the reader gave up."""


def _in_plain_words(text: str, error: yaml.MarkedYAMLError) -> ReadingProblem:
    mark = error.problem_mark or error.context_mark
    if error.context_mark and any(fragment in (error.problem or "") for fragment in BEGUN_BEFORE):
        mark = error.context_mark
    line, column = _inside(text, mark.line + 1, mark.column + 1) if mark else (1, 1)
    tab = _indenting_tab(text, line)
    if tab:
        return ReadingProblem(
            codes.TAB, "A tab stands in the indentation.", "Replace it by spaces, two for each level.", *tab
        )
    told = f"{error.problem or ''} {error.context or ''}"
    for fragment, message, hint in PLAIN_WORDS:
        if fragment in told:
            return ReadingProblem(codes.BROKEN_YAML, message, hint, line, column)
    message = f"The fields cannot be read from here on ({(error.problem or 'no reason given').strip()})."
    return ReadingProblem(
        codes.BROKEN_YAML, message, "Look at this line and the one before it; put texts in double quotes.", line, column
    )


def _inside(text: str, line: int, column: int) -> Place:
    """Return the place, or the end of the text where libyaml stopped beyond it."""
    lines = text.split("\n")
    return (line, column) if line <= len(lines) else (len(lines), len(lines[-1]) + 1)


def _indenting_tab(text: str, line: int) -> Place | None:
    """Return the place of the first tab in the indentation of a line up to the one where reading stopped."""
    for number, content in enumerate(text.split("\n")[:line], start=1):
        indentation = content[: len(content) - len(content.lstrip())]
        if "\t" in indentation and content.strip():
            return (number, indentation.index("\t") + 1)
    return None


def _unshowable(text: str, error: yaml.reader.ReaderError) -> ReadingProblem:
    position = error.position if isinstance(error.position, int) else 0
    before = text.encode()[:position].decode(errors="ignore")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    message = f"The character U+{ord(error.character) if isinstance(error.character, str) else error.character:04X}"
    return ReadingProblem(
        codes.CONTROL_CHARACTER, f"{message} cannot stand in a record.", "Delete it; it is not visible.", line, column
    )


class _EventReader:
    """Builds one value from the events of libyaml."""

    def __init__(self, text: str, places: PlaceTable | None) -> None:
        self._lines = text
        self._next: Callable[[], Any] = CParser(text).get_event
        self._places = places

    def read(self) -> Any:
        self._next()  # the start of the stream
        event = self._next()
        if isinstance(event, StreamEndEvent):
            return None
        value = self._value(self._next(), "", None, 0)
        self._next()  # the end of the document
        event = self._next()
        if isinstance(event, DocumentStartEvent):
            self._refuse(event, "A second document begins here.", "Keep one record in a file; delete the line “---”.")
        return value

    def _value(self, event: Any, pointer: str, key_mark: Any, depth: int) -> Any:
        kind = type(event)
        if self._places is not None:
            self._note_place(event, pointer, key_mark)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            self._refuse(event, "An alias (*name) stands here.", "Write the value itself; put a leading * in quotes.")
        if event.anchor is not None:
            self._refuse(event, "An anchor (&name) stands here.", "Write the value itself; put a leading & in quotes.")
        if event.tag is not None:
            self._refuse(event, f"A tag ({event.tag}) stands here.", "Delete it; put a leading ! in quotes.")
        if depth == DEPTH_LIMIT:
            raise ReadingProblem(
                codes.TOO_DEEP,
                f"Lists and fields are nested more than {DEPTH_LIMIT} levels deep.",
                "Look for brackets or spaces that are too many.",
                event.start_mark.line + 1,
                event.start_mark.column + 1,
            )
        if kind is MappingStartEvent:
            return self._mapping(pointer, depth + 1)
        if kind is SequenceStartEvent:
            return self._sequence(pointer, depth + 1)
        message = f"libyaml gave {kind.__name__} where a value begins"
        raise AssertionError(message)

    def _mapping(self, pointer: str, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        places = self._places is not None
        while not isinstance(event := self._next(), MappingEndEvent):
            if not isinstance(event, ScalarEvent) or event.anchor is not None or event.tag is not None:
                self._refuse(event, "A field's name is not plain text.", "Write the name as one word before the colon.")
            key = self._text(event)
            if key in found:
                raise ReadingProblem(
                    codes.DUPLICATE_KEY,
                    f"The field “{key}” stands twice.",
                    "Keep one of them, or join their values in one list.",
                    event.start_mark.line + 1,
                    event.start_mark.column + 1,
                )
            inner = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}" if places else ""
            found[key] = self._value(self._next(), inner, event.start_mark, depth)
        return found

    def _sequence(self, pointer: str, depth: int) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            found.append(self._value(event, f"{pointer}/{len(found)}", None, depth))
        return found

    def _scalar(self, event: Any) -> Any:
        if event.anchor is not None:
            self._refuse(event, "An anchor (&name) stands here.", "Put a value that begins with & in quotes.")
        if event.tag is not None:
            self._refuse(event, f"A tag ({event.tag}) stands here.", "Put a value that begins with ! in quotes.")
        value = self._text(event)
        if event.implicit[0]:  # plain: without quotes
            if value in WORDS:
                return WORDS[value]
            if WHOLE_NUMBER.fullmatch(value):
                return int(value)
        return value

    def _text(self, event: Any) -> str:
        """Return the text of a scalar; what cannot be shown comes into it by escapes, which only double quotes have."""
        value: str = event.value
        found = UNSHOWABLE.search(value) if event.style == '"' else None
        if found:
            message = f"The character U+{ord(found.group()):04X} cannot stand in a record."
            hint = "Delete it: a backslash in double quotes writes it."
            mark = event.start_mark
            raise ReadingProblem(codes.CONTROL_CHARACTER, message, hint, mark.line + 1, mark.column + 1)
        return value

    def _note_place(self, event: Any, pointer: str, key_mark: Any) -> None:
        start = event.start_mark
        value_place = (start.line + 1, start.column + 1)
        key_place = (key_mark.line + 1, key_mark.column + 1) if key_mark else value_place
        if self._places is not None:
            self._places[pointer] = (key_place, value_place)

    def _refuse(self, event: Any, message: str, hint: str) -> None:
        mark = event.start_mark
        raise ReadingProblem(codes.UNWANTED_YAML, message, hint, mark.line + 1, mark.column + 1)
