"""The stage that writes a record as a file would hold it, and reads that as any other: what single records tell."""

from dataclasses import dataclass

import orjson

from build_tools.contributions.record_file import record_text
from build_tools.diagnostics import Diagnostic
from build_tools.engine import Batch, Stage, held_collector
from build_tools.reading import ReadRecord, decode_findings, decode_reading, look_closer, read_batch
from build_tools.records import record_type

LENGTH_BYTES = 4


@dataclass(frozen=True, slots=True)
class Trial:
    """The text of a file, the record that it spells or what does not fit, and what rules find in it alone."""

    text: str
    read: ReadRecord | list[Diagnostic]
    findings: list[Diagnostic]


def try_batch(batch: Batch) -> list[bytes]:
    """Write and read records: values are (path, folder, schema, fields as JSON, narrative)."""
    with held_collector():
        return [_tried(*value) for value in batch.values]


TRY = Stage("try", try_batch)


def _tried(path: str, folder: str, schema: str, fields: bytes, body: str) -> bytes:
    text = record_text(record_type(folder), orjson.loads(fields), body, schema).encode()
    (result,) = read_batch(Batch([(path, folder, text)], None))
    read = decode_reading(result)
    if isinstance(read, list):
        return _joined(text, result, b"[]")
    (closer,) = look_closer(Batch([(path, folder, read.digest, read.fields_json, read.body)], None))
    return _joined(text, result, closer)


def _joined(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(LENGTH_BYTES, "big") + part for part in parts)


def decode_trial(data: bytes) -> Trial:
    """Return what `try_batch` told of one record."""
    parts: list[bytes] = []
    while data:
        end = LENGTH_BYTES + int.from_bytes(data[:LENGTH_BYTES], "big")
        parts.append(data[LENGTH_BYTES:end])
        data = data[end:]
    text, read, closer = parts
    return Trial(text.decode(), decode_reading(read), decode_findings(closer))
