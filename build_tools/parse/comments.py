"""The comments of a YAML text, each with the value that it speaks of."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from build_tools.parse.yaml_values import Place, PlaceTable

DASH = len("- ")
NO_LINE = 1_000_000_000
Span = tuple[int, int]
"""First and last character of a value, the last excluded."""


@dataclass(slots=True)
class Comments:
    """Comments by the pointer of the value they speak of.

    `top` stands above the first field and stays there; `before` and `after` are lines of their own above a value and
    under all of it; `beside` stands at the end of its line.
    """

    top: list[str] = field(default_factory=list)
    before: dict[str, list[str]] = field(default_factory=dict)
    after: dict[str, list[str]] = field(default_factory=dict)
    beside: dict[str, list[str]] = field(default_factory=dict)

    def touches(self, pointer: str) -> bool:
        """Tell whether a comment stands inside a value (not: above, under or beside the whole of it)."""
        inner = f"{pointer}/"
        return any(key.startswith(inner) for kept in (self.before, self.after, self.beside) for key in kept)

    @property
    def texts(self) -> list[str]:
        """All comments, sorted: what must be the same before and after."""
        groups = [self.top, *self.before.values(), *self.after.values(), *self.beside.values()]
        return sorted(text for group in groups for text in group)


@dataclass(frozen=True, slots=True)
class _Found:
    """A comment in its text; line and column from 1, `start` is the first character of its line."""

    line: int
    column: int
    start: int
    text: str
    is_alone: bool


def read_comments(text: str, places: PlaceTable) -> Comments:
    """Return the comments of a text that can be read; `places` are those of its values."""
    found = Comments()
    if "#" not in text:
        return found
    spans, flows = _spans(text)
    keys = _Keys(places)
    for comment in _comments(text, spans):
        if not comment.is_alone:
            found.beside.setdefault(keys.beside(comment, _flow_before(flows, comment)), []).append(comment.text)
        elif comment.line < keys.first_line:
            found.top.append(comment.text)
        else:
            pointer, is_after = keys.around(comment)
            (found.after if is_after else found.before).setdefault(pointer, []).append(comment.text)
    return found


class _Keys:
    """The values of a text in the order of their lines, by the place of their key."""

    def __init__(self, places: PlaceTable) -> None:
        in_order = sorted((key, pointer) for pointer, (key, _) in places.items() if pointer)
        self._lines = [key[0] for key, _ in in_order]
        self._pointers = [pointer for _, pointer in in_order]
        self._places = places
        # An entry of a list has no key: it begins with its dash, two characters before its value.
        self._columns = {pointer: key[1] - (DASH if key == value else 0) for pointer, (key, value) in places.items()}
        self.first_line = self._lines[0] if self._lines else NO_LINE

    def around(self, comment: _Found) -> tuple[str, bool]:
        """Return the value that a line of comment speaks of, and whether the comment closes it.

        One that stands further right than the next value closes the list or fields that have just ended.
        """
        before = self._pointers[bisect_left(self._lines, comment.line) - 1]
        following = bisect_right(self._lines, comment.line)
        after = self._pointers[following] if following < len(self._pointers) else ""
        floor = self._columns[after] if after else 0
        closed = self._open_at(before, comment.column)
        if closed and self._columns[closed] > floor:
            return closed, True
        return (after, False) if after else (before, True)

    def _open_at(self, pointer: str, column: int) -> str:
        """Return the innermost of a value and the values around it that does not begin right of a column."""
        while pointer and self._columns[pointer] > column:
            pointer = pointer.rpartition("/")[0]
        return pointer

    def beside(self, comment: _Found, flow: Place | None) -> str:
        """Return the last value that begins on the line of a comment or before it.

        Where brackets have just ended that began at the place `flow`, it is the whole of what they hold.
        """
        last = bisect_right(self._lines, comment.line) - 1
        if last < 0:
            return self._pointers[0] if self._pointers else ""
        pointer = self._pointers[last]
        parents = [pointer[:end] for end, sign in enumerate(pointer) if sign == "/" and end]
        return next((around for around in parents if self._places[around][1] == flow), pointer)


def _spans(text: str) -> tuple[list[Span], list[tuple[Span, Place]]]:
    """Return the spans of scalars, and those of outermost brackets with the place where each begins."""
    scalars: list[Span] = []
    flows: list[tuple[Span, Place]] = []
    waiting: list[tuple[bool, int, Place]] = []
    for event in yaml.parse(text, Loader=yaml.CLoader):
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            continue
        if isinstance(event, ScalarEvent):
            scalars.append((start.index, end.index))
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            waiting.append((bool(event.flow_style), start.index, (start.line + 1, start.column + 1)))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            is_flow, index, place = waiting.pop()
            if is_flow and not (waiting and waiting[-1][0]):
                flows.append(((index, end.index), place))
    return scalars, flows


def _flow_before(flows: Sequence[tuple[Span, Place]], comment: _Found) -> Place | None:
    """Return the place of the brackets that end on the line of a comment, before it; None where there are none."""
    last = bisect_right(flows, comment.start + comment.column - 1, key=lambda flow: flow[0][1]) - 1
    return flows[last][1] if last >= 0 and flows[last][0][1] > comment.start else None


def _comments(text: str, scalars: Sequence[Span]) -> Iterator[_Found]:
    """Yield the comments of a text in order."""
    masked = list(text)
    for start, end in scalars:
        header = text.find("\n", start, end) if text[start : start + 1] in ("|", ">") else -1
        for position in range(start if header < 0 else header, end):
            if masked[position] != "\n":
                masked[position] = "\0"
    lines = zip(text.split("\n"), "".join(masked).split("\n"), strict=True)
    start = 0
    for number, (whole, line) in enumerate(lines, start=1):
        column = line.find("#")
        if column >= 0:
            yield _Found(number, column + 1, start, whole[column:].rstrip(), is_alone=not whole[:column].strip())
        start += len(whole) + 1
