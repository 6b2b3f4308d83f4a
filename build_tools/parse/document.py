"""The bytes of a file to a document: canonical JSON, narrative, digest; or the finding that says why not."""

from dataclasses import dataclass
from typing import Any, Literal

from build_tools.diagnostics import Diagnostic
from build_tools.digests import canonical_json, digest_parts
from build_tools.parse import codes
from build_tools.parse.front_matter import Halves, split_front_matter
from build_tools.parse.problems import ReadingProblem
from build_tools.parse.unshowable import UNSHOWABLE
from build_tools.parse.yaml_values import PlaceTable, read_yaml

SIZE_LIMIT = 1_000_000
"""Bytes; the longest real record has 12,000."""
SHOWN = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
"""The ASCII bytes that can be shown: a text of nothing else needs no search, ten times faster."""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: its fields as plain JSON, the narrative, and the digest of both: the record's identity."""

    fields: dict[str, Any]
    body: str
    digest: str


def decode(data: bytes) -> str:
    """Return the text of a file, without byte order mark and with a line feed as line end.

    Raises:
        ReadingProblem: the bytes are empty, too many, or not UTF-8, or hold what cannot be shown.
    """
    if len(data) > SIZE_LIMIT:
        raise too_large(len(data))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _with_one_line_end(error.object[: error.start].decode("utf-8"))
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"The byte 0x{error.object[error.start]:02X} is not UTF-8 text."
        hint = "Save the file again with the encoding UTF-8 (in most editors: Save as, Encoding, UTF-8)."
        raise ReadingProblem(codes.NOT_UTF8, message, hint, line, column) from error
    if not text.strip():
        hint = "Fill it, or delete it; `commons new` writes a file to start from."
        raise ReadingProblem(codes.EMPTY, "The file is empty.", hint, 1, 1)
    text = _with_one_line_end(text)
    unshowable = UNSHOWABLE.search(text) if not text.isascii() or data.translate(None, SHOWN) else None
    if unshowable:
        line = text.count("\n", 0, unshowable.start()) + 1
        column = unshowable.start() - text.rfind("\n", 0, unshowable.start())
        message = f"The character U+{ord(unshowable.group()):04X} cannot stand in a record."
        raise ReadingProblem(codes.CONTROL_CHARACTER, message, "Delete it; it is not visible.", line, column)
    return text


def _with_one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def too_large(size: int) -> ReadingProblem:
    """Return the problem of a file of that many bytes."""
    message = f"The file has {size:,} bytes; a record has at most {SIZE_LIMIT:,}."
    return ReadingProblem(codes.TOO_LARGE, message, "Keep pictures and long documents elsewhere and link to them.")


def halves_of(text: str, form: Literal["markdown", "yaml"]) -> Halves:
    """Return the fields and the narrative of a text; a YAML record has no narrative.

    Raises:
        ReadingProblem: a Markdown record has no front matter.
    """
    return split_front_matter(text) if form == "markdown" else Halves(text, 1, "", 0)


def read_fields(halves: Halves, places: PlaceTable | None = None) -> dict[str, Any]:
    """Return the fields of a record.

    Raises:
        ReadingProblem: they cannot be read; the place is that in the whole text.
    """
    try:
        fields = read_yaml(halves.fields, places)
    except ReadingProblem as problem:
        if problem.line:
            problem.line += halves.fields_line - 1
        raise
    if not isinstance(fields, dict):
        found = "nothing" if fields is None else "a list" if isinstance(fields, list) else "a single value"
        message = f"The file should hold fields (“name: value”) but holds {found}."
        raise ReadingProblem(
            codes.NOT_FIELDS, message, "Begin each line with a field's name and a colon.", halves.fields_line, 1
        )
    return fields


def parse_document(path: str, data: bytes, form: Literal["markdown", "yaml"]) -> Document | Diagnostic:
    """Return the document in the bytes of a file, or the finding that says why there is none."""
    try:
        halves = halves_of(decode(data), form)
        fields = read_fields(halves)
    except ReadingProblem as problem:
        return finding_of(problem, path)
    return document_of(fields, halves.body)


def document_of(fields: dict[str, Any], body: str) -> Document:
    """Return the document of fields and a narrative."""
    return Document(fields, body, digest_parts([canonical_json(fields), body]))


def finding_of(problem: ReadingProblem, path: str) -> Diagnostic:
    """Return a reading problem as a finding about a file."""
    return Diagnostic(problem.code, path, problem.message, problem.hint, line=problem.line, column=problem.column)
