"""The door of JSON: lists of records, a record on each line, and our own dumps."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from build_tools.diagnostics import Diagnostic
from build_tools.doors._base import Door
from build_tools.doors._records import Told, filled_records, raw_records, records_in
from build_tools.doors._sniffing import UTF_16_MARKS, refuse_other
from build_tools.doors._tables import Knows
from build_tools.forms import Form
from build_tools.intake import codes
from build_tools.intake.filled import Filled
from build_tools.parse.problems import ReadingProblem

HINT = "Look at this place and the one before it: a comma, a bracket or a quotation mark is missing or too many."
LINES = (".jsonl", ".ndjson")


def read(data: bytes, name: str, forms: Sequence[Form]) -> Iterator[Filled]:
    """Yield the records of a file.

    Raises:
        ReadingProblem: it is no JSON, or holds no records.
    """
    return filled_records(_records(data, name), name, forms)


def rows(data: bytes, name: str, _: Knows) -> Iterator[Filled]:
    """Yield the records of a file, as answers by path.

    Raises:
        ReadingProblem: it is no JSON, or holds no records.
    """
    return raw_records(_records(data, name), name)


def _records(data: bytes, name: str) -> Iterator[Told]:
    refuse_other(data, name, "text")
    try:
        text = data.decode("utf-16" if data.startswith(UTF_16_MARKS) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{name} is not UTF-8 (line {line})."
        raise ReadingProblem(codes.OTHER_FILE, message, "Save it again with the encoding UTF-8.", line) from error
    return _on_lines(text, name) if name.lower().endswith(LINES) else _in_whole(text, name)


def _on_lines(text: str, name: str) -> Iterator[Told]:
    """Yield the record of each line; one that cannot be read hides no other."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield Told(f"line {number}", _parsed(line))
            except (ValueError, RecursionError) as error:
                message = f"Line {number} of {name} is no JSON ({error})."
                yield Told(f"line {number}", None, (Diagnostic(codes.UNREAD, name, message, HINT, line=number),))


def _in_whole(text: str, name: str) -> Iterator[Told]:
    try:
        value = _parsed(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and text[: error.pos].count("\n") and text.lstrip().startswith("{"):
            yield from _on_lines(text, name)  # a record on each line, under another name
            return
        message = f"{name} is no JSON from line {error.lineno} on ({error.msg})."
        raise ReadingProblem(codes.OTHER_FILE, message, HINT, error.lineno, error.colno) from error
    except ValueError as error:
        message = f"{name} is no JSON ({error})."
        raise ReadingProblem(codes.OTHER_FILE, message, HINT) from error
    except RecursionError as error:
        message = f"{name} is nested too deep."
        raise ReadingProblem(codes.OTHER_FILE, message, "Send a list of records.") from error
    yield from records_in(value, name)


def _parsed(text: str) -> Any:
    """Return the value of a text; numbers with a point stay as they are written: the target 16.10 is not 16.1."""
    return json.loads(text, parse_float=str, object_pairs_hook=_once)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return fields with values, of which none stands twice.

    Raises:
        ValueError: one does.
    """
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        message = f"the field “{double}” stands twice"
        raise ValueError(message)
    return found


DOOR = Door("json", (".json", *LINES), read, None, rows)
