"""The stage that reads: the bytes of a file to a record and its digest, or to findings."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.engine import Batch, Stage, held_collector
from build_tools.parse import codes as parse_codes
from build_tools.parse import parse_document
from build_tools.records import _codes as shape_codes
from build_tools.records import record_type
from build_tools.records.shape import build_record
from build_tools.validate import Rule, rules

RECORD, FINDINGS = b"R", b"F"


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """What the stage tells of a good file.

    That is its digest, the record as JSON without defaults, the narrative, and the errors that the record alone tells.
    """

    digest: str
    fields_json: bytes
    body: str
    findings: tuple[Diagnostic, ...] = ()


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
    fields = record.model_dump(mode="json", exclude_defaults=True)
    entry = Entry(found, _id_of(path), path, document.digest, record, fields, document.body)
    findings = _found_alone(entry, Severity.ERROR)
    told = [RECORD + document.digest.encode(), orjson.dumps(fields), encode_findings(findings), document.body.encode()]
    return b"\n".join(told)


def _id_of(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


def _found_alone(entry: Entry, *severities: Severity) -> list[Diagnostic]:
    return [finding for rule in rules_alone(*severities) if rule.alone for finding in rule.alone(entry)]


@cache
def rules_alone(*severities: Severity) -> tuple[Rule, ...]:
    """Return the rules of some severities (or all) that look at each record by itself."""
    return tuple(rule for rule in rules(*severities) if rule.alone)


def look_closer(batch: Batch) -> list[bytes]:
    """Find what only `commons check` tells of single records: values are (path, folder, digest, JSON, narrative).

    The results are for `decode_findings`.
    """
    with held_collector():
        return [encode_findings(_told_closer(*value)) for value in batch.values]


LOOK_CLOSER = Stage("look closer", look_closer)


def _told_closer(path: str, folder: str, digest: str, fields_json: bytes, body: str) -> list[Diagnostic]:
    found = record_type(folder)
    record = found.model.model_validate_json(fields_json)
    entry = Entry(found, _id_of(path), path, digest, record, orjson.loads(fields_json), body)
    return _found_alone(entry, Severity.WARNING, Severity.NOTE)


def decode_reading(result: bytes) -> ReadRecord | list[Diagnostic]:
    """Return what `read_batch` told of one file."""
    if result.startswith(FINDINGS):
        return decode_findings(result[1:])
    digest, fields_json, findings, body = result[1:].split(b"\n", 3)
    return ReadRecord(digest.decode(), fields_json, body.decode(), tuple(decode_findings(findings)))


def encode_findings(findings: list[Diagnostic]) -> bytes:
    """Return findings as bytes that the store can keep."""
    return orjson.dumps([
        (finding.code.id, finding.path, finding.message, finding.hint, finding.pointer, finding.at_key, finding.line,
         finding.column, finding.related)
        for finding in findings
    ])  # fmt: skip


@cache
def _reading_codes() -> Mapping[str, Code]:
    alone = [rule.code for rule in rules_alone()]
    return {code.id: code for code in (*parse_codes.CODES, *shape_codes.CODES, *alone)}


def decode_findings(data: bytes, codes: Mapping[str, Code] | None = None) -> list[Diagnostic]:
    """Return the findings that `encode_findings` spelt; `codes` adds to those of reading."""
    rows: list[list[Any]] = orjson.loads(data)
    if not rows:
        return []
    known = {**_reading_codes(), **(codes or {})}
    return [
        Diagnostic(known[code], path, message, hint, pointer, at_key, line, column, tuple(related))
        for code, path, message, hint, pointer, at_key, line, column, related in rows
    ]
