"""The bytes of a request to a request: fields in YAML or JSON, the body of an issue form, or plain words."""

import json
import re
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from build_tools.corpus import Vocabularies
from build_tools.diagnostics import Diagnostic
from build_tools.intake import codes
from build_tools.intake.body_sections import has_sections
from build_tools.intake.fields import Reader
from build_tools.intake.issue_body import read_body
from build_tools.intake.legible import legible_text
from build_tools.intake.request_file import RequestFile
from build_tools.intake.terms import TermFinder
from build_tools.parse import codes as parse_codes
from build_tools.parse.document import SIZE_LIMIT, finding_of, read_fields
from build_tools.parse.front_matter import BOUNDARY, split_front_matter
from build_tools.parse.places import Places
from build_tools.parse.problems import ReadingProblem
from build_tools.parse.yaml_values import PlaceTable, read_yaml

FIELD_LINE = re.compile(r"^[\"'{]?\s*([A-Za-z_]+)[\"']?\s*:(?:\s|$)", re.MULTILINE)
"""A line that begins with the name of a field."""
SUFFIXES_OF_FIELDS = (".yml", ".yaml", ".json")
SEVERAL_HINT = "Put each request into a file of its own, with “need:” and “countries:”."
EMPTY_HINT = "Write what is needed into it: `commons match --help` shows how."


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent: the request, unless an error keeps it from being one, and located findings in order of place."""

    request: RequestFile | None
    findings: tuple[Diagnostic, ...]
    text: str = ""
    """The text as it was read, for those who report the findings."""


def read_request(name: str, data: bytes, vocabularies: Vocabularies) -> Sent:
    """Return the request in the bytes of a file; its name tells what form to expect, where it tells anything."""
    text = ""
    reader = Reader(name, TermFinder(vocabularies))
    places: PlaceTable = {}
    try:
        text = _decoded(data, reader)
        fields = _fields(name, text, places, reader)
    except ReadingProblem as problem:
        return Sent(None, (*reader.findings, finding_of(problem, name)), text)
    return _sent(reader, fields, places, text)


def request_in_words(fields: dict[str, Any], vocabularies: Vocabularies) -> Sent:
    """Return the request that the options of a command spell."""
    return _sent(Reader("request", TermFinder(vocabularies)), fields, {}, "")


def _sent(reader: Reader, fields: dict[str, Any], places: PlaceTable, text: str) -> Sent:
    request = reader.request(fields)
    table = Places(places, 1, 1)
    located = [
        finding.placed(*table.place_of(finding.pointer, at_key=finding.at_key))
        if finding.pointer and places
        else finding
        for finding in reader.findings
    ]
    return Sent(request, tuple(sorted(located, key=lambda one: (one.line, one.column, one.message))), text)


def _decoded(data: bytes, reader: Reader) -> str:
    try:
        text, left_out = legible_text(data, reader.path)
    except ReadingProblem as problem:
        raise _for_a_request(problem) from problem
    reader.findings += left_out
    return text


def _for_a_request(problem: ReadingProblem) -> ReadingProblem:
    """Return a problem with the way out for somebody who writes no record."""
    if problem.code is parse_codes.TOO_LARGE:
        message = f"The request has more than {SIZE_LIMIT:,} bytes."
        return ReadingProblem(problem.code, message, "Say in some pages what is needed, and link to longer documents.")
    hint = EMPTY_HINT if problem.code is parse_codes.EMPTY else problem.hint
    return ReadingProblem(problem.code, problem.message, hint, problem.line, problem.column)


def _fields(name: str, text: str, places: PlaceTable, reader: Reader) -> dict[str, Any]:
    """Return the fields that a text spells, in whatever form.

    Raises:
        ReadingProblem: it should hold fields and does not.
    """
    suffix = PurePath(name).suffix.lower()
    if BOUNDARY.match(text) and suffix not in SUFFIXES_OF_FIELDS:
        halves = split_front_matter(text)
        return _no_record({"need": halves.body or None, **read_fields(halves, places)})
    if suffix in SUFFIXES_OF_FIELDS or _looks_like_fields(text):
        return _one_request(_yaml_or_json(text, places))
    if has_sections(text):
        fields, notes = read_body(text, places)
        reader.findings += [replace(note, path=name) for note in notes]
        return fields
    places["/need"] = ((1, 1), (1, 1))
    return {"need": text}


def _no_record(fields: dict[str, Any]) -> dict[str, Any]:
    if {"stage", "origin"} <= fields.keys():
        message = "The file is the record of a case, and no request."
        raise ReadingProblem(parse_codes.NOT_FIELDS, message, "`commons match ID` answers a case by its id.", 1, 1)
    return fields


def _looks_like_fields(text: str) -> bool:
    """Tell whether a text without a telling name begins like the fields of a request."""
    start = text.lstrip()
    if start.startswith(("{", "[{", "- need:")):
        return True
    first = FIELD_LINE.match(start)
    return first is not None and first[1].lower() in FIRST_FIELDS


FIRST_FIELDS = frozenset(
    ["need", "title", "language", "countries", "country", "objectives", "populations", "themes", "text", "requests",
     "support_asked", "gcm_objectives", "id", "received", "requested_by"]
)  # fmt: skip
"""The fields that a file of fields without a telling name may begin with; “Dear colleagues:” is none."""


def _yaml_or_json(text: str, places: PlaceTable) -> Any:
    try:
        return read_yaml(text, places)
    except ReadingProblem as problem:
        if problem.code is parse_codes.UNWANTED_YAML and "second document" in problem.message:
            raise _several(problem.line) from problem
        if not text.lstrip().startswith(("{", "[")):
            raise
        try:
            return json.loads(text)  # escapes that YAML lacks; the places of values stay unknown
        except (ValueError, RecursionError):
            raise problem from None


def _one_request(value: Any) -> dict[str, Any]:
    if isinstance(value, dict) and list(value) == ["requests"]:
        value = value["requests"]
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        return value[0]
    if isinstance(value, list):
        raise _several(1)
    if isinstance(value, dict):
        return value
    message = "The file should hold the fields of a request but holds a single value."
    raise ReadingProblem(parse_codes.NOT_FIELDS, message, "Write “need:” and “countries:”, each on a line.", 1, 1)


def _several(line: int) -> ReadingProblem:
    message = "The file holds several requests; each needs a file of its own."
    return ReadingProblem(codes.SEVERAL, message, SEVERAL_HINT, line, 1)
