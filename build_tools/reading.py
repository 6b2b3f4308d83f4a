"""The stage that reads: the bytes of a file to a record and its digest, or to findings."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson

from build_tools.diagnostics import Code, Diagnostic
from build_tools.engine import Batch, Stage, held_collector
from build_tools.parse import codes as parse_codes
from build_tools.parse import parse_document
from build_tools.records import _codes as shape_codes
from build_tools.records import record_type
from build_tools.records.shape import build_record

RECORD, FINDINGS = b"R", b"F"


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """What the stage tells of a good file: digest, the record as JSON without defaults, narrative."""

    digest: str
    fields_json: bytes
    body: str


def read_batch(batch: Batch) -> list[bytes]:
    """Read files: values are (path, folder, bytes); results are for `decode_reading`."""
    with held_collector():
        return [_read(*value) for value in batch.values]


READ = Stage("read", read_batch)


def _read(path: str, folder: str, data: bytes) -> bytes:
    found = record_type(folder)
    document = parse_document(path, data, found.form)
    if isinstance(document, Diagnostic):
        return FINDINGS + encode_findings([document])
    record = build_record(found, document.fields, path)
    if isinstance(record, list):
        return FINDINGS + encode_findings(record)
    fields_json = orjson.dumps(record.model_dump(mode="json", exclude_defaults=True))
    return b"\n".join([RECORD + document.digest.encode(), fields_json, document.body.encode()])


def decode_reading(result: bytes) -> ReadRecord | list[Diagnostic]:
    """Return what `read_batch` told of one file."""
    if result.startswith(FINDINGS):
        return decode_findings(result[1:])
    digest, fields_json, body = result[1:].split(b"\n", 2)
    return ReadRecord(digest.decode(), fields_json, body.decode())


def encode_findings(findings: list[Diagnostic]) -> bytes:
    """Return findings as bytes that the store can keep."""
    return orjson.dumps([
        (finding.code.id, finding.path, finding.message, finding.hint, finding.pointer, finding.at_key, finding.line,
         finding.column, finding.related)
        for finding in findings
    ])  # fmt: skip


@cache
def _reading_codes() -> Mapping[str, Code]:
    return {code.id: code for code in (*parse_codes.CODES, *shape_codes.CODES)}


def decode_findings(data: bytes, codes: Mapping[str, Code] | None = None) -> list[Diagnostic]:
    """Return the findings that `encode_findings` spelt; `codes` adds to those of reading."""
    known = {**_reading_codes(), **(codes or {})}
    rows: list[list[Any]] = orjson.loads(data)
    return [
        Diagnostic(known[code], path, message, hint, pointer, at_key, line, column, tuple(related))
        for code, path, message, hint, pointer, at_key, line, column, related in rows
    ]
